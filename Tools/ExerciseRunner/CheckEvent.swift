import FineTuningFiles
import Foundation

/// A message from a running check to the process that started it, as a line of JSON.
///
/// Events go to a file, since standard output belongs to the learner's `print`. A check that never says
/// `finished` hasn't passed, however its process ended.
public enum CheckEvent: Codable, Equatable, Sendable {
  /// The check began and may take `timeLimit` seconds; the note announces a long one.
  case started(timeLimit: Double, note: String?)
  /// The check turns to the requirement with this title.
  case checking(String)
  /// The requirement is met; the remark is worth showing, such as a measurement.
  case met(remark: String?)
  /// The requirement isn't met.
  case unmet(Shortfall)
  /// Long work is making progress.
  case progress(String)
  /// The check itself can't continue, through no fault of the learner: its data can't be written, say.
  case broken(String)
  /// The check has looked at all that it could.
  case finished

  /// The environment variable with the path of the event file.
  public static let fileVariable = "FINETUNING_CHECK_EVENTS"

  /// Returns the events in a file, as far as they're written.
  static func read(from path: String) -> [CheckEvent] {
    let lines =
      (try? Data(contentsOf: URL(fileURLWithPath: path)))?.split(separator: UInt8(ascii: "\n")) ?? []
    return lines.compactMap { try? JSONDecoder().decode(CheckEvent.self, from: $0) }
  }

  /// Appends this event to a file.
  public func append(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let file = fopen(path, "a") else {
      throw InputError(
        path, expected: "a file for the events of the check", found: String(cString: strerror(errno)),
        advice: "run the check with ./book exercise check")
    }
    fputs(String(decoding: try encoder.encode(self), as: UTF8.self) + "\n", file)
    fclose(file)
  }
}
