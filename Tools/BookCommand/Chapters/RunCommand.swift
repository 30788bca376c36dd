import ArgumentParser
import FineTuningFiles
import FineTuningNotebook
import FineTuningRecipe
import Foundation
import Processes

/// Builds and runs chapters, one after the other.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs chapters and weaves their pages.",
    discussion: ChapterOptions.discussion)

  @Argument(
    help: """
      Chapters to run, or all. Without a name it is \(Chapter.main), where fine-tuning meets training from \
      scratch.
      """, completion: .custom { _, _, _ in ((try? Chapter.all()) ?? []).map(\.name) + ["all"] })
  var names: [String] = [Chapter.main]

  @OptionGroup var options: ChapterOptions

  func run() throws {
    try options.check()
    var options = options
    options.data = options.data?.fromCaller
    options.source = options.source?.fromCaller
    options.out = options.out?.fromCaller
    try Chapter.run(Chapter.named(names), options)
  }
}

extension Chapter {
  /// Builds all of the chapters, then runs them; one that fails ends the run with its own exit code.
  ///
  /// - Throws: `InputError` when several chapters would write to one folder.
  static func run(_ chapters: [Chapter], _ options: ChapterOptions) throws {
    if chapters.count > 1, options.out != nil {
      throw InputError(
        "--out", expected: "one chapter to run",
        found: "\(chapters.count), which would all write the page of that folder",
        advice: "run them one by one")
    }
    // In place of this process, so that every signal reaches the chapter.
    if chapters.count == 1 {
      try ChildProgram([SwiftBuild.executable(chapters[0].name)] + options.arguments).exec()
    }
    try runInTurn(chapters, options)
    // Only runs with the default options make the pages of the text.
    let makesPages =
      try options.out == nil
      && options.settings.elementsEqual(ChapterOptions.defaultSettings(), by: ==)
    if makesPages { _ = summarize(chapters) }
  }

  /// Builds all of the chapters, then runs them in processes of their own.
  static func runInTurn(_ chapters: [Chapter], _ options: ChapterOptions) throws {
    let programs = try chapters.map { try SwiftBuild.executable($0.name) }
    for (chapter, program) in zip(chapters, programs) { try chapter.run(program, options.arguments) }
  }

  /// Says whether the pages that the chapters have just made are those of the text.
  static func summarize(_ chapters: [Chapter]) -> Bool {
    let runs = chapters.map { (name: $0.name, record: RunRecord(ofChapter: $0.folder, root: ".")) }
    // A chapter without a record has shown nothing.
    let differing = runs.filter { $0.record?.differences.isEmpty != true }.map(\.name)
    print(
      differing.isEmpty
        ? RunRecord.agreement(of: runs.compactMap(\.record))
        : "not those of the text: \(differing.joined(separator: ", ")); see above")
    return differing.isEmpty
  }

  /// Runs the chapter's program to its end.
  func run(_ program: String, _ arguments: [String]) throws {
    let code = try ChildProgram([program] + arguments).run()
    if code == 0 { return }
    // An interrupted chapter has said how to continue.
    if code != 128 + SIGINT && code != 128 + SIGTERM {
      FileHandle.standardError.write(Data("error: chapter \(name) ended with exit code \(code)\n".utf8))
    }
    throw ExitCode(code)
  }
}
