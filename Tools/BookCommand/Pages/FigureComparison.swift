import FineTuningFiles
import FineTuningImages
import FineTuningPlotting
import Foundation

/// Compares the committed figures of a chapter with those of another run, pixel by pixel as decoded from PNG.
struct FigureComparison {
  /// The name of the chapter's folder.
  let chapter: String
  /// The folder of the committed figures.
  let committed: String
  /// The folder of the figures to compare.
  let new: String
  /// The folder for images of the differences.
  let differences: String

  /// Each figure that either folder has, and the problem with it; nil where both are the same.
  ///
  /// - Throws: `InputError` when there is no folder of committed figures.
  func verdicts() throws -> [(name: String, problem: String?)] {
    let names = (old: try figures(in: committed), new: try figures(in: new, isOptional: true))
    return try names.old.union(names.new).sorted().map { name in
      (name, try problem(with: name, isOld: names.old.contains(name), isNew: names.new.contains(name)))
    }
  }

  /// The problem with the figure in a file, or nil.
  private func problem(with name: String, isOld: Bool, isNew: Bool) throws -> String? {
    guard isOld else { return "new: it is not committed" }
    guard isNew else { return "missing: the chapter does not make it" }
    let difference = PixelDifference(
      try Image(contentsOf: "\(committed)/\(name)"), try Image(contentsOf: "\(new)/\(name)"))
    guard difference.isSignificant else { return nil }
    let image = "\(differences)/\(name)"
    try difference.figure.writePNG(to: image)
    return "differs in \(difference.count) of \(difference.total) pixels, see \(image)"
  }

  /// The names of the chapter's PNG files in a folder, which a chapter without figures doesn't have.
  private func figures(in folder: String, isOptional: Bool = false) throws -> Set<String> {
    if isOptional, !FileManager.default.fileExists(atPath: folder) { return [] }
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
