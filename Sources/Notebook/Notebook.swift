import FineTuningFiles
import FineTuningPlotting
import Foundation
import Synchronization

/// A chapter while it runs: collects what is shown and weaves it into the page.
///
///     let book = try Notebook.open()
///     …
///     book.show(plot, "Loss and accuracy.", label: "fig-curves")
///     try book.weave()  // hidden
///
/// A chapter has four verbs: `print` and `show` put something on the page, under the code that calls them;
/// `define` gives a value a label by which the prose quotes it; `log` writes to the terminal only. A page is the same on
/// every machine: seconds and the like go to the terminal.
///
/// Nothing is written before `weave`: a chapter that fails leaves the page and the figures of the last
/// run untouched.
public final class Notebook: Sendable {
  /// Everything that the numbers depend on besides the chapter's own code: the fingerprint of the library and the
  /// settings.
  public let environment: Provenance
  /// The folder of the package.
  public let packageRoot: String
  /// The name of the chapter's folder, such as `04-fine-tune-vs-scratch`.
  public var chapter: String { destination.chapter }

  private let file: String
  /// The source as it was when the chapter began, since it may be edited during a long run.
  private let source: ChapterSource
  private let destination: Destination
  /// Whether every setting has its default: the run that the text is about.
  private let isDefault: Bool
  /// Whether this is a chapter of the library's own package.
  private let isText: Bool
  /// The origin of the results, if the text is about something else: then the page has no text.
  private let origin: String?
  private let machine: [(key: String, value: String)]
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  private struct State {
    var outputs: [Output] = []
    var provenance: Provenance
    /// The facts that the end of the page tells the reader.
    var summary: [String]
    var progress: Progress?
    /// Work to do once the page is written.
    var afterWeaving: [@Sendable () -> Void] = []
  }

  /// Begins a chapter: takes fingerprints and makes sure that the page can be written.
  ///
  /// - Parameters:
  ///   - settings: the choices that decide the results, by name.
  ///   - defaults: the settings of the committed page. A run with others writes elsewhere.
  ///   - machine: facts about the machine, such as the number of threads, for the terminal and the run's record.
  ///   - origin: what the results come from, such as "the images in x", if the text is about something else: the
  ///     page then shows code and results without the text.
  ///   - out: the folder for the page and its figures; if nil, the settings decide.
  ///   - file: the chapter's source, in any package whose root is above it. The page is written beside it.
  /// - Throws: `InputError` for a folder that can't be written to or has another README.md, a label that prose
  ///   and code don't share, a formula that Markdown would spoil, or a `main.swift` that never calls `weave`.
  public static func open(
    settings: [(key: String, value: String)] = [], defaults: [(key: String, value: String)] = [],
    machine: [(key: String, value: String)] = [], origin: String? = nil, out: String? = nil,
    file: String = #filePath
  ) throws -> Notebook {
    try open(
      settings: settings, defaults: defaults, machine: machine, origin: origin, out: out,
      library: Fingerprint.libraryRoot, file: file)
  }

  /// Begins a chapter as above, with the library in the package at `library`.
  package static func open(
    settings: [(key: String, value: String)] = [], defaults: [(key: String, value: String)] = [],
    machine: [(key: String, value: String)] = [], origin: String? = nil, out: String? = nil, library: String?,
    file: String
  ) throws -> Notebook {
    let root = try packageRoot(above: file)
    // Symbolic links lead to one place by several paths.
    let isText = URL(fileURLWithPath: root).resolvingSymlinksInPath().path == library
    let chosen = Provenance(settings)
    let changed = chosen.keys(differingFrom: Provenance(defaults))
    let overrides = chosen.entries.filter { changed.contains($0.key) }
    let destination = try Destination(
      file: file, root: root, isDefault: overrides.isEmpty, isText: isText, out: out)
    try destination.checkWritable()
    try destination.checkReplaceable()
    let text = try Fingerprint.contents(of: file)
    let source = try ChapterSource(checking: String(decoding: text, as: UTF8.self), file: file)
    var provenance = try Provenance.ofSources(chapter: text, library: library)
    for (key, value) in settings { provenance[key] = value }
    let summary = overrides.isEmpty ? ["the default options"] : overrides.map { "\($0.key) \($0.value)" }
    return Notebook(
      file: file, root: root, source, destination, provenance, summary: summary, machine: machine,
      isDefault: overrides.isEmpty, isText: isText, origin: origin)
  }

  private init(
    file: String, root: String, _ source: ChapterSource, _ destination: Destination,
    _ provenance: Provenance, summary: [String], machine: [(key: String, value: String)], isDefault: Bool,
    isText: Bool, origin: String?
  ) {
    self.isDefault = isDefault
    self.isText = isText
    self.origin = origin
    self.machine = machine
    self.file = file
    self.source = source
    self.destination = destination
    packageRoot = root
    environment = Provenance(
      provenance.entries.filter { !["chapter", Provenance.drawingKey].contains($0.key) })
    state = Mutex(State(provenance: provenance, summary: summary))
  }

