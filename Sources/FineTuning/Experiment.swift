import FineTuningDrawings
import FineTuningHub
import FineTuningImages
import FineTuningLayers
import FineTuningModels
import FineTuningNotebook
import FineTuningRecipe
import FineTuningTensors
import FineTuningTraining

/// The experiment of a chapter: its data, its source network, its recipe, and the notebook that it reports to.
///
///     let experiment = try Experiment.open()
///     let (book, recipe) = (experiment.book, experiment.recipe)
///     let data = try experiment.targetData()
///     let source = try experiment.sourceNetwork()
public struct Experiment: Sendable {
  /// What the command line asks for.
  public let options: ChapterOptions
  /// The chapter's notebook.
  public let book: Notebook
  /// Facts about the source network besides its weights: its classes, and how an image becomes its input.
  public let sourceDescription: NetworkDescription

  /// The hyperparameters.
  public var recipe: Recipe { options.recipe }

  /// Begins a chapter: reads the command line, sets the number of threads, opens the notebook.
  ///
  /// - Parameters:
  ///   - file: the chapter's source.
  ///   - arguments: the command line without the program's name.
  /// - Throws: `InputError` for an invalid option or a source that isn't a network, and as `Notebook.open`.
  public static func open(
    file: String = #filePath, arguments: [String] = Array(CommandLine.arguments.dropFirst())
  ) throws -> Experiment {
    let options = try ChapterOptions.parsing(arguments)
    var source = try options.source.map(NetworkDescription.init(ofFile:)) ?? options.profile.sourceDescription
    if let size = options.size { source.inputSize = try NetworkDescription.checked(inputSize: size) }
    Parallel.workers = options.threads
    let instructions = InstructionSet.current
    let book = try Notebook.open(
      settings: options.settings, defaults: ChapterOptions.defaultSettings(),
      machine: [("threads", "\(options.threads)"), ("instruction set", instructions.rawValue)],
      origin: options.origin, out: options.out, file: file)
    if !instructions.hasFusedMultiplyAdd {
      book.log(
        "warning: without AVX2 and FMA this processor rounds differently, so accuracies will differ from the text's"
      )
    }
    let experiment = Experiment(options: options, book: book, sourceDescription: source)
    if options.hasOwnInput { book.note("network's input", experiment.inputText) }
    return experiment
  }

  // MARK: Data and networks

  /// The target data set: the folder that `--data` names, or the profile's, which is drawn or fetched at the
  /// first run.
  ///
  /// Files that aren't images are skipped and, with `--skip-unreadable`, images that can't be read; the page
  /// says so.
  ///
  /// - Throws: `InputError` when images can't be fetched or written to the cache, and as `TargetData`.
  public func targetData(line: UInt = #line) throws -> TargetData {
    var data = try TargetData(
      options.data ?? profileFolder(), isQuick: options.quick,
      adviceIfUnreadable: "--skip-unreadable continues without it")
    if options.skipUnreadable {
      let count = data.count
      data = try withProgress("looking for images that can't be read") { progress in
        try data.withoutUnreadable { progress.update($0) }
      }
      book.note("skipped images", "\(count - data.count) of \(count)")
    }
    for warning in data.train.warnings + data.test.warnings { book.print(warning, line: line) }
    return data
  }

  private func profileFolder() throws -> String {
    switch options.profile {
    case .drawn:
      try withProgress("drawing 2,800 images, once") { progress in
        try DrawnHotDogs.folder { progress.update($0) }
      }
    case .photos: try fetch(.hotDogs)
    }
  }

  /// The source network, as it was trained on the source data set: the file that `--source` names, or the
  /// profile's.
  ///
  /// - Parameter outputs: the number of outputs that the network must have, if only one makes sense.
  /// - Throws: `InputError` when the file can't be fetched or read, isn't a ResNet's, or has another number of outputs.
  public func sourceNetwork(outputs: Int? = nil) throws -> ResNet {
    let network = try sourceNetworkOfAnySize()
    if let outputs, network.output.outputs != outputs {
      throw InputError(
        options.source ?? "the source network", expected: "\(outputs.grouped) outputs for this chapter",
        found: "\(network.output.outputs.grouped)", advice: "choose another --source, or another chapter")
    }
    return network
  }

  private func sourceNetworkOfAnySize() throws -> ResNet {
    if let file = options.source { return try ResNet.read(from: file) }
    switch options.profile {
    case .drawn: return try PretrainedSource.load()
    case .photos: return try ResNet.read(from: fetch(.resNet18V2))
    }
  }

  /// The path of an entry of the hub's catalogue, fetched unless it is in the cache.
  private func fetch(_ entry: CatalogueEntry) throws -> String {
    try withProgress("fetching \(entry.title), once") { progress in
      try Hub().path(of: entry) { progress.update($0, $1) }
    }
  }

  /// Runs `body` with a progress bar on the terminal, and removes the bar afterwards.
  func withProgress<Result>(_ title: String, _ body: (Progress) throws -> Result) rethrows -> Result {
    let progress = book.progress(title)
    defer { progress.clear() }
    return try body(progress)
  }

  // MARK: Loaders

  /// Columns and rows of the network's input.
  public var inputSize: Int { sourceDescription.inputSize }

  /// The size of the network's input for the reader, such as "224 × 224 pixels".
  var inputText: String { "\(inputSize) × \(inputSize) pixels" }

  /// The way from a training image to the network's input: a random crop, resized, flipped half the time.
  public var trainingTransform: Compose {
    .training(size: inputSize, normalization: sourceDescription.normalization)
  }

  /// The way from a test image to the network's input: resized, then the centre.
  public var testTransform: Compose {
    .testing(size: inputSize, normalization: sourceDescription.normalization)
  }

  /// Loads images for training, in an order that is random in each epoch.
  public func trainingLoader(_ images: ImageFolder) -> DataLoader {
    DataLoader(
      images, transform: trainingTransform, batchSize: recipe.batchSize, shuffle: true,
      seed: options.seed, threads: options.threads)
  }

  /// Loads images for testing, in the order of the folder.
  public func testLoader(_ images: ImageFolder) -> DataLoader {
    DataLoader(images, transform: testTransform, batchSize: recipe.batchSize, threads: options.threads)
  }

  // MARK: Evaluation

  /// The network's predictions for images, each resized and cropped as for testing.
  ///
  /// - Throws: `InputError` when an image can't be read.
  public func predict(_ network: any Layer, on images: ImageFolder) throws -> Prediction {
    try Prediction(of: network, on: testLoader(images))
  }

  /// The output of a network, or of a part of one, for images, each resized and cropped as for testing.
  ///
  /// - Throws: `InputError` when an image can't be read.
  public func features(_ network: any Layer, of images: ImageFolder) throws -> FeatureMatrix {
    try FeatureMatrix(of: network, on: testLoader(images))
  }
}
