import ArgumentParser
import FineTuningFiles
import FineTuningImages
import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import Foundation

extension ModelCommand {
  /// Classifies images.
  struct Predict: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Classifies images with a network.",
      discussion: """
        Images are resized, cropped and normalized as the chapters do for testing. A network with 1,000 outputs \
        is assumed to know ImageNet's classes in their standard order.
        """)

    @Argument(help: "The weights file.", completion: .file()) var file: String
    @Argument(help: "Images, JPEG or PNG.", completion: .file()) var images: [String]
    @Option(help: "How many classes to name for each image.") var top = 5
    @Flag(help: "Print JSON, with the raw logits of all classes.") var json = false
    @Option(
      help:
        "Columns and rows of the network's input. (default: 96 for the built-in half-width network, else 224)"
    )
    var size: Int?
    @Option(help: "Names of the outputs, separated by commas.") var classes: String?

    func validate() throws {
      guard top > 0 else { throw ValidationError("--top must be at least 1") }
      guard !images.isEmpty else { throw ValidationError("name at least one image") }
      guard size.map({ (32...4096).contains($0) }) ?? true else {
        throw ValidationError("--size must be from 32 to 4096")
      }
    }

    func run() throws {
      let network = try ResNet.read(from: file)
      let names = try names(network.output.outputs)
      let isBuiltIn = network.width == PretrainedSource.width
      let transform = Compose.testing(size: size ?? (isBuiltIn ? PretrainedSource.inputSize : 224))
      var answers: [Answer] = []
      for path in images {
        var random = RandomSource(seed: 0)  // nothing in this transform is random
        let input = try transform.tensor(of: Image(contentsOf: path), using: &random)
        let answer = Answer(path, network.forward(input, .inference), names, top: top)
        if json { answers.append(answer) } else { print(answer) }
      }
      if json { print(try Answer.json(answers)) }
    }

    private func names(_ count: Int) throws -> [String] {
      if let classes {
        let names = classes.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard names.count == count else {
          throw InputError(
            "--classes", expected: "\(count) names, one for each output of \(file)", found: "\(names.count)",
            advice: "name all of them, separated by commas")
        }
        return names
      }
      let imageNet = ImageNetClasses.all.map(\.name)
      return count == imageNet.count ? imageNet : (0..<count).map { "output \($0)" }
    }
  }
}

/// A network's answer for one image.
struct Answer: Encodable, CustomStringConvertible {
  /// A class and its probability.
  struct Class: Encodable {
    let index: Int
    let name: String
    let probability: Float
  }

  let image: String
  let top: [Class]
  let logits: [Float]

  /// The most probable classes of one row of logits.
  init(_ image: String, _ logits: Tensor, _ names: [String], top: Int) {
    let probabilities = SoftmaxCrossEntropy.probabilities(logits).values
    let ranking = probabilities.indices.sorted { (probabilities[$1], $0) < (probabilities[$0], $1) }
    self.image = image
    self.logits = logits.values
    self.top = ranking.prefix(top).map { index in
      Class(index: index, name: names[index], probability: probabilities[index])
    }
  }

  /// A line for each class, under the name of the image.
  var description: String {
    let lines = top.map { entry in
      String(format: "  %5.1f %%  %4d  ", entry.probability * 100, entry.index) + entry.name
    }
    return ([image] + lines).joined(separator: "\n")
  }

  /// Many answers, on one line.
  static func json(_ answers: [Answer]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return String(decoding: try encoder.encode(answers), as: UTF8.self)
  }
}
