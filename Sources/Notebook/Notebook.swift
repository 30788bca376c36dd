import Figures
import Files
import Foundation
import Synchronization

/// A chapter while it runs: it takes what is shown and weaves it into the page.
///
///     let book = try Notebook.open()
///     …
///     book.show(plot, "Loss and accuracy.", label: "fig-curves")
///     try book.weave()  // hidden
///
/// Nothing is written before `weave`: a chapter that fails leaves the page and the figures of the last
/// run as they were.
public final class Notebook: Sendable {
  /// What the command line asked for.
  public let options: ChapterOptions
  /// Where data and source network come from.
  public var profile: Profile { options.profile }

  /// What numbers depend on besides the chapter: the library's fingerprint, the options, the machine.
  public let circumstances: Provenance
  /// The folder of the checkpoints that trainings go on from.
  public var checkpointFolder: String { destination.checkpointFolder }

  private let file: String
  /// As it was when the chapter began: it may well be edited during a long run.
  private let source: ChapterSource
  private let destination: Destination
  /// Whether all options that decide the results have their defaults: the run that the text speaks of.
  private let isUsual: Bool
  private let state: Mutex<State>

  private struct State {
    var outputs: [Output] = []
    var provenance: Provenance
    /// What the reader is told of it at the end of the page.
    var summary: [String]
    var progress: Progress?
    /// What is to be done when the page is written.
    var last: [@Sendable () -> Void] = []
  }

  /// Begins a chapter: reads the command line, takes fingerprints, makes sure that the page can be written.
  ///
  /// - Parameters:
  ///   - facts: what else the outputs depend on, for the record on the page: "BLAS kernel", for one.
  ///   - file: the source of the chapter, in a package whose root is above it.
  ///   - arguments: the command line without the name of the program.
  /// - Throws: `InputError` for a wrong option, a folder that cannot be written to, a label that prose and
  ///   code do not share, a formula that Markdown would spoil, or a `main.swift` without a call of `weave`.
  public static func open(
    noting facts: KeyValuePairs<String, String> = [:], file: String = #filePath,
    arguments: [String] = Array(CommandLine.arguments.dropFirst())
  ) throws -> Notebook {
    let options = try ChapterOptions.parsing(arguments)
    let root = try packageRoot(above: file)
    let destination = try Destination(file: file, root: root, options: options)
    try destination.checkWritable()
    let text = try Fingerprint.contents(of: file)
    let source = try ChapterSource(checking: String(decoding: text, as: UTF8.self), file: file)
    var provenance = try Provenance.ofSources(chapter: text, root: root)
    let machine = [(key: "threads", value: "\(options.threads)")] + Array(facts)
    for (key, value) in options.choices.entries + machine { provenance[key] = value }
    let unusual = try options.unusualChoices()
    let summary =
      (unusual.isEmpty ? ["the default options"] : []) + (unusual + machine).map { "\($0.key) \($0.value)" }
    return Notebook(
      options, file: file, source, destination, provenance, summary: summary, isUsual: unusual.isEmpty)
  }

  private init(
    _ options: ChapterOptions, file: String, _ source: ChapterSource, _ destination: Destination,
    _ provenance: Provenance, summary: [String], isUsual: Bool
  ) {
    self.options = options
    self.isUsual = isUsual
    self.file = file
    self.source = source
    self.destination = destination
    circumstances = Provenance(
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
      advice: "run the chapter where it was built")
  }

  /// Adds to the record of what the page was made from.
  public func note(_ key: String, _ value: String) {
    state.withLock { state in
      state.provenance[key] = value
      state.summary.append("\(key) \(value)")
    }
  }

  /// Has something done as soon as the page is written.
  public func whenWoven(_ body: @escaping @Sendable () -> Void) {
    state.withLock { $0.last.append(body) }
  }

  // MARK: Showing

  /// Tells the reader at the terminal something that does not belong on the page.
  public func tell(_ text: String) {
    state.withLock { $0.progress?.clear() }
    FileHandle.standardError.write(Data("\(text)\n".utf8))
  }

  /// Prints to the terminal at once, and to the page.
  public func print(
    _ items: Any..., separator: String = " ", terminator: String = "\n", line: UInt = #line
  ) {
    let text = items.map { "\($0)" }.joined(separator: separator) + terminator
    record(.text(text), echo: text, line)
  }

  /// Shows the description of a value, as a notebook shows what its cell came to.
  public func show(_ value: some CustomStringConvertible, line: UInt = #line) {
    print(value, line: line)
  }

  /// Shows a table; one that has a label also has a number, and the prose must mention it.
  public func show(_ table: Table, _ caption: String? = nil, label: String? = nil, line: UInt = #line) {
    precondition(label == nil || caption != nil, "a table with a number has a caption")
    record(.table(table, caption: caption, label: label), echo: table.text + "\n", line)
  }

  /// Shows a figure with its caption; the prose must mention it by its label: `[](#fig-curves)`.
  public func show(_ figure: some Figure, _ caption: String, label: String, line: UInt = #line) {
    record(.figure(figure, caption: caption, label: label), echo: nil, line)
  }

  /// Gives a value to the prose, which says it where it refers to the label: `[](#test-accuracy)`.
  public func say(_ value: String, label: String, line: UInt = #line) {
    record(.value(value, label: label), echo: nil, line)
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

  /// A bar on the terminal for some long work; what is printed meanwhile goes above it.
  public func progress(_ title: String) -> Progress {
    let progress = Progress(title)
    state.withLock { $0.progress = progress }
    return progress
  }

  // MARK: Weaving

  /// Writes the page and its figures, all or nothing, and says where they are.
  ///
  /// - Throws: `InputError` for a label that is unknown, used twice, or mentioned nowhere.
  public func weave() throws {
    let (outputs, provenance, summary) = state.withLock { state in
      state.progress?.clear()
      return (state.outputs, state.provenance, state.summary)
    }
    let weaver = Weaver(file: file, source: source, outputs: outputs, picture: destination.link)
    let page = try Weaver.announced(weaver.page(), isUsual: isUsual) + "\n" + Weaver.footer(summary)
    let figures = outputs.compactMap { output -> (label: String, figure: any Figure)? in
      guard case .figure(let figure, _, let label) = output.content else { return nil }
      return (label, figure)
    }
    try destination.place(page: page, provenance, figures: figures)
    state.withLock { $0.last }.forEach { $0() }
    Swift.print("page: \(destination.page)")
    if !figures.isEmpty { Swift.print("figures: \(destination.figureFolder)") }
  }
}