  private static func packageRoot(above file: String) throws -> String {
    var folder = URL(fileURLWithPath: file)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let manifest = folder.appendingPathComponent("Package.swift").path
      if FileManager.default.fileExists(atPath: manifest) { return folder.path }
    }
    throw InputError(
      file, expected: "the source of this chapter in its package", found: "no Package.swift above it",
      advice: "run the chapter where it was built, in a package")
  }

  /// Adds a fact to the record of what the page was made from.
  public func note(_ key: String, _ value: String) {
    state.withLock { state in
      state.provenance[key] = value
      state.summary.append("\(key) \(value)")
    }
  }

  /// Runs `body` as soon as the page is written.
  public func afterWeaving(_ body: @escaping @Sendable () -> Void) {
    state.withLock { $0.afterWeaving.append(body) }
  }

  // MARK: Showing

  /// Writes a line to the terminal that doesn't belong on the page.
  public func log(_ text: String) {
    state.withLock { $0.progress?.clear() }
    FileHandle.standardError.write(Data("\(text)\n".utf8))
  }

  /// Prints to the terminal at once, and to the page. An `aside` ends the line on the terminal only: how long
  /// something took, which is another number on every machine.
  public func print(
    _ items: Any..., separator: String = " ", terminator: String = "\n", aside: String = "",
    line: UInt = #line
  ) {
    let text = items.map { "\($0)" }.joined(separator: separator)
    record(.text(text + terminator), echo: text + aside + terminator, line)
  }

  /// Shows the description of a value, as a notebook shows the result of its cell.
  public func show(_ value: some CustomStringConvertible, line: UInt = #line) {
    print(value, line: line)
  }

  /// Shows a table. With a label it gets a number, and the prose must mention it.
  public func show(_ table: Table, _ caption: String? = nil, label: String? = nil, line: UInt = #line) {
    precondition(label == nil || caption != nil, "a table with a label needs a caption")
    record(.table(table, caption: caption, label: label), echo: table.text + "\n", line)
  }

  /// Shows a figure with its caption; the prose must mention it by its label: `[](#fig-curves)`.
  public func show(_ figure: some Figure, _ caption: String, label: String, line: UInt = #line) {
    record(.figure(figure, caption: caption, label: label), echo: nil, line)
  }

  /// Gives a value a label by which the prose quotes it: `[](#test-accuracy)`.
  public func define(_ label: String, _ value: some CustomStringConvertible, line: UInt = #line) {
    record(.value("\(value)", label: label), echo: nil, line)
  }

  private func record(_ content: Output.Content, echo: String?, _ line: UInt) {
    let output = Output(line: Int(line), content: content)
    state.withLock { state in
      state.outputs.append(output)
      guard let echo else { return }
      state.progress?.clear()
      Swift.print(echo, terminator: "")
      fflush(nil)
    }
  }

  /// Returns a progress bar on the terminal for long work; what is printed meanwhile appears above it.
  public func progress(_ title: String) -> Progress {
    let progress = Progress(title)
    state.withLock { $0.progress = progress }
    return progress
  }

  // MARK: Weaving

  /// Writes the page and its figures, and says where they are and whether they are those of the text. Everything is
  /// written to the side first, then moved into place, the page last.
  ///
  /// - Throws: `InputError` for a label that is unknown, used twice, or mentioned nowhere.
  public func weave() throws {
    let (outputs, provenance, summary) = state.withLock { state in
      state.progress?.clear()
      return (state.outputs, state.provenance, state.summary)
    }
    let figures = outputs.compactMap { output -> (label: String, figure: any Figure)? in
      guard case .figure(let figure, _, let label) = output.content else { return nil }
      return (label, figure)
    }
    let placed = try destination.place(
      page: { destination in
        let weaver = Weaver(
          file: file, source: source, outputs: outputs, showsText: origin == nil, image: destination.link)
        let page =
          if let origin {
            Weaver.titled(
              try weaver.page(), from: origin, chapter: chapter,
              link: destination.linkToCommittedPage(of: file))
          } else { Weaver.announced(try weaver.page(), isDefault: isDefault) }
        return page + "\n" + weaver.footer(summary, provenance, isText: isText)
      }, provenance, figures: figures)
    let run = RunRecord(
      numbers: outputs.reduce(0) { $0 + $1.numberCount }, figures: figures.count, isNew: placed.isNew,
      differences: placed.differences, seconds: (ContinuousClock.now - start) / .seconds(1), machine: machine)
    try run.write(to: destination.runFolder)
    state.withLock { $0.afterWeaving }.forEach { $0() }
    Swift.print("page: \(placed.destination.page)")
    if !figures.isEmpty { Swift.print("figures: \(placed.destination.figureFolder)") }
    if destination.isText { Swift.print(run.verdict) }
  }
}
