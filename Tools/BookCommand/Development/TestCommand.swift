import ArgumentParser
import Processes

/// A tool of the compiler that watches a program while it runs.
enum Sanitizer: String, CaseIterable, ExpressibleByArgument {
  /// Accesses beyond memory that is allocated.
  case address
  /// Races between threads.
  case thread
  /// Operations that C leaves undefined. Swift has none, so it is for C alone, and traps.
  case undefined

  /// The flags for `swift test`.
  var flags: [String] {
    switch self {
    case .address: ["--sanitize", "address"]
    case .thread: ["--sanitize", "thread"]
    case .undefined: ["-Xcc", "-fsanitize=undefined", "-Xcc", "-fsanitize-trap=undefined"]
    }
  }
}

/// Runs the tests.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs every test.",
    discussion: """
      Arguments after -- go to swift test: ./book test -- --filter LayersTests. A sanitizer builds everything \
      for itself, once, and leaves out the exercises, which are built as for a learner.
      """)

  @Option(help: "Watch memory, races, or what C leaves undefined.") var sanitize: Sanitizer?
  @Option(help: "Run only the tests whose names match.") var filter: String?
  @Argument(parsing: .postTerminator, help: "Arguments for swift test.") var more: [String] = []

  func run() throws {
    let arguments = ["swift", "test"] + (filter.map { ["--filter", $0] } ?? []) + more
    guard let sanitize else { try ChildProgram(arguments).exec() }
    // Each sanitizer has its own build folder, so that the everyday one stays warm. LeakSanitizer reports
    // what system libraries keep until a program ends, and cannot tell it from ours.
    try ChildProgram(
      arguments + sanitize.flags
        + ["--scratch-path", ".build/\(sanitize.rawValue)", "--skip", "ExerciseRunnerTests"],
      environment: ["ASAN_OPTIONS": "detect_leaks=0"]
    ).exec()
  }
}
