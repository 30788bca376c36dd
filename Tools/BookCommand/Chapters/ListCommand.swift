import ArgumentParser

/// Lists the chapters, and which pages are there.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the chapters and their pages.")

  func run() throws {
    let chapters = try Chapter.all()
    let width = chapters.map(\.name.count).max() ?? 0
    for chapter in chapters {
      let check = try PageCheck(chapter: chapter.folder, root: ".")
      let state = check.hasPage ? "\(chapter.page) (\(check.summary))" : "not run yet"
      print("  \(chapter.name.padded(to: width))  \(chapter.title())")
      print("  \("".padded(to: width))  \(state)")
    }
    print(
      """

      Run a chapter: ./book run NAME     Run every chapter: ./book run all     All commands: ./book help
      """)
  }
}

extension String {
  /// This text with spaces up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
