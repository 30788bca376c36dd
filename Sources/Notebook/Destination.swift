import Plotting
import Files
import Foundation

/// The destination of a chapter's page and figures.
struct Destination {
  /// The name of the chapter: that of its folder.
  let chapter: String
  /// The folder of `README.md`.
  let pageFolder: String
  /// The folder of the figures.
  let figureFolder: String

  var page: String { pageFolder + "/README.md" }

  /// The destination for a chapter whose source is `file`.
  ///
  /// The committed page beside the source, and the committed figures in `figures/` at the root of the package, come
  /// from runs with the default settings alone. Every other run writes to `.build/runs/`,
  /// unless `out` names a folder.
  init(file: String, root: String, isDefault: Bool, out: String?) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    chapter = folder.lastPathComponent
    let other = out ?? (isDefault ? nil : "\(root)/.build/runs/\(chapter)")
    pageFolder = other.map { URL(fileURLWithPath: $0).standardizedFileURL.path } ?? folder.path
    figureFolder = other == nil ? root + "/figures" : pageFolder + "/figures"
  }

  /// The name of a figure's file, without the folder.
  func name(of label: String, _ kind: String) -> String { "\(chapter)-\(label).\(kind)" }

  /// The path from the page to the file of a figure.
  func link(to label: String, _ figure: any Figure) -> String {
    let (page, figures) = (pageFolder.split(separator: "/"), figureFolder.split(separator: "/"))
    let shared = zip(page, figures).prefix { $0 == $1 }.count
    let steps = [Substring](repeating: "..", count: page.count - shared) + figures.dropFirst(shared)
    return (steps + [name(of: label, figure.isVector ? "svg" : "png")[...]]).joined(separator: "/")
  }

  /// Checks, before any work, that files can be written to both folders; leaves nothing behind.
  func checkWritable() throws {
    for folder in [pageFolder, figureFolder] {
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

  /// Writes everything to the side, then moves it all into place, the page last. Then removes figures that the chapter
  /// no longer makes. The half-written files of killed runs go first.
  ///
  /// One run at a time moves its files: of several, the last leaves its page and its figures.
  func place(page text: String, _ provenance: Provenance, figures: [(label: String, figure: any Figure)])
    throws
  {
    for folder in [pageFolder, figureFolder] {
      do {
        try SharedFolder.make(at: folder)
      } catch {
        throw unwritable(folder, InputError.reason(error))
      }
    }
    let figuresOfChapter = "\(figureFolder)/\(chapter)"
    for target in [page, figuresOfChapter] { UnfinishedWork.removeAbandoned(for: target) }
    try UnfinishedWork.withFolder(for: figuresOfChapter) { side in
      try place(text, provenance, figures, by: side)
    }
  }

  private func place(
    _ text: String, _ provenance: Provenance, _ figures: [(label: String, figure: any Figure)],
    by side: String
  ) throws {
    var names: [String] = []
    for (label, figure) in figures {
      names.append(name(of: label, "png"))
      try figure.writePNG(to: "\(side)/\(name(of: label, "png"))")
      if figure.isVector {
        names.append(name(of: label, "svg"))
        try figure.writeSVG(to: "\(side)/\(name(of: label, "svg"))")
      }
    }
    var provenance = provenance
    provenance.figures = try names.map { ($0, try Fingerprint.ofFile("\(side)/\($0)")) }
    let sealed = provenance.sealed(under: text)
    try SharedFolder.hold(figureFolder) {
      try AtomicFile.write(
        to: page,
        inPieces: { write in
          try write(Data(sealed.utf8))
          for name in names {
            guard rename("\(side)/\(name)", "\(figureFolder)/\(name)") == 0 else {
              throw unwritable("\(figureFolder)/\(name)")
            }
          }
        })
      try removeFigures(except: Set(names))
    }
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
