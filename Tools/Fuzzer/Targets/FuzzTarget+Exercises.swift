import ExerciseRunner
import FineTuningFiles
import Foundation

extension FuzzTarget {
  static let exercise = FuzzTarget(
    name: "exercise", summary: "an exercise's task and hints, and a learner's saved progress",
    tokens: texts(
      "# ", "## ", "\n## ", "chapters/01-a", "{", "}", "\"a\"", ":", ",", "\"passed\"", "\"wasChecked\"",
      "true",
      "\"hintsShown\"", "9223372036854775807", "9223372036854775808", "-1", "1e99", "\\ud800"),
    corpus: {
      [
        "# Count\n\nSee [chapter 1](../../chapters/01-dataset/README.md).\n\n## Hint 1\n\nLook.\n\n## Hint 2\n\nAgain.\n",
        "{\"a\": {\"hintsShown\": 2, \"passed\": \"12ab\", \"wasChecked\": true}}",
        "{\"a\": {\"hintsShown\": 0, \"wasChecked\": false}}",
      ].map { Array($0.utf8) }
    },
    parser: exercises)

  /// Reads the input as saved progress if it begins with a brace, else as a task and its hints.
  private static let exercises: @Sendable (String) throws -> Parse = { folder in
    let exercise = folder + "/exercises/01-a"
    for path in [exercise, folder + "/exercises/.starters"] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    let task = Array("# A\n\nSee chapters/01-a\n".utf8)
    try write(task, to: exercise + "/README.md")
    try write([], to: exercise + "/Exercise.swift")
    try write([], to: folder + "/exercises/.starters/a.swift")
    let known = try Catalogue(root: folder).exercises[0]
    let store = ProgressStore(root: folder, data: folder + "/data")
    try FileManager.default.createDirectory(atPath: store.folder, withIntermediateDirectories: true)
    return { bytes in
      if bytes.first == UInt8(ascii: "{") {
        try write(bytes, to: store.folder + "/progress.json")
        _ = try store.state(of: known)
        _ = try store.nextHint(of: known, count: 3)
      } else {
        try write(bytes, to: exercise + "/README.md")
        try write(bytes, to: exercise + "/hints.md")
        for exercise in try Catalogue(root: folder).exercises { _ = try exercise.hints() }
      }
    }
  }
}
