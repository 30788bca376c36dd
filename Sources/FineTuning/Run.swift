import Plotting
import Models
import Training

/// A network after its training, and how the training went.
public struct Run {
  /// What it is called in plots.
  public let name: String
  /// The trained network.
  public let network: ResNet
  /// How the training went.
  public let history: History
  /// How many epochs it was to last.
  public let epochs: Int

  /// The share of test images that are classified rightly at the end.
  public var testAccuracy: Double { history.testAccuracy }

  /// What plots show of it.
  public var curves: TrainingCurves {
    TrainingCurves(
      name: name, trainLoss: history.points.map { ($0.epoch, $0.loss) },
      trainAccuracy: history.points.map { ($0.epoch, $0.accuracy) },
      testAccuracy: history.epochs.map { (Double($0.number), $0.testAccuracy) }, epochs: epochs)
  }

  /// The book's plot: loss and accuracies against the epoch.
  public var plot: LinePlot { .training(curves) }
}
