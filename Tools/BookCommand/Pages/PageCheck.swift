import FineTuningFiles
import FineTuningNotebook
import FineTuningRecipe
import Foundation

/// Everything that is wrong with the page of one chapter, from its record and the files as they are now.
struct PageCheck {
  /// The name of the chapter's folder.
  let chapter: String
  /// Problems that must not be committed.
  private(set) var errors: [String] = []
  /// Problems that may be committed for a while.
  private(set) var warnings: [String] = []
  /// Whether there is a page at all.
  let hasPage: Bool
  /// The record of what the page was made from; nil when it has none.
  private let record: Provenance?

  /// Checks the page of the chapter in a folder of `chapters`.
  ///
  /// - Throws: `InputError` when the package cannot be read.
  init(chapter: String, root: String) throws {
    self.chapter = chapter
    let folder = "\(root)/chapters/\(chapter)"
    let page = try? String(contentsOfFile: folder + "/README.md", encoding: .utf8)
    hasPage = page != nil
    record = page.flatMap(Provenance.init(page:))
    guard let source = try? Data(contentsOf: URL(fileURLWithPath: folder + "/main.swift")) else {
      errors.append("there is no main.swift")
      return
    }
    guard let page else {
      errors.append("not run yet")
      return
    }
    guard let record else {
      errors.append("the page has no record of what it was made from")
      return
    }
    compare(record, with: try Provenance.ofSources(chapter: source, root: root))
    let defaults = try Provenance(ChapterOptions.defaultSettings())
    for key in defaults.keys(differingFrom: record) {
      errors.append(
        "made with \(key) \(record[key] ?? "unknown"), where the default is \(defaults[key] ?? "none")")
    }
    if !Provenance.isSealIntact(on: page) { errors.append("edited by hand") }
    checkFigures(of: record, in: root + "/figures")
  }

  private mutating func compare(_ record: Provenance, with sources: Provenance) {
    let changed = sources.keys(differingFrom: record)
    let decisive = changed.filter { $0 != Provenance.drawingKey }
    if !decisive.isEmpty {
      let names = decisive.map { "the \($0)" }.joined(separator: " and ")
      errors.append("stale numbers: \(names) changed")
    }
    if changed.contains(Provenance.drawingKey) {
      warnings.append("stale images: Sources/Plotting changed")
    }
  }

  private mutating func checkFigures(of record: Provenance, in folder: String) {
    for (name, digest) in record.figures {
      let path = "\(folder)/\(name)"
      if !FileManager.default.fileExists(atPath: path) {
        errors.append("\(name) is missing")
      } else if (try? Fingerprint.ofFile(path)) != digest {
        warnings.append("\(name) is not the one of this page")
      }
    }
  }

  /// Whether the page shows a figure, or cannot say whether it does.
  func accountsFor(figure name: String) -> Bool {
    guard let record else { return name.hasPrefix(chapter + "-") }
    return record.figures.contains { $0.name == name }
  }

  /// All of it in one line.
  var summary: String {
    let parts = errors.map { "error: " + $0 } + warnings.map { "warning: " + $0 }
    return parts.isEmpty ? "fresh" : parts.joined(separator: "; ")
  }
}
