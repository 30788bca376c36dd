/// The curves of one training run, as the training plots need them.
public struct TrainingCurves: Sendable {
  /// The name of the run, shown in comparisons.
  public var name: String
  /// Training loss and accuracy by epoch, with several points per epoch.
  public var trainLoss, trainAccuracy: [(x: Double, y: Double)]
  /// Accuracy on the test set, once per epoch.
  public var testAccuracy: [(x: Double, y: Double)]
  /// The planned number of epochs.
  public var epochs: Int

  /// The curves of a run; x counts epochs and is 1 at the end of the first.
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
  /// The plot of a training run as in D2L: loss and both accuracies, between 0 and 1.
  ///
  /// As in D2L, the axis starts at epoch 1 and hides everything before the first test accuracy, unless there
  /// is only one epoch. Axes and legend never move, which makes runs easy to compare from plot to plot. Only a loss that
  /// ends above 1, as it may with many classes, gets a longer axis: it would not be seen at all.
  public static func training(_ run: TrainingCurves) -> LinePlot {
    let epochs = epochAxis(run.epochs)
    let loss = run.trainLoss.filter { epochs.range?.contains($0.x) != false && $0.y.isFinite }.map(\.y)
    let top = (loss.last ?? 0) > 1 ? (loss.max() ?? 1).rounded(.up) : 1
    return LinePlot(
      [
        Series("train loss", run.trainLoss, color: 0),
        Series("train acc", run.trainAccuracy, color: 1, dash: 1),
        Series("test acc", run.testAccuracy, style: .lineAndMarkers, color: 2, dash: 2),
      ],
      x: epochs, y: Axis("", range: 0...top), legend: .above)
  }

  /// The accuracies of several runs in one plot. Each run has a colour, and a faint dashed line shows its
  /// training accuracy. The axis covers the visible points only, and needn't start at zero.
  public static func comparison(_ runs: [TrainingCurves]) -> LinePlot {
    let training = runs.enumerated().map { index, run in
      Series("", run.trainAccuracy, color: index, dash: 1, isFaint: true)
    }
    let testing = runs.enumerated().map { index, run in
      Series(run.name, run.testAccuracy, style: .lineAndMarkers, color: index)
    }
    // One legend entry, for a series without points, stands for the dashed lines of all colours.
    let key = Series("in training", [], color: 6, dash: 1, isFaint: true)
    return LinePlot(
      training + testing + [key], x: epochAxis(runs.map(\.epochs).max() ?? 1), y: Axis("accuracy"),
      size: (324, 216))
  }

  private static func epochAxis(_ epochs: Int) -> Axis {
    Axis("epoch", range: epochs > 1 ? 1...Double(epochs) : 0...1, wholeNumbers: true)
  }
}
