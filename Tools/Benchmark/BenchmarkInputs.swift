import Drawings
import Files
import Foundation
import Images
import Models
import Tensors

/// What every candidate is given: the same weights, the same batch, the same folder of images.
struct BenchmarkInputs {
  /// A file of the weights that each network begins with.
  let weights: String
  /// A file with one batch: `images`, N × H × W × 3 and normalized, and `labels`.
  let batch: String
  /// A folder with `train` and `test`, a folder of images for each class in both.
  let folder: String

  private static let classes = 2

  /// Makes what is missing of it: weights and batch in the folder `place`, the images in the cache.
  ///
  /// - Parameter data: a folder of images to take instead of drawn ones.
  init(_ workload: Workload, at place: String, data: String?) throws {
    weights = "\(place)/weights.safetensors"
    batch = "\(place)/batch.safetensors"
    folder = try data ?? DrawnHotDogs.folder()
    var random = RandomSource(seed: 1)
    try ResNet.resNet18(classes: Self.classes, width: workload.width, using: &random).write(to: weights)
    let shape = [workload.batch, workload.size, workload.size, 3]
    let numbers = (0..<shape.reduce(1, *)).map { _ in Float(random.normal()) }
    let labels = (0..<workload.batch).map { Float($0 % Self.classes) }
    try Safetensors(tensors: ["images": Tensor(numbers, shape), "labels": Tensor(labels, [labels.count])])
      .write(to: batch)
  }
}
