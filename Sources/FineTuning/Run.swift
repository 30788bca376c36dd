import FineTuningModels
import FineTuningPlotting
import FineTuningTraining

/// A trained network and the history of its training.
public struct Run {
  /// The run's name in plots.
  public let name: String
  /// The trained network.
  public let network: ResNet
  /// The course of the training.
  public let history: History
  /// The number of epochs that were planned.
  public let epochs: Int

  /// A network that was trained, with its history.
  public init(name: String, network: ResNet, history: History, epochs: Int) {
    self.name = name
    self.network = network
    self.history = history
    self.epochs = epochs
  }

  /// The fraction of test images that are classified correctly at the end.
  public var testAccuracy: Double { history.testAccuracy }

  /// The curves that plots show.
  public var curves: TrainingCurves {
    TrainingCurves(
      name: name, trainLoss: history.points.map { ($0.epoch, $0.loss) },
      trainAccuracy: history.points.map { ($0.epoch, $0.accuracy) },
      testAccuracy: history.epochs.map { (Double($0.number), $0.testAccuracy) }, epochs: epochs)
  }

  /// D2L's plot: loss and accuracies against the epoch.
  public var plot: LinePlot { .training(curves) }
}
