import Files
import Foundation

/// A process that does the work: this program as a worker, or a framework in a Python.
final class Candidate {
  /// What it says when it is ready.
  struct Ready: Codable {
    let name: String
    /// The floating-point operations a second of the machine's matrix products, where they were measured.
    var matrixPeak: Double?
    /// What its work came to in warming up, by which it is held to have done the same as the others.
    let numbers: [Float]
  }

  /// What it says of each time.
  struct Iteration: Codable {
    let seconds: Double
    let images: Int
  }

  /// What it says at the end.
  struct Done: Codable {
    /// In bytes.
    let peakMemory: Int
  }

  private(set) var ready: Ready
  private(set) var iterations: [Iteration] = []
  private(set) var peakMemory = 0

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var rest = Data()
  private let command: String

  /// Starts a program and waits until it is ready, which may take a minute for one that compiles.
  ///
  /// - Parameter unset: variables of the environment that it is not given.
  /// - Throws: `InputError` when it cannot be started, or ends before it is ready; what it says of that goes to
  ///   standard error.
  init(_ arguments: [String], unset: [String] = []) throws {
    command = arguments.prefix(3).joined(separator: " ")
    ready = Ready(name: "", numbers: [])
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = unset.flatMap { ["-u", $0] } + arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    ready = try hear(Ready.self)
  }

  /// Has it do its work once.
  func iterate() throws {
    try input.fileHandleForWriting.write(contentsOf: Data("go\n".utf8))
    iterations.append(try hear(Iteration.self))
  }

  /// Lets it end.
  func finish() throws {
    try input.fileHandleForWriting.close()
    peakMemory = try hear(Done.self).peakMemory
    process.waitUntilExit()
  }

  /// Images a second in each iteration.
  var rates: [Double] { iterations.map { Double($0.images) / $0.seconds } }

  /// The next line of JSON that is a message; whatever else a framework prints is passed on.
  private func hear<Message: Decodable>(_: Message.Type) throws -> Message {
    while true {
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        let line = rest[rest.startIndex..<end]
        rest = Data(rest[(end + 1)...])
        if let message = try? JSONDecoder().decode(Message.self, from: Data(line)) { return message }
        FileHandle.standardError.write(Data(line) + Data("\n".utf8))
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else {
        throw InputError(
          command, expected: "a candidate that works to the end", found: "one that ended before",
          advice: "see its message above")
      }
      rest += more
    }
  }
}
