import FineTuningFiles
import Foundation

/// A process that does the work: this program as a worker, or a framework in a Python.
final class Candidate {
  /// The first message: preparation and warm-up are done.
  struct Ready: Codable {
    let name: String
    /// The machine's speed at matrix products in floating-point operations per second, if measured.
    var matrixPeak: Double?
    /// The results of the warm-up, which have to agree between candidates.
    let results: [Float]
  }

  /// The message after each iteration.
  struct Iteration: Codable {
    let seconds: Double
    let images: Int
  }

  /// The last message.
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
  private var unread = Data()
  private let command: String

  /// Starts a program and waits until it's ready, which may take a minute if it compiles its network.
  ///
  /// - Throws: `InputError` if the program can't be started or ends early; its own message goes to standard
  ///   error.
  init(_ arguments: [String]) throws {
    command = arguments.prefix(3).joined(separator: " ")
    ready = Ready(name: "", results: [])
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    ready = try nextMessage(Ready.self)
  }

  /// Runs one iteration.
  func iterate() throws {
    try input.fileHandleForWriting.write(contentsOf: Data("go\n".utf8))
    iterations.append(try nextMessage(Iteration.self))
  }

  /// Ends the program.
  func finish() throws {
    try input.fileHandleForWriting.close()
    peakMemory = try nextMessage(Done.self).peakMemory
    process.waitUntilExit()
  }

  /// Images per second in each iteration.
  var rates: [Double] { iterations.map { Double($0.images) / $0.seconds } }

  /// Reads up to the next message; anything else that a framework prints goes to standard error.
  private func nextMessage<Message: Decodable>(_: Message.Type) throws -> Message {
    while true {
      while let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = unread[unread.startIndex..<end]
        unread = Data(unread[(end + 1)...])
        if let message = try? JSONDecoder().decode(Message.self, from: Data(line)) { return message }
        FileHandle.standardError.write(Data(line) + Data("\n".utf8))
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else {
        throw InputError(
          command, expected: "a candidate that completes every iteration", found: "one that ended early",
          advice: "see its message above")
      }
      unread += more
    }
  }
}
