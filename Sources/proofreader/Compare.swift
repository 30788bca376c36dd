import ArgumentParser
import Figures
import Files
import Foundation
import Images

/// Compares the committed figures of a chapter with those of another run.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares the committed figures of a chapter with those of another run.",
    discussion: """
      Pixels are compared as decoded from PNG files. Two pixels are the same if no channel differs by more \
      than \(PixelDifference.channelTolerance) of 255, and two figures if at most \
      \(PixelDifference.pixelTolerance) of a million pixels differ: fonts are smoothed a little differently \
      from machine to machine, and a digit that changes is more than that. Exit code 1 if any figure differs, \
      is missing or is new.
      """)

  @Argument(help: "The name of the chapter's folder.") var chapter: String
  @Argument(help: "The folder of the committed figures.") var committed: String
  @Argument(help: "The folder of the figures to compare.") var new: String
  @Argument(help: "The folder for pictures of the differences.") var differences: String

  func run() throws {
    let names = (old: try figures(in: committed), new: try figures(in: new))
    var isClean = true
    for name in names.old.union(names.new).sorted() {
      let verdict = try compare(name, isOld: names.old.contains(name), isNew: names.new.contains(name))
      print("\(name): \(verdict ?? "same")")
      isClean = isClean && verdict == nil
    }
    if !isClean { throw ExitCode.failure }
  }

  /// What is wrong with the figure in a file, or nil.
  private func compare(_ name: String, isOld: Bool, isNew: Bool) throws -> String? {
    guard isOld else { return "new: it is not committed" }
    guard isNew else { return "missing: the chapter does not make it" }
    let (old, new) = (try Image(contentsOf: "\(committed)/\(name)"), try Image(contentsOf: "\(new)/\(name)"))
    let difference = PixelDifference(old, new)
    guard difference.isSignificant else { return nil }
    let picture = "\(differences)/\(name)"
    try difference.figure.writePNG(to: picture)
    return "differs in \(difference.count) of \(difference.total) pixels, see \(picture)"
  }

  /// The names of the chapter's PNG files in a folder.
  private func figures(in folder: String) throws -> Set<String> {
    do {
      return Set(
        try FileManager.default.contentsOfDirectory(atPath: folder).filter {
          $0.hasPrefix(chapter + "-") && $0.hasSuffix(".png")
        })
    } catch {
      throw InputError(
        folder, expected: "a folder of figures", found: InputError.reason(error),
        advice: "run the chapter first")
    }
  }
}
