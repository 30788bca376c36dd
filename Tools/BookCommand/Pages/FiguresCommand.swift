import ArgumentParser
import FineTuningFiles
import FineTuningPlotting
import FineTuningRecipe
import Foundation

/// Makes all figures again, or compares them with the committed ones.
struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "Makes all figures again, and with them the pages.",
    discussion: """
      With --check, chapters run on the side, and the pixels of every PNG are compared with the committed one. \
      Two pixels are the same if no channel differs by more than \(PixelDifference.channelTolerance) of 255, \
      two figures if at most \(PixelDifference.pixelTolerance) of a million pixels differ: Cairo's versions \
      mix colours a little differently, and one changed digit is more than that. The old figure, \
      the new one and their difference stand side by side in .build/figures-check.
      """)

  @Argument(help: "Chapters, all by default.") var names: [String] = ["all"]
  @Flag(help: "Compare with the committed figures; change none.") var check = false

  private static let folder = ".build/figures-check"

  func run() throws {
    let chapters = try Chapter.named(names)
    guard check else { return try Chapter.run(chapters, ChapterOptions.parse([])) }
    let programs = try chapters.map { try SwiftBuild.executable($0.name) }
    // Another check may be at work in the folder.
    try FileLock.hold(Self.folder + ".lock", whenBusy: { print("waiting for another check to end") }) {
      try? FileManager.default.removeItem(atPath: Self.folder)
      let areSame = try zip(chapters, programs).map(compare)
      if areSame.contains(false) { throw ExitCode.failure }
    }
  }

  /// Runs a chapter on the side and compares its figures with the committed ones.
  private func compare(_ chapter: Chapter, _ program: String) throws -> Bool {
    let place = "\(Self.folder)/\(chapter.folder)"
    try chapter.run(program, ["--out", place])
    let verdicts = try FigureComparison(
      chapter: chapter.folder, committed: "figures", new: place + "/figures", differences: Self.folder
    ).verdicts()
    for (name, problem) in verdicts { print("\(name): \(problem ?? "same")") }
    return verdicts.allSatisfy { $0.problem == nil }
  }
}
