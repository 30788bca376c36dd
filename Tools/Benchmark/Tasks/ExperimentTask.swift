import FineTuningImages
import FineTuningLayers
import FineTuningModels
import FineTuningRecipe
import FineTuningTraining

/// D2L's experiment: two networks, fine-tuned and from scratch, each tested after every epoch of training.
struct ExperimentTask: BenchmarkTask {
  private let start: ResNet
  private let train, test: ImageFolder
  private let workload: Workload

  init(_ start: ResNet, _ folder: String, _ workload: Workload) throws {
    self.start = start
    train = try ImageFolder(folder + "/train")
    test = try ImageFolder(folder + "/test")
    self.workload = workload
  }

  /// No warm-up: a reader starts cold too.
  func warmUp() -> [Float] { [] }

  func iterate() throws -> Int {
    let training = DataLoader(
      train, transform: .training(size: workload.size), batchSize: workload.batch, shuffle: true,
      threads: workload.threads)
    let testing = DataLoader(
      test, transform: .testing(size: workload.size), batchSize: workload.batch, threads: workload.threads)
    let recipe = Recipe.standard
    for learningRate in [recipe.learningRate, recipe.scratchLearningRate] {
      let network = start.copy()
      let optimizer = SGD(
        network, learningRate: Float(learningRate), weightDecay: Float(recipe.weightDecay))
      try Trainer(network, optimizer).fit(epochs: workload.epochs, on: training, testedOn: testing)
    }
    return 2 * workload.epochs * (train.count + test.count)
  }
}
