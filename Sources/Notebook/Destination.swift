import FineTuningFiles
import FineTuningImages
import FineTuningPlotting
import Foundation

/// The destination of a chapter's page and figures.
struct Destination {
  /// The name of the chapter: that of its folder.
  let chapter: String
  /// The folder of `README.md`.
  let pageFolder: String
  /// The folder of the figures.
  let figureFolder: String
  /// Whether these are the page beside the source and its figures, which runs with other settings leave alone.
  let isCommitted: Bool
  /// Whether the page is one of the text. In another package nothing is known about data and helping code, so
  /// there a page is replaced by the next one, whatever its numbers are.
  let isText: Bool
  /// The folder of the run's record, and of pages that aren't the text's: `.build/runs/CHAPTER`, or the run's own.
  let runFolder: String

  var page: String { pageFolder + "/README.md" }

  /// The destination for a chapter whose source is `file`.
  ///
  /// The committed page beside the source, and the committed figures in `figures/` at the root of the package, come
  /// from runs with the default settings alone. Every other run writes to `.build/runs/`,
  /// unless `out` names a folder.
  init(file: String, root: String, isDefault: Bool, isText: Bool = true, out: String?) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    chapter = folder.lastPathComponent
    isCommitted = isDefault && out == nil
    self.isText = isText && isCommitted
    let other = URL(fileURLWithPath: out ?? "\(root)/.build/runs/\(chapter)").standardizedFileURL.path
    pageFolder = isCommitted ? folder.path : other
    figureFolder = isCommitted ? root + "/figures" : other + "/figures"
    runFolder = other
  }

  /// The destination for a page in a folder of its own.
  private init(chapter: String, folder: String) {
    self.chapter = chapter
    pageFolder = folder
    figureFolder = folder + "/figures"
    isCommitted = false
    isText = false
    runFolder = folder
  }

  /// The destination for a run whose numbers aren't those of the text.
  private var elsewhere: Destination { Destination(chapter: chapter, folder: runFolder) }

  /// The name of a figure's file, without the folder.
  func name(of label: String, _ kind: String) -> String { "\(chapter)-\(label).\(kind)" }

  /// The path from the page to the file of a figure.
  func link(to label: String, _ figure: any Figure) -> String {
    path(to: "\(figureFolder)/\(name(of: label, figure.isVector ? "svg" : "png"))")
  }

  /// The path from the page to the committed page beside the chapter's source, `file`.
  func linkToCommittedPage(of file: String) -> String {
    path(to: URL(fileURLWithPath: file).deletingLastPathComponent().path + "/README.md")
  }

  /// The path from the page to a file.
  private func path(to file: String) -> String {
    let (page, target) = (pageFolder.split(separator: "/"), file.split(separator: "/"))
    let shared = zip(page, target).prefix { $0 == $1 }.count
    let steps = [Substring](repeating: "..", count: page.count - shared) + target.dropFirst(shared)
    return steps.joined(separator: "/")
  }

  /// Checks, before any work, that files can be written to all folders; leaves nothing behind.
  func checkWritable() throws {
    for folder in [pageFolder, figureFolder, runFolder] {
      do {
        try SharedFolder.checkWritable(folder)
      } catch {
        throw unwritable(folder, InputError.reason(error))
      }
    }
  }

  /// The error for a path that can't be written, for the given reason or the system's last one.
  private func unwritable(_ path: String, _ reason: String? = nil) -> InputError {
    InputError(
      path, expected: "a place that can be written to", found: reason ?? String(cString: strerror(errno)),
      advice: "choose another folder, or change its permissions")
  }

  /// Checks, before any work, that no other README.md would be replaced, such as that of somebody's own package.
  ///
  /// - Throws: `InputError` if there is one that no chapter has written.
  func checkReplaceable() throws {
    guard !isText, FileManager.default.fileExists(atPath: page), Provenance(pageAt: page) == nil else {
      return
    }
    throw InputError(
      page, expected: "no file, or a page that a chapter has written", found: "another file",
      advice: "move it away, or name another folder with --out")
  }

  /// Writes everything to the side, then moves it all into place, the page last. Then removes figures that the chapter
  /// no longer makes. The half-written files of killed runs go first.
  ///
  /// A figure's file stays if its pixels haven't changed beyond `PixelDifference`'s tolerance. And a page of the text is
  /// only replaced if its code has changed. If not, other numbers come from the machine, not
  /// from the book: such a run goes to `.build/runs/` instead.
  ///
  /// One run at a time moves its files: of several, the last leaves its page and its figures.
  ///
  /// - Parameter page: returns the page for a destination, since links depend on it.
  /// - Returns: where everything went, whether other code had made the page that was there, and how this one differs
  ///   from a committed page of the same code.
  func place(
    page: (Destination) throws -> String, _ provenance: Provenance,
    figures: [(label: String, figure: any Figure)]
  ) throws -> (destination: Destination, isNew: Bool, differences: [String]) {
    for folder in [pageFolder, figureFolder] {
      do {
        try SharedFolder.make(at: folder)
      } catch {
        throw unwritable(folder, InputError.reason(error))
      }
    }
    let figuresOfChapter = "\(figureFolder)/\(chapter)"
    for target in [self.page, figuresOfChapter] { UnfinishedWork.removeAbandoned(for: target) }
    let old = committedPage(madeFrom: provenance)
    let isDrawnAlike = old.map {
      Provenance(page: $0)?[Provenance.drawingKey] == provenance[Provenance.drawingKey]
    }
    let differences = try UnfinishedWork.withFolder(for: figuresOfChapter) { side in
      let text = try page(self)
      let drawn = try draw(figures, to: side)
      let differences = old.map { old in
        PageComparison(old, text).differences.map { "\($0.old)  →  \($0.new)" }
          + drawn.filter { !$0.isUnchanged && isDrawnAlike == true }.map { $0.names[0] }
      }
      if differences?.isEmpty != false { try place(text, provenance, drawn, by: side) }
      return differences ?? []
    }
    guard !differences.isEmpty else { return (self, old == nil, []) }
    return (try elsewhere.place(page: page, provenance, figures: figures).destination, false, differences)
  }

  /// The files of a figure, and whether the ones that are there show the same.
  private typealias DrawnFigure = (names: [String], isUnchanged: Bool)

  private func draw(_ figures: [(label: String, figure: any Figure)], to side: String) throws -> [DrawnFigure]
  {
    try figures.map { label, figure in
      let png = name(of: label, "png")
      var names = [png]
      try figure.writePNG(to: "\(side)/\(png)")
      if figure.isVector {
        names.append(name(of: label, "svg"))
        try figure.writeSVG(to: "\(side)/\(name(of: label, "svg"))")
      }
      guard names.allSatisfy(isThere), let old = try? Image(contentsOf: "\(figureFolder)/\(png)") else {
        return (names, false)
      }
      return (names, try !PixelDifference(old, Image(contentsOf: "\(side)/\(png)")).isSignificant)
    }
  }

  /// The committed page, if there is one whose numbers this very code has made.
  private func committedPage(madeFrom provenance: Provenance) -> String? {
    guard isText, let page = try? String(contentsOfFile: page, encoding: .utf8),
      let record = Provenance(page: page), Provenance.isSealIntact(on: page),
      provenance.keys(differingFrom: record).allSatisfy({ $0 == Provenance.drawingKey })
    else { return nil }
    return page
  }

  private func place(_ text: String, _ provenance: Provenance, _ figures: [DrawnFigure], by side: String)
    throws
  {
    let names = figures.flatMap(\.names)
    try SharedFolder.hold(figureFolder) {
      // Another run may have removed a figure meanwhile.
      let changed = figures.filter { figure in
        !figure.isUnchanged || !figure.names.allSatisfy(isThere)
      }.flatMap(\.names)
      var provenance = provenance
      provenance.figures = try names.map { name in
        (name, try Fingerprint.ofFile("\(changed.contains(name) ? side : figureFolder)/\(name)"))
      }
      let sealed = provenance.sealed(under: text)
      try AtomicFile.write(
        to: page,
        inPieces: { write in
          try write(Data(sealed.utf8))
          for name in changed {
            guard rename("\(side)/\(name)", "\(figureFolder)/\(name)") == 0 else {
              throw unwritable("\(figureFolder)/\(name)")
            }
          }
        })
      try removeFigures(except: Set(names))
    }
  }

  private func isThere(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(figureFolder)/\(name)")
  }

  /// Removes figures of earlier runs of this chapter that the last run didn't draw: the label was renamed, or the figure
  /// is gone.
  private func removeFigures(except names: Set<String>) throws {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: figureFolder) else { return }
    for file in files where file.hasPrefix(chapter + "-") && !names.contains(file) {
      let isFigure = file.hasSuffix(".png") || file.hasSuffix(".svg")
      // On a file system that can't lock folders, another run may have been faster.
      if isFigure, unlink("\(figureFolder)/\(file)") != 0, errno != ENOENT {
        throw unwritable("\(figureFolder)/\(file)")
      }
    }
  }
}
