import ArgumentParser
import Files
import Foundation

/// Says of each page whether it is what the code would make today. It runs no chapter.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says of each page whether the code has changed since it was made.",
    discussion: """
      Stale numbers are an error, and so is a page that is missing, was edited by hand or was made with other \
      than the default options. Stale pictures are a warning. Exit code 1 if there is any error.
      """)

  @Option(help: "The root of the package.") var root = "."

  func run() throws {
    let folders = try Self.folders(in: root + "/chapters").sorted()
    let checks = try folders.map { try PageCheck(chapter: $0, root: root) }
    let orphans = try Self.figures(in: root + "/figures").filter { file in
      !checks.contains { $0.accountsFor(figure: file) }
    }
    let lines =
      checks.map { ($0.chapter, $0.summary) }
      + orphans.sorted().map { ("figures/\($0)", "error: no page shows it; remove it") }
    let width = lines.map(\.0.count).max() ?? 0
    for (name, state) in lines { print(name.padding(toLength: width, withPad: " ", startingAt: 0), state) }

    let wrong = checks.filter { !$0.errors.isEmpty }.map(\.chapter)
    if !wrong.isEmpty {
      let names = wrong.map { $0.drop { $0 != "-" }.dropFirst() }.joined(separator: " ")
      throw InputError(
        "pages", expected: "every page as its code makes it now",
        found: "errors in \(wrong.count) of \(checks.count)", advice: "run again: ./book run \(names)")
    }
    if !orphans.isEmpty { throw ExitCode.failure }
  }

  private static func folders(in folder: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
          && isFolder.boolValue
      }
    } catch {
      throw InputError(
        folder, expected: "the chapters of the package", found: InputError.reason(error),
        advice: "name the package with --root")
    }
  }

  /// The figures there are; a package without any may well have no folder for them.
  private static func figures(in folder: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
  }
}
