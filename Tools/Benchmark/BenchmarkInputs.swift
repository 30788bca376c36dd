import FineTuningDrawings
import FineTuningFiles
import FineTuningImages
import FineTuningModels
import FineTuningTensors
import Foundation

/// The inputs that all candidates share: the same weights, the same batch, the same folder of images.
struct BenchmarkInputs {
  /// A file with the initial weights.
  let weights: String
  /// A file with one batch: `images`, N × H × W × 3 and normalized, and `labels`.
  let batch: String
  /// A folder with `train` and `test`, each with a folder of images for each class.
  let folder: String

  private static let classes = 2

  /// Writes weights and batch into `place`; draws the images into the cache unless they're there already.
  ///
  /// - Parameter data: a folder of images to use instead of the drawn ones.
  init(_ workload: Workload, in place: String, data: String?) throws {
    weights = "\(place)/weights.safetensors"
    batch = "\(place)/batch.safetensors"
    folder = try data ?? DrawnHotDogs.folder()
    var random = RandomSource(seed: 1)
    try ResNet.resNet18(classes: Self.classes, width: workload.width, using: &random).write(to: weights)
    let shape = [workload.batch, workload.size, workload.size, 3]
    let pixels = (0..<shape.reduce(1, *)).map { _ in Float(random.normal()) }
    let labels = (0..<workload.batch).map { Float($0 % Self.classes) }
    try Safetensors(tensors: ["images": Tensor(pixels, shape), "labels": Tensor(labels, [labels.count])])
      .write(to: batch)
  }
}
