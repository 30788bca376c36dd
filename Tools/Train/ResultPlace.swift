import FineTuningFiles
import Foundation

/// The folder of a trained network, its report and its figures.
struct ResultPlace {
  let folder: String
  let name: String

  var network: String { "\(folder)/\(name).safetensors" }
  var report: String { folder + "/README.md" }
  /// The folder of the checkpoint and of the best network so far.
  var work: String { folder + "/unfinished" }

  /// A comment that marks the first line of a report.
  static let mark = "<!-- written by ./book train -->"

  /// Checks, before any work, that files can be written to the folder, and that no other page is replaced.
  func check() throws {
    if let text = try? String(contentsOfFile: report, encoding: .utf8), !text.hasPrefix(Self.mark) {
      throw InputError(
        report, expected: "no page, or one that ./book train has written", found: "another one",
        advice: "choose another folder with --out")
    }
    do {
      try SharedFolder.make(at: folder)
      try SharedFolder.checkWritable(folder)
    } catch {
      throw InputError(
        folder, expected: "a folder that can be written to", found: InputError.reason(error),
        advice: "choose another one with --out")
    }
  }
}
