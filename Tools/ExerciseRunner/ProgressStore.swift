import FineTuningFiles
import Foundation

/// A learner's progress between runs: which file passed, and how many hints were shown.
///
/// It's stored with the user's data instead of in the package, under a name derived from the package's path.
/// A rebuild, `git pull`, `git clean` or a new checkout at the same place leaves it alone.
public struct ProgressStore: Sendable {
  private struct Record: Codable {
    /// The fingerprint of the latest file that passed.
    var passed: String?
    var wasChecked = false
    var hintsShown = 0
  }

  /// The folder with all progress for this package.
  public let folder: String
  private var path: String { folder + "/progress.json" }

  /// The progress store of the package at `root`.
  ///
  /// - Parameter data: the user's data folder; if nil, `$XDG_DATA_HOME`, or else `~/.local/share`.
  public init(root: String, data: String? = nil) {
    let environment = ProcessInfo.processInfo.environment
    let chosen = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let data = data ?? chosen ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.local/share"
    let resolved = URL(fileURLWithPath: root).resolvingSymlinksInPath().path
    let key = SHA256.hexDigest(of: resolved.utf8).prefix(12)
    folder = "\(data)/fine-tuning/exercises-\(key)"
  }

  /// Returns the learner's state with `exercise`.
  public func state(of exercise: Exercise) throws -> ExerciseState {
    let record = try read()[exercise.name] ?? Record()
    let answer = try exercise.answer()
    if record.passed == Self.fingerprint(answer) { return .passed }
    let starter = try exercise.starter()
    if record.passed == nil && !record.wasChecked && answer == starter { return .untouched }
    return .tried(passedBefore: record.passed != nil)
  }

  /// Returns whether the exercise has ever passed.
  public func hasEverPassed(_ exercise: Exercise) throws -> Bool {
    try read()[exercise.name]?.passed != nil
  }

  /// Records whether `answer`, the learner's file as it was checked, passed.
  public func record(_ answer: String, of exercise: Exercise, passed: Bool) throws {
    try change(exercise) { record in
      record.wasChecked = true
      if passed { record.passed = Self.fingerprint(answer) }
    }
  }

  /// Returns the index of the hint to show, of `count` hints: the next each time, then always the last.
  public func nextHint(of exercise: Exercise, count: Int) throws -> Int {
    let number = max(0, min(try read()[exercise.name]?.hintsShown ?? 0, count - 1))
    try change(exercise) { $0.hintsShown = min(number + 1, count) }
    return number
  }

  /// Backs up `answer`, forgets all progress with the exercise, and returns the path of the backup.
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
        path, expected: "the saved progress", found: "a file that isn't readable as progress",
        advice: "repair it, or remove it to start over")
    }
  }

  private func change(_ exercise: Exercise, _ body: (inout Record) -> Void) throws {
    try? SharedFolder.make(at: folder)
    // A check and `watch` may run at the same time: neither may overwrite what the other records.
    try FileLock.hold(folder + "/lock") {
      var records = try read()
      body(&records[exercise.name, default: Record()])
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try AtomicFile.write(encoder.encode(records), to: path)
    }
  }
}
