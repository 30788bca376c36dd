import Files
import Foundation

/// How far a learner has come with an exercise.
public enum ExerciseState: Equatable, Sendable {
  /// The file is as it was delivered.
  case untouched
  /// The file was edited or checked, and has not passed as it is now.
  case tried(passedBefore: Bool)
  /// The check passed with the file as it is now.
  case passed
}

/// What is remembered of a learner's work between runs: which file passed, and how many hints were shown.
///
/// It lies among the user's data and not in the package, under a name made from the package's path: a
/// rebuild, a `git pull`, `git clean`, or a new checkout at the same place leave it alone.
public struct ProgressStore: Sendable {
  private struct Record: Codable {
    /// The fingerprint of the file that passed last.
    var passed: String?
    var wasChecked = false
    var hintsShown = 0
  }

  /// The folder of everything that is remembered for this package.
  public let folder: String
  private var path: String { folder + "/progress.json" }

  /// The memory for the package at `root`.
  ///
  /// - Parameter data: the user's folder for data of programs; if nil, `$XDG_DATA_HOME`, else
  ///   `~/.local/share`.
  public init(root: String, data: String? = nil) {
    let environment = ProcessInfo.processInfo.environment
    let chosen = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let data = data ?? chosen ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.local/share"
    let resolved = URL(fileURLWithPath: root).resolvingSymlinksInPath().path
    let key = SHA256.hexDigest(of: resolved.utf8).prefix(12)
    folder = "\(data)/fine-tuning/exercises-\(key)"
  }

  /// How far the learner has come with `exercise`.
  public func state(of exercise: Exercise) throws -> ExerciseState {
    let record = try read()[exercise.name] ?? Record()
    let answer = try exercise.answer()
    if record.passed == Self.fingerprint(answer) { return .passed }
    let starter = try exercise.starter()
    if record.passed == nil && !record.wasChecked && answer == starter { return .untouched }
    return .tried(passedBefore: record.passed != nil)
  }

  /// Whether the exercise has ever passed.
  public func hasEverPassed(_ exercise: Exercise) throws -> Bool {
    try read()[exercise.name]?.passed != nil
  }

  /// Remembers that `answer`, the learner's file as it was checked, passed or did not.
  public func remember(_ answer: String, of exercise: Exercise, passed: Bool) throws {
    try change(exercise) { record in
      record.wasChecked = true
      if passed { record.passed = Self.fingerprint(answer) }
    }
  }

  /// The number of the hint to show, from 0, of `count`: the next each time, and the last again at the end.
  public func nextHint(of exercise: Exercise, count: Int) throws -> Int {
    let number = max(0, min(try read()[exercise.name]?.hintsShown ?? 0, count - 1))
    try change(exercise) { $0.hintsShown = min(number + 1, count) }
    return number
  }

  /// Keeps `answer` aside, forgets what is remembered of the exercise, and says where the backup is.
  public func reset(_ exercise: Exercise, keeping answer: String, at date: Date = Date()) throws -> String {
    let time = date.formatted(.iso8601.timeSeparator(.omitted))
    let backup = "\(folder)/backups/\(exercise.folder)-\(time).swift"
    try AtomicFile.write(answer, to: backup)
    try change(exercise) { $0 = Record() }
    return backup
  }

  private static func fingerprint(_ text: String) -> String { SHA256.hexDigest(of: text.utf8) }

  private func read() throws -> [String: Record] {
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return try JSONDecoder().decode([String: Record].self, from: data)
    } catch {
      throw InputError(
        path, expected: "the progress that was saved there", found: "a file that cannot be read as such",
        advice: "repair it, or remove it to start over")
    }
  }

  private func change(_ exercise: Exercise, _ body: (inout Record) -> Void) throws {
    var records = try read()
    body(&records[exercise.name, default: Record()])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try AtomicFile.write(encoder.encode(records), to: path)
  }
}
