import ArgumentParser
import FineTuningFiles
import Foundation

/// The command line that all chapters share.
public struct ChapterOptions: ParsableCommand, Sendable {
  /// The command is named after the chapter that runs.
  public static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: URL(fileURLWithPath: CommandLine.arguments[0]).lastPathComponent,
      abstract: "Runs this chapter and weaves its page from what it prints and draws.",
      discussion: discussion)
  }

  /// Where the page goes, and how to resume an interrupted run.
  public static let discussion = """
    With the default options a chapter writes its committed page, README.md beside its source, and its figures: \
    the same bytes on every machine, and the run says so. A run with other options writes to .build/runs/CHAPTER \
    and leaves the committed page alone. --out names another folder; --threads and --resume make no difference.

    With your own --data or --source, the page has the chapter's code and results without its text, which is about the \
    book's own. A chapter that makes no sense for them says so and ends.

    Ctrl-C finishes the current batch and stops; a second Ctrl-C stops at once. A checkpoint is written to \
    .build/checkpoints/CHAPTER after every epoch and when a run is interrupted: the same command with --resume \
    continues from there. Checkpoints are removed once the page is written.
    """

  /// Where data and source network come from.
  @Option(
    help: """
      Where data and source network come from. drawn: both made by this project. photos: D2L's photographs \
      and ImageNet weights, fetched once.
      """)
  public var profile = Profile.drawn

  /// A weights file to use for the source network instead of the profile's.
  @Option(
    help: ArgumentHelp(
      "Your own weights for the source network: .params, .safetensors, .pth.", valueName: "file"),
    completion: .file())
  public var source: String?

  /// Columns and rows of the network's input, if not the source network's.
  @Option(
    help: ArgumentHelp(
      "Columns and rows of the network's input. (default: the source's)", valueName: "pixels"))
  public var size: Int?

  /// A folder of images to use as the data set instead of the profile's.
  @Option(
    help: ArgumentHelp(
      "Your own images: a folder with train/CLASS/ and test/CLASS/.", valueName: "folder"),
    completion: .directory)
  public var data: String?

  /// Whether to leave out images that can't be read.
  @Flag(help: "Leave out images that can't be read, and say how many there are.")
  public var skipUnreadable = false

  @Option(
    name: .customLong("epochs"),
    help: "Epochs of training. (default: \(Recipe.standard.epochs); with --quick: \(Recipe.quickEpochs))")
  package var chosenEpochs: Int?

  /// Images in a batch.
  @Option(help: "Images in a batch.")
  public var batchSize = Recipe.standard.batchSize

  /// The learning rate of fine-tuning.
  @Option(help: "Learning rate of fine-tuning.")
  public var learningRate = Recipe.standard.learningRate

  /// The learning rate of training from scratch.
  @Option(help: "Learning rate of training from scratch.")
  public var scratchLearningRate = Recipe.standard.scratchLearningRate

  /// The seed of all randomness.
  @Option(help: "Seed of all randomness.")
  public var seed: UInt64 = 1

  @Option(name: .customLong("threads"), help: "Worker threads. (default: the number of cores)")
  package var chosenThreads: Int?

  /// A folder for the page and its figures, whatever the other options are.
  @Option(
    help: ArgumentHelp(
      "Folder for README.md and figures/, whatever the other options are.", valueName: "folder"),
    completion: .directory)
  public var out: String?

  /// Whether to make a small run: fewer images, fewer epochs.
  @Flag(help: "A small run for a first look.")
  public var quick = false

  /// Whether to continue from the checkpoints of an interrupted run.
  @Flag(help: "Continue an interrupted run with the same options, to the same numbers.")
  public var resume = false

  /// The defaults, for the parser to fill in.
  public init() {}

  /// The recipe with what was chosen on the command line.
  public var recipe: Recipe {
    var recipe = Recipe.standard
    recipe.epochs = chosenEpochs ?? (quick ? Recipe.quickEpochs : recipe.epochs)
    recipe.batchSize = batchSize
    recipe.learningRate = learningRate
    recipe.scratchLearningRate = scratchLearningRate
    return recipe
  }

  /// Whether the size of the network's input may be another than the profile's.
  package var hasOwnInput: Bool { source != nil || size != nil }

  /// Worker threads. Results don't depend on their number.
  public var threads: Int { chosenThreads ?? ProcessInfo.processInfo.activeProcessorCount }

  /// Refuses values that parse but make no sense.
  package func check() throws {
    for (option, value) in [("--epochs", recipe.epochs), ("--batch-size", batchSize)] where value < 1 {
      throw InputError(
        option, expected: "a whole number of at least 1", found: "\(value)", advice: "see --help")
    }
    guard (1...1024).contains(threads) else {
      throw InputError(
        "--threads", expected: "a whole number from 1 to 1024", found: "\(threads)", advice: "see --help")
    }
    let rates = [("--learning-rate", learningRate), ("--scratch-learning-rate", scratchLearningRate)]
    for (option, value) in rates where !(value > 0 && value.isFinite) {
      throw InputError(option, expected: "a positive number", found: "\(value)", advice: "see --help")
    }
    for (option, path) in [("--source", source), ("--data", data), ("--out", out)] where path?.isEmpty == true
    {
      throw InputError(option, expected: "a path", found: "nothing", advice: "see --help")
    }
  }

  /// The settings that decide the results, by name. The number of threads is not among them.
  public var settings: [(key: String, value: String)] {
    [
      ("profile", profile.rawValue), ("source", source ?? "the profile's"),
      ("size", size.map(String.init) ?? "the source's"),
      ("data", data ?? "the profile's"), ("epochs", "\(recipe.epochs)"), ("batch size", "\(batchSize)"),
      ("learning rate", "\(learningRate)"), ("scratch learning rate", "\(scratchLearningRate)"),
      ("seed", "\(seed)"), ("quick", quick ? "yes" : "no"),
      ("skip unreadable", skipUnreadable ? "yes" : "no"),
    ]
  }

  /// The settings of a run without options, from which the committed pages are made.
  public static func defaultSettings() throws -> [(key: String, value: String)] { try parsing([]).settings }

  /// The arguments that parse to these options.
  package var arguments: [String] {
    func option(_ name: String, _ value: (some CustomStringConvertible)?) -> [String] {
      value.map { ["--\(name)=\($0)"] } ?? []
    }
    func flag(_ name: String, _ isSet: Bool) -> [String] { isSet ? ["--\(name)"] : [] }
    return option("profile", profile.rawValue) + option("source", source) + option("size", size)
      + option("data", data)
      + option("epochs", chosenEpochs) + option("batch-size", batchSize)
      + option("learning-rate", learningRate) + option("scratch-learning-rate", scratchLearningRate)
      + option("seed", seed) + option("threads", chosenThreads) + option("out", out)
      + flag("skip-unreadable", skipUnreadable) + flag("quick", quick) + flag("resume", resume)
  }

  /// The options in `arguments`; `--help` prints them and ends the program.
  ///
  /// - Throws: `InputError`, in one line, for an unknown option or a value that isn't valid.
  package static func parsing(_ arguments: [String]) throws -> ChapterOptions {
    let options: ChapterOptions
    do {
      options = try parse(arguments)
    } catch {
      guard exitCode(for: error) != .success else {
        print(fullMessage(for: error))
        exit()
      }
      let reason = message(for: error).split(whereSeparator: \.isNewline).first ?? ""
      throw InputError(
        "command line", expected: "options that --help lists",
        found: "\"\(arguments.joined(separator: " "))\"", advice: String(reason))
    }
    try options.check()
    return options
  }
}
