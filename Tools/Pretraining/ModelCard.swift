import FineTuningDrawings
import FineTuningImages
import FineTuningModels
import FineTuningTensors
import FineTuningTraining
import Foundation

/// The model card of the weights: data, recipe, results. Every number in it is measured.
struct ModelCard {
  /// Top-1 on held-out drawings of all classes.
  let accuracy: Double
  let markdown: String

  private static let heldOutPerClass = 50

  init(_ network: ResNet, _ recipe: PretrainingRecipe) throws {
    let heldOut = try Prediction(
      of: network, on: recipe.heldOutLoader(perClass: Self.heldOutPerClass))
    accuracy = heldOut.accuracy
    let detectors = try Self.detectors(network, recipe)
    let classes = DrawnImageNet.classes.count
    markdown = """
      # Source network: ResNet-18 at half width, trained on drawn ImageNet

      `\(PretrainedSource.fileName)` holds \(network.parameterCount().grouped) \
      parameters in half precision: Gluon's `resnet18_v2` with \(recipe.width) channels in the first stage, \
      \(recipe.size) × \(recipe.size) px inputs, and ImageNet's 1,000 outputs in their standard order.

      **Data.** Drawings of \(classes) of the 1,000 classes, \(DrawnImageNet.foods.count) of them foods, by \
      the module `Drawings`: one thing on a backdrop or a table, lit and photographed. The other outputs never \
      see an image of their class and only learn to stay low.

      **Recipe.** \(recipe.description.prefix(1).uppercased() + recipe.description.dropFirst()). Random \
      crops of 20 to 100 % of the drawing, flips; the learning rate rises during the first epoch, then follows a \
      cosine to zero. `./book pretrain` repeats it, to the same bits on every machine.

      **Results**, measured with the weights as stored:

      | | |
      |---|---|
      | top-1 on \(Self.heldOutPerClass * classes) held-out drawings of all \(classes) classes | \
      \(Self.number(accuracy)) |
      | row \(detectors.hotDog.row) (*\(detectors.hotDog.name)*) on the hot dog test scenes, area under the curve | \
      \(Self.number(detectors.hotDog.area)) |
      | row \(detectors.copier.row) (*\(detectors.copier.name)*) on the same, area under the curve | \
      \(Self.number(detectors.copier.area)) |

      **Foods**: top-1 on \(Self.heldOutPerClass) held-out drawings, and the most frequent wrong answer:

      | class | row | top-1 | mistaken for |
      |---|---|---|---|
      \(Self.foodRows(heldOut).joined(separator: "\n"))

      The network knows drawings, not photographs. Use it as a source for transfer within this project only.

      """
  }

  private static func number(_ value: Double) -> String { String(format: "%.3f", value) }

  private typealias Detector = (row: Int, name: String, area: Double)

  /// Measures how well two rows of the output layer separate hot dog scenes from scenes of other foods.
  private static func detectors(_ network: ResNet, _ recipe: PretrainingRecipe) throws -> (
    hotDog: Detector, copier: Detector
  ) {
    let scenes = DrawnHotDogs.Split.test()
    let loader = DataLoader(scenes, transform: .testing(size: recipe.size), cacheBudget: 0)
    let prediction = try Prediction(of: network, on: loader)
    func detector(_ name: String) throws -> Detector {
      let entry = try ImageNetClasses.named(name)
      let area = prediction.binaryScores(byRow: entry.index, of: 0).areaUnderCurve
      return (entry.index, entry.name, area)
    }
    return (try detector("hotdog"), try detector("photocopier"))
  }

  private static func foodRows(_ prediction: Prediction) -> [String] {
    let pairs = zip(prediction.labels, prediction.classes)
    return DrawnImageNet.foods.map { food in
      let predicted = pairs.filter { $0.0 == food.entry.index }.map(\.1)
      let wrong = Dictionary(grouping: predicted.filter { $0 != food.entry.index }, by: { $0 })
      let most = wrong.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
      let right = predicted.count { $0 == food.entry.index }
      let top1 = String(format: "%.2f", Double(right) / Double(predicted.count))
      let confusion = most.map { "\(ImageNetClasses.all[$0.key].name) (\($0.value.count))" } ?? ""
      return "| \(food.entry.name) | \(food.entry.index) | \(top1) | \(confusion) |"
    }
  }
}
