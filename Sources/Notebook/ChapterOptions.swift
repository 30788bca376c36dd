import ArgumentParser
import Files
import Foundation

/// Where the data and the source network come from.
public enum Profile: String, CaseIterable, Sendable, ExpressibleByArgument {
  /// Everything is drawn and trained by this project: no network is needed.
  case drawn
  /// The photographs of the book, and a network that Gluon trained on ImageNet: both fetched once.
  case photos
}

/// The command line that all chapters share.
public struct ChapterOptions: ParsableCommand, Sendable {
  /// The name of the command is that of the chapter that runs.
  public static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: URL(fileURLWithPath: CommandLine.arguments[0]).lastPathComponent,
      abstract: "Runs this chapter and weaves its page with what it prints and draws.",
      discussion: """
        With the default options it writes the page that is committed, chapters/CHAPTER/README.md, and its \
        figures. With any other option but --threads and --resume it writes to .build/runs/CHAPTER and \
        leaves the committed page alone.

        After every epoch, and when it is interrupted (ctrl-C; twice ends at once), a checkpoint is written \
        to .build/checkpoints/CHAPTER: the same command with --resume goes on from there. The checkpoints \
        are removed when the page is written.
        """)
  }

  /// Where data and source network come from.
  @Option(
    help: """
      Where data and source network come from. drawn: both made by this project. photos: the book's \
      photographs and ImageNet weights, fetched once.
      """)
  public var profile = Profile.drawn

  /// A file of weights to take for the source network instead of the profile's.
  @Option(
    help: ArgumentHelp(
      "Weights of your own for the source network: .params, .safetensors, .pth.", valueName: "file"))
  public var source: String?

  /// A folder of pictures to take for the data set instead of the profile's.
  @Option(
    help: ArgumentHelp(
      "Pictures of your own: a folder with train/CLASS/ and test/CLASS/.", valueName: "folder"))
  public var data: String?

  /// Whether to go on without pictures that cannot be read.
  @Flag(help: "Go on without pictures that cannot be read, and say how many they are.")
  public var skipUnreadable = false

  @Option(name: .customLong("epochs"), help: "Epochs of training. (default: 5; with --quick: 2)")
  package var chosenEpochs: Int?

  /// How many pictures one step of training sees.
  @Option(help: "Pictures in a batch.")
  public var batchSize = 128

  /// The learning rate of fine-tuning.
  @Option(help: "Learning rate of fine-tuning.")
  public var learningRate = 0.01

  /// The learning rate of training from scratch.
  @Option(help: "Learning rate of training from scratch.")
  public var scratchLearningRate = 0.1

  /// The seed of all randomness.
  @Option(help: "Seed of all randomness.")
  public var seed: UInt64 = 1

  @Option(name: .customLong("threads"), help: "Worker threads. (default: the number of cores)")
  package var chosenThreads: Int?

  /// A folder for the page and its figures, whatever the other options are.
  @Option(
    help: ArgumentHelp(
      "Folder for README.md and figures/, whatever the other options are.", valueName: "folder"))
  public var out: String?

  /// Whether the run is to be small: fewer pictures, fewer epochs.
  @Flag(help: "A small run for a first look.")
  public var quick = false

  /// Whether to go on from the checkpoints of a run that was interrupted.
  @Flag(help: "Go on where a run with the same options was interrupted, to the same numbers.")
  public var resume = false

  /// The defaults, for the parser to fill in.
  public init() {}

  /// How often training sees each picture.
  public var epochs: Int { chosenEpochs ?? (quick ? 2 : 5) }

  /// How many workers share the work; results depend on it in their last bits.
  public var threads: Int { chosenThreads ?? ProcessInfo.processInfo.activeProcessorCount }

  /// Refuses values that parse but make no sense.
  package func check() throws {
    for (option, value) in [("--epochs", epochs), ("--batch-size", batchSize)] where value < 1 {
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

  /// What the options came to that decide the results. The number of threads is not among them: it is the
  /// machine's matter.
  public var choices: Provenance {
    Provenance([
      ("profile", profile.rawValue), ("source", source ?? "the profile's"),
      ("data", data ?? "the profile's"), ("epochs", "\(epochs)"), ("batch size", "\(batchSize)"),
      ("learning rate", "\(learningRate)"), ("scratch learning rate", "\(scratchLearningRate)"),
      ("seed", "\(seed)"), ("quick", quick ? "yes" : "no"),
      ("skip unreadable", skipUnreadable ? "yes" : "no"),
    ])
  }

  /// The options of a run without any, as the book's pages are made.
  public static func defaults() throws -> ChapterOptions { try parsing([]) }

  /// The choices that are not the default ones.
  func unusualChoices() throws -> [(key: String, value: String)] {
    let unusual = try choices.keys(differingFrom: Self.defaults().choices)
    return choices.entries.filter { unusual.contains($0.key) }
  }

  /// The options in `arguments`; `--help` prints what there is and ends the program.
  ///
  /// - Throws: `InputError`, in one line, for anything that is not an option or not a valid value of one.
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
