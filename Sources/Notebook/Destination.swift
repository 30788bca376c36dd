import Plotting
import Files
import Foundation

/// Where the page and the figures of a chapter go.
struct Destination {
  /// The name of the chapter: that of its folder.
  let chapter: String
  /// The folder of `README.md`.
  let pageFolder: String
  /// The folder of the figures.
  let figureFolder: String

  var page: String { pageFolder + "/README.md" }

  /// The places for a chapter whose source is `file`.
  ///
  /// What is committed, the page beside the source and the figures in `figures/` at the root of the
  /// package, comes from runs with the default settings alone. Every other run writes to `.build/runs/`,
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

  /// The path from the page to the file that it shows for a figure.
  func link(to label: String, _ figure: any Figure) -> String {
    let (page, figures) = (pageFolder.split(separator: "/"), figureFolder.split(separator: "/"))
    let shared = zip(page, figures).prefix { $0 == $1 }.count
    let steps = [Substring](repeating: "..", count: page.count - shared) + figures.dropFirst(shared)
    return (steps + [name(of: label, figure.isVector ? "svg" : "png")[...]]).joined(separator: "/")
  }

  /// Makes sure, before any work, that files can be written to both folders; leaves nothing behind.
  func checkWritable() throws {
    for folder in [pageFolder, figureFolder] {
      // Another run may do the same, and take away a folder that this one has just found: so try again.
      for attempt in 1... {
        if canWrite(to: folder) { break }
        guard errno == ENOENT, attempt < 100 else { throw unwritable(folder) }
      }
    }
  }

  private func canWrite(to folder: String) -> Bool {
    var made: [String] = []
    defer {
      let reason = errno
      for folder in made.reversed() { rmdir(folder) }
      errno = reason
    }
    for missing in missingFolders(down: folder) {
      if mkdir(missing, 0o777) == 0 { made.append(missing) } else if errno != EEXIST { return false }
    }
    let probe = "\(folder)/.\(chapter)-\(UUID().uuidString)"
    return mkdir(probe, 0o777) == 0 && rmdir(probe) == 0
  }

  /// What the system's last error says of `path`, unless the reason is known.
  private func unwritable(_ path: String, _ reason: String? = nil) -> InputError {
    InputError(
      path, expected: "a place that can be written to", found: reason ?? String(cString: strerror(errno)),
      advice: "choose another folder with --out, or change its permissions")
  }

  /// The folders on the way to `folder` that are not there yet, outermost first.
  private func missingFolders(down folder: String) -> [String] {
    var missing: [String] = []
    var url = URL(fileURLWithPath: folder)
    while url.path != "/", !FileManager.default.fileExists(atPath: url.path) {
      missing.insert(url.path, at: 0)
      url.deleteLastPathComponent()
    }
    return missing
  }

  /// Writes everything to the side, then moves it all to its place, the page last. Figures that the chapter
  /// does not make any more are removed in the end, and what a killed run left half-written.
  func place(page text: String, _ provenance: Provenance, figures: [(label: String, figure: any Figure)])
    throws
  {
    for folder in [pageFolder, figureFolder] {
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
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

  /// Removes what earlier runs of this chapter have drawn and the last has not: the label was renamed, or
  /// the figure is gone.
  private func removeFigures(except names: Set<String>) throws {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: figureFolder) else { return }
    for file in files where file.hasPrefix(chapter + "-") && !names.contains(file) {
      let isFigure = file.hasSuffix(".png") || file.hasSuffix(".svg")
      // Another run may have been faster.
      if isFigure, unlink("\(figureFolder)/\(file)") != 0, errno != ENOENT {
        throw unwritable("\(figureFolder)/\(file)")
      }
    }
  }
}
