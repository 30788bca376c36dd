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
  private let isFromScratch: Bool

  init(_ training: PlannedTraining, _ classifier: Classifier, _ evaluation: Evaluation, isFromScratch: Bool) {
    (self.training, self.classifier, self.evaluation) = (training, classifier, evaluation)
    self.isFromScratch = isFromScratch
  }

  private var classes: [String] { evaluation.classes }

  /// Writes the figures, then the page.
  func write(to place: ResultPlace) throws {
    var links: [String: String] = [:]
    for (name, figure) in try figures() {
      let file = "figures/\(name)." + (figure.isVector ? "svg" : "png")
      try figure.isVector
        ? figure.writeSVG(to: "\(place.folder)/\(file)") : figure.writePNG(to: "\(place.folder)/\(file)")
      links[name] = "<img src=\"\(file)\" width=\"\(Int(figure.size.width * 1.5))\" alt=\"\(name)\">"
    }
    try AtomicFile.write(page(place, links), to: place.report)
  }

  private func page(_ place: ResultPlace, _ links: [String: String]) -> String {
    let (split, description) = (training.split, classifier.description)
    let record = description.training
    return """
      \(ResultPlace.mark)
      # \(place.name)

      A network that tells \(classes.count) classes apart: \(escaped(evaluation.accuracy.asPercent)) of \
      \(evaluation.count) test images are right. Of many more images like these, between \
      \(evaluation.interval.lowerBound.asPercent) and \(evaluation.interval.upperBound.asPercent) would be, in 95 of \
      100 such tests. If all classes had as many images, it would be \(evaluation.balancedAccuracy.asPercent).

      Use it: `./book model predict \(URL(fileURLWithPath: place.network).lastPathComponent) IMAGE…`. The file holds \
      everything that is needed: \(classifier.network.architecture.rawValue) at a width of \(classifier.network.width), \
      input of \(description.inputSize) × \(description.inputSize) pixels, the names of the classes.

      ## The images

      \(Table(
        ["class", "to train", "to choose by", "to test"],
        rows: classes.indices.map { label in
          [escaped(classes[label])]
            + [split.training, split.validation, split.test].map { "\($0.counts[label])" }
        }).markdown)

      \(links["samples"] ?? "")

      ## The training

      \(isFromScratch ? "From random weights" : "From a source network"), \(training.plan), batches of \
      \(training.batchSize), seed \(record?.seed ?? 0). The weights are those of epoch \(record?.epoch ?? 0) of \
      \(training.history.epochs.count), which did best on the \(split.validation.count) images to choose by: \
      \((record?.validationAccuracy ?? .nan).asPercent). The test images decided nothing.

      \(links["curves"] ?? "")

      ## What it gets right

      Recall is the fraction of a class's images that are found; precision is the fraction of the answers for the class \
      that are right.

      \(Table(
        ["class", "test images", "recall", "precision"],
        rows: classes.indices.map { label in
          [
            escaped(classes[label]), "\(evaluation.confusion[label].reduce(0, +))",
            evaluation.recall(of: label)?.asPercent ?? "", evaluation.precision(of: label)?.asPercent ?? "",
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
    let rest = all.count > shown.count ? "\n\nAnd \(all.count - shown.count) more kinds." : ""
    return Table(
      ["is", "taken for", "images"],
      rows: shown.map { [escaped(classes[$0.label]), escaped(classes[$0.predicted]), "\($0.count)"] }
    ).markdown + rest + "\n\nThe worst of them, by how little was left for the true class:"
  }

  private func figures() throws -> [(name: String, figure: any Figure)] {
    var figures: [(String, any Figure)] = [
      ("samples", try samples()), ("curves", curves),
      ("confusion", ConfusionMatrix(evaluation.confusion, classes: classes)),
    ]
    let worst = evaluation.prediction.mistakes.prefix(16)
    if !worst.isEmpty {
      figures.append(
        (
          "mistakes",
          ImageGrid(
            try worst.map { index, predicted, _ in
              .init(
                try training.split.test.image(at: index),
                caption: ["said \(classes[predicted])", "is \(classes[evaluation.prediction.labels[index]])"],
                verdict: .wrong)
            }, columns: 8)
        ))
    }
    return figures
  }

  /// A row of training images for each class, of the first few classes.
  private func samples() throws -> ImageGrid {
    let (columns, shown) = (8, Array(classes.prefix(12)))
    let images = training.split.training
    var cells: [ImageGrid.Cell] = []
    var labels: [String] = []
    for (label, name) in shown.enumerated() {
      let own = images.items.indices.filter { images.items[$0].label == label }
      // A row has images of one class only; a small class repeats none.
      guard own.count >= columns else { continue }
      labels.append(name)
      cells += try own.prefix(columns).map { ImageGrid.Cell(try images.image(at: $0)) }
    }
    guard !cells.isEmpty else {
      let first = try images.items.indices.prefix(2 * columns).map { index in
        ImageGrid.Cell(try images.image(at: index), caption: [classes[images.items[index].label]])
      }
      return ImageGrid(first, columns: columns)
    }
    return ImageGrid(cells, columns: columns, rowLabels: labels)
  }

  private var curves: LinePlot {
    let history = training.history
    let epochs = Double(max(2, history.epochs.count))
    return LinePlot(
      [
        .init("train loss", history.points.map { ($0.epoch, $0.loss) }, color: 0),
        .init("train acc", history.points.map { ($0.epoch, $0.accuracy) }, color: 1, dash: 1),
        .init(
          "validation acc", history.epochs.map { (Double($0.number), $0.testAccuracy) },
          style: .lineAndMarkers,
          color: 2, dash: 2),
      ], x: Axis("epoch", range: 1...epochs, wholeNumbers: true), y: Axis(""), size: (324, 216),
      legend: .above)
  }

  private func escaped(_ text: String) -> String {
    text.replacing("\n", with: " ").replacing("\r", with: " ")
  }
}

extension Double {
  fileprivate var asPercent: String { String(format: "%.1f %%", 100 * self) }
}
