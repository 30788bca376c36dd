import ArgumentParser
import FineTuningFiles
import FineTuningImages
import FineTuningNotebook
import FineTuningTraining
import Foundation
import Processes

extension ModelCommand {
  /// Measures a network on a folder of images.
  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Measures how well a network does on a folder of images.",
      discussion: """
        FOLDER holds a folder for each class, named as the network's classes are. Not every class has to be there.
        """)

    @Argument(help: "The weights file.", completion: .file()) var file: String
    @Argument(help: "The folder with a folder for each class.", completion: .directory) var folder: String
    @OptionGroup var input: InputOptions

    func run() throws {
      let classifier = try input.classifier(file)
      let names = classifier.description.classes
      let images = try ImageFolder(folder.fromCaller).labelled(by: names, of: file)
      for warning in images.warnings { print(warning) }
      let progress = Progress("classifying")
      let loader = DataLoader(images, transform: classifier.transform, batchSize: 32, cacheBudget: 0)
      let prediction = try Prediction(of: classifier.network, on: loader) { progress.update($0) }
      progress.clear()
      let evaluation = Evaluation(prediction, classes: names)
      let shown = names.indices.filter { evaluation.recall(of: $0) != nil }
      print(
        Table(
          ["class", "images", "recall", "precision"],
          rows: shown.map { label in
            [
              names[label].escapingControls, "\(evaluation.confusion[label].reduce(0, +))",
              evaluation.recall(of: label)?.percent() ?? "",
              evaluation.precision(of: label)?.percent() ?? "never predicted",
            ]
          }
        ).text)
      print("\n" + evaluation.summary)
      try StandardOutput.check()
    }
  }
}
