import FineTuningFiles
import Foundation

/// The place of a trained network, its report and its figures.
struct ResultPlace {
  let folder: String
  let name: String

  var network: String { "\(folder)/\(name).safetensors" }
  var report: String { folder + "/README.md" }
  /// The folder of the checkpoint and of the best network so far.
  var work: String { folder + "/unfinished" }

  /// Runs `body` unless another run is writing to the folder.
  func hold<Result>(_ body: () throws -> Result) throws -> Result {
    try SharedFolder.make(at: work)
    let lock = work + "/lock"
    return try FileLock.hold(
      lock,
      whenBusy: {
        throw InputError(
          folder, expected: "no other run that writes to this folder", found: "one that hasn't ended",
          advice: "wait for it, or choose another folder with --out")
      }
    ) {
      defer {
        unlink(lock)
        rmdir(work)  // unless there is something to continue from
        rmdir(folder)  // unless there are results
      }
      return try body()
    }
  }

  /// A comment that marks the first line of a report.
  static let mark = "<!-- written by ./book train -->"

  /// Checks, before any work, that files can be written to the folder, that it isn't among the images, and that no other
  /// page is replaced.
  func check(images: String) throws {
    func components(_ path: String) -> [String] {
      URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents
    }
    if components(folder).starts(with: components(images)) {
      throw InputError(
        folder, expected: "a folder outside of the images, where the next run would take it for a class",
        found: "one inside \(images)", advice: "choose another folder with --out")
    }
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
