import FineTuningFiles
import FineTuningImages
import FineTuningModels
import FineTuningNotebook
import FineTuningPlotting
import FineTuningTraining
import Foundation

/// The result of a training, as a page with figures.
struct TrainingReport {
  private let training: PlannedTraining
  private let classifier: Classifier
  private let evaluation: Evaluation
  /// The beginning of the training, in words.
  private let start: String

  init(_ training: PlannedTraining, _ classifier: Classifier, _ evaluation: Evaluation, start: String) {
    (self.training, self.classifier, self.evaluation) = (training, classifier, evaluation)
    self.start = start
  }

  private var classes: [String] { evaluation.classes }

  /// Writes the figures, then the page.
  func write(to place: ResultPlace) throws {
    var links: [String: String] = [:]
    for (name, description, figure) in try figures() {
      let file = "figures/\(name)." + (figure.isVector ? "svg" : "png")
      try figure.isVector
        ? figure.writeSVG(to: "\(place.folder)/\(file)") : figure.writePNG(to: "\(place.folder)/\(file)")
      links[name] = "<img src=\"\(file)\" width=\"\(Int(figure.size.width * 1.5))\" alt=\"\(description)\">"
    }
    try AtomicFile.write(page(place, links), to: place.report)
  }

  private func page(_ place: ResultPlace, _ links: [String: String]) -> String {
    let (split, description) = (training.split, classifier.description)
    let record = description.training
    let counts = [split.training, split.validation, split.test].map(\.counts)
    return """
      \(ResultPlace.mark)
      # \(escaped(place.name))

      A network for \(classes.count) classes. It classifies **\(evaluation.accuracy.percent())** of \
      \(evaluation.count) test images correctly (95 % confidence interval: \
      \(evaluation.interval.lowerBound.percent()) to \(evaluation.interval.upperBound.percent())). Its balanced \
      accuracy, for which every class counts the same, is \(evaluation.balancedAccuracy.percent()).

      ```sh
      ./book model predict \(place.network) IMAGE…
      ```

      The file holds everything you need to use it: \(classifier.network.architecture.rawValue) with \
      \(classifier.network.width) channels in its first stage, an input of \(description.inputSize) × \
      \(description.inputSize) pixels, its normalization, and the names of the classes.

      ## The images

      \(Table(
        ["class", "training", "validation", "test"],
        rows: classes.indices.map { label in
          [escaped(classes[label])] + counts.map { "\($0[label])" }
        }).markdown)

      \(links["samples"] ?? "")

      ## The training

      The training started from \(escaped(start)). The plan: \(training.plan). Batches have \(training.batchSize) \
      images; the seed is \(record?.seed ?? 0).

      These are the weights after epoch \(record?.epoch ?? 0) of \(training.history.epochs.count), which did best on \
      the \(split.validation.count) validation images: \(training.plan.validationMetric) \
      \((record?.validationAccuracy ?? .nan).percent()). The test images were not used for any choice.

      \(links["loss"] ?? "") \(links["accuracy"] ?? "")

      ## What it gets right

      Recall is the fraction of a class's images that are classified as such; precision is the fraction of the images \
      classified as such that belong to the class.

      \(Table(
        ["class", "test images", "recall", "precision"],
        rows: classes.indices.map { label in
          [
            escaped(classes[label]), "\(evaluation.confusion[label].reduce(0, +))",
            evaluation.recall(of: label)?.percent() ?? "", evaluation.precision(of: label)?.percent() ?? "",
          ]
        }).markdown)

      \(links["confusion"] ?? "")

      ## What it gets wrong

      \(mistakes)

      \(links["mistakes"] ?? "")

      """
  }

  private var mistakes: String {
    let all = evaluation.confusions
    guard !all.isEmpty else { return "Nothing, on these images." }
    let shown = all.prefix(12)
    let more = all.count - shown.count
    let rest =
      more > 0 ? "\n\nThere \(more == 1 ? "is one other confusion" : "are \(more) other confusions")." : ""
    return Table(
      ["true class", "predicted", "images"],
      rows: shown.map { [escaped(classes[$0.label]), escaped(classes[$0.predicted]), "\($0.count)"] }
    ).markdown + rest + "\n\nThe worst mistakes, with the lowest probability of the true class first:"
  }

  private func figures() throws -> [(name: String, description: String, figure: any Figure)] {
    var figures: [(String, String, any Figure)] = [
      ("samples", "training images of the classes", try samples()),
      ("loss", "training loss over the epochs", loss), ("accuracy", "accuracies over the epochs", accuracy),
      ("confusion", "confusion matrix", ConfusionMatrix(evaluation.confusion, classes: classes)),
    ]
    let worst = evaluation.prediction.mistakes.prefix(16)
    if !worst.isEmpty {
      figures.append(
        (
          "mistakes", "the worst mistakes",
          ImageGrid(
            try worst.map { index, predicted, _ in
              .init(
                try training.split.test.image(at: index),
                caption: ["\(classes[predicted])?", "no, \(classes[evaluation.prediction.labels[index]])"],
                verdict: .wrong)
            }, columns: 8)
        ))
    }
    return figures
  }

  /// A row of training images for each class, of the first few classes.
  private func samples() throws -> ImageGrid {
    let images = training.split.training
    let shown = Array(classes.prefix(12))
    let columns = max(4, min(8, images.counts.prefix(shown.count).min() ?? 8))
    var cells: [ImageGrid.Cell] = []
    var labels: [String] = []
    for (label, name) in shown.enumerated() {
      let own = images.items.indices.filter { images.items[$0].label == label }
      // A row has images of one class only; a small class repeats none.
      guard own.count >= columns else { continue }
      labels.append(name)
      // Neighbours in a folder are often much alike.
      cells += try (0..<columns).map { ImageGrid.Cell(try images.image(at: own[$0 * own.count / columns])) }
    }
    guard !cells.isEmpty else {
      let first = try images.items.indices.prefix(2 * columns).map { index in
        ImageGrid.Cell(try images.image(at: index), caption: [classes[images.items[index].label]])
      }
      return ImageGrid(first, columns: columns)
    }
    return ImageGrid(cells, columns: columns, rowLabels: labels)
  }

  private var loss: LinePlot {
    plot([.init("train loss", training.history.points.map { ($0.epoch, $0.loss) }, color: 0)], y: Axis(""))
  }

  private var accuracy: LinePlot {
    let history = training.history
    return plot(
      [
        .init("train", history.points.map { ($0.epoch, $0.accuracy) }, color: 1, dash: 1),
        .init(
          training.plan.balancesClasses ? "validation, balanced" : "validation",
          history.epochs.map { (Double($0.number), $0.testAccuracy) }, style: .lineAndMarkers, color: 2,
          dash: 2),
      ], y: Axis("", range: 0...1))
  }

  private func plot(_ series: [LinePlot.Series], y: Axis) -> LinePlot {
    let epochs = Double(max(2, training.history.epochs.count))
    return LinePlot(
      series, x: Axis("epoch", range: 1...epochs, wholeNumbers: true), y: y, size: (228, 171), legend: .above)
  }

  /// A name as Markdown that shows it as it is, on one line.
  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      if character.isNewline {
        escaped += " "
      } else if "\\`*_[]<>$#~&".contains(character) {
        escaped += "\\\(character)"
      } else {
        escaped.append(character)
      }
    }
  }
}
