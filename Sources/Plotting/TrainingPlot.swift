/// The progress of one training run: what the plots of training need to know of it.
public struct TrainingCurves: Sendable {
  /// The name of the run in a comparison.
  public var name: String
  /// Training loss and accuracy against the epoch, several points an epoch.
  public var trainLoss, trainAccuracy: [(x: Double, y: Double)]
  /// Accuracy on the test set, once an epoch.
  public var testAccuracy: [(x: Double, y: Double)]
  /// How many epochs the run was to last.
  public var epochs: Int

  /// The curves of a run; x counts epochs, 1 at the end of the first.
  public init(
    name: String = "", trainLoss: [(x: Double, y: Double)], trainAccuracy: [(x: Double, y: Double)],
    testAccuracy: [(x: Double, y: Double)], epochs: Int
  ) {
    self.name = name
    self.trainLoss = trainLoss
    self.trainAccuracy = trainAccuracy
    self.testAccuracy = testAccuracy
    self.epochs = epochs
  }
}

extension LinePlot {
  /// The book's plot of a training run: loss and both accuracies between 0 and 1.
  ///
  /// As in the book, the axis begins at epoch 1: what happens before the first accuracy on the test set
  /// is cut off, unless there is only one epoch. The axes and the place of the legend are always the same,
  /// so that runs can be compared from plot to plot.
  public static func training(_ run: TrainingCurves) -> LinePlot {
    LinePlot(
      [
        Series("train loss", run.trainLoss, color: 0),
        Series("train acc", run.trainAccuracy, color: 1, dash: 1),
        Series("test acc", run.testAccuracy, style: .lineAndMarkers, color: 2, dash: 2),
      ],
      x: epochAxis(run.epochs), y: Axis("", range: 0...1), legend: .above)
  }

  /// The accuracies of several runs in one plot: the colour tells the run, and a faint dashed line is the
  /// accuracy in training. The axis takes in what is seen, and does not begin at zero.
  public static func comparison(_ runs: [TrainingCurves]) -> LinePlot {
    let training = runs.enumerated().map { index, run in
      Series("", run.trainAccuracy, color: index, dash: 1, isFaint: true)
    }
    let testing = runs.enumerated().map { index, run in
      Series(run.name, run.testAccuracy, style: .lineAndMarkers, color: index)
    }
    // One entry of the legend, with nothing to draw, stands for the dashed lines of all colours.
    let key = Series("in training", [], color: 6, dash: 1, isFaint: true)
    return LinePlot(
      training + testing + [key], x: epochAxis(runs.map(\.epochs).max() ?? 1), y: Axis("accuracy"),
      size: (324, 216))
  }

  private static func epochAxis(_ epochs: Int) -> Axis {
    Axis("epoch", range: epochs > 1 ? 1...Double(epochs) : 0...1, wholeNumbers: true)
  }
}
