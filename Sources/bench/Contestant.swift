import Files
import Foundation

/// A process that does the work: this program as a worker, or a framework in a Python.
final class Contestant {
  /// What it says when it is ready.
  struct Introduction: Codable {
    let name: String
    /// The floating-point operations a second of the machine's matrix products, where they were measured.
    var matrixPeak: Double?
    /// What its work came to in warming up, by which it is held to have done the same as the others.
    let numbers: [Float]
  }

  /// What it says of each time.
  struct Lap: Codable {
    let seconds: Double
    let images: Int
  }

  /// What it says at the end.
  struct Farewell: Codable {
    /// In bytes.
    let peakMemory: Int
  }

  private(set) var introduction: Introduction
  private(set) var laps: [Lap] = []
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
    introduction = Introduction(name: "", numbers: [])
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = unset.flatMap { ["-u", $0] } + arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    introduction = try hear(Introduction.self)
  }

  /// Has it do its work once.
  func lap() throws {
    try input.fileHandleForWriting.write(contentsOf: Data("go\n".utf8))
    laps.append(try hear(Lap.self))
  }

  /// Lets it end.
  func finish() throws {
    try input.fileHandleForWriting.close()
    peakMemory = try hear(Farewell.self).peakMemory
    process.waitUntilExit()
  }

  /// Pictures a second in each lap.
  var rates: [Double] { laps.map { Double($0.images) / $0.seconds } }

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
          command, expected: "a contestant that works to the end", found: "one that ended before",
          advice: "see its message above")
      }
      rest += more
    }
  }
}
