import Files
import Foundation

/// What a check says while it runs, one line of JSON each, to the process that started it.
///
/// It goes to a file and not to standard output, which belongs to the learner's own `print`; and a check
/// that never says `finished` has not passed, however the process ended.
public enum CheckEvent: Codable, Equatable, Sendable {
  /// The check began, and may take so many seconds; `note` tells of a long one.
  case started(timeLimit: Double, note: String?)
  /// It turns to a requirement, by its title.
  case checking(String)
  /// The requirement is met; `remark` is something worth seeing, such as a measured number.
  case met(remark: String?)
  /// The requirement is not met.
  case unmet(Shortfall)
  /// Some long work goes on.
  case progress(String)
  /// The check itself cannot go on, through no fault of the learner: its data cannot be written, say.
  case broken(String)
  /// The check is through with what it could look at.
  case finished

  /// The variable that names the file for the events.
  public static let fileVariable = "FINETUNING_CHECK_EVENTS"

  /// The events in a file, as far as they are written.
  static func read(from path: String) -> [CheckEvent] {
    let lines =
      (try? Data(contentsOf: URL(fileURLWithPath: path)))?.split(separator: UInt8(ascii: "\n")) ?? []
    return lines.compactMap { try? JSONDecoder().decode(CheckEvent.self, from: $0) }
  }

  /// Adds this event to a file.
  public func append(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let file = fopen(path, "a") else {
      throw InputError(
        path, expected: "a file for what the check says", found: String(cString: strerror(errno)),
        advice: "run the check with ./book exercise check")
    }
    fputs(String(decoding: try encoder.encode(self), as: UTF8.self) + "\n", file)
    fclose(file)
  }
}

/// In what an answer falls short of a requirement.
public struct Shortfall: Error, Codable, Equatable, Sendable {
  /// What would have been right.
  public var expected: String
  /// What came back instead.
  public var found: String
  /// Where to look.
  public var look: String

  /// Says what was expected, what came back, and where to look.
  public init(expected: String, found: String, look: String) {
    self.expected = expected
    self.found = found
    self.look = look
  }
}
