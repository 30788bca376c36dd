import ArgumentParser
import FineTuningFiles
import FineTuningRecipe
import Foundation

/// Checks that every page is what the code would make today: by its record, and with `--run` by making it again.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Checks whether every page is what its code makes now.",
    discussion: """
      Stale numbers are an error, and so is a page that is missing, was edited by hand or was made with other \
      than the default options, a figure that is missing, and a figure that no page shows. Stale images and \
      replaced figures are warnings. Exit code 1 if there is any error.

      With --run, every chapter runs as well, and every number and figure has to come out as on its page: on any \
      processor, with any number of threads.
      """)

  @Option(help: "The root of the package.", completion: .directory) var root = "."
  @Flag(
    name: .customLong("run"), help: "Run every chapter, and compare its numbers and figures with the page.")
  var runsChapters = false

  func validate() throws {
    if runsChapters, root != "." {
      throw ValidationError("--run is for the chapters of this package, not of --root")
    }
  }

  func run() throws {
    let chapters = try Chapter.all(root: root)
    let checks = try chapters.map { try PageCheck(chapter: $0.folder, root: root) }
    let orphans = try Self.figures(in: root + "/figures").filter { file in
      !checks.contains { $0.accountsFor(figure: file) }
    }
    let lines =
      checks.map { ($0.chapter, $0.summary) }
      + orphans.sorted().map { ("figures/\($0)", "error: no page shows it; remove it") }
    let width = lines.map(\.0.count).max() ?? 0
    for (name, state) in lines { print(name.padded(to: width), state) }

    let wrong = checks.filter { !$0.errors.isEmpty }.map { Chapter(folder: $0.chapter).name }
    if !wrong.isEmpty {
      throw InputError(
        "pages", expected: "every page as its code makes it now",
        found: "errors in \(wrong.count) of \(checks.count)",
        advice: "run again: ./book run \(wrong.joined(separator: " "))")
    }
    if !orphans.isEmpty { throw ExitCode.failure }
    if runsChapters {
      try Chapter.runInTurn(chapters, ChapterOptions.parse([]))
      if !Chapter.summarize(chapters) { throw ExitCode.failure }
    }
  }

  /// The figures there are; a package without any may well have no folder for them.
  private static func figures(in folder: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
  }
}
