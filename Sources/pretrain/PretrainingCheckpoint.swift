import Files
import Foundation
import Layers
import Models
import Tensors

/// All that a run needs to go on as if it had not been interrupted: weights, velocities, where it was.
struct PretrainingCheckpoint {
  let path: String
  let recipe: Recipe

  struct Progress {
    var epoch: Int
    var seconds: Double
  }

  private static let velocityPrefix = "velocity/"

  func write(_ network: ResNet, _ optimizer: SGD, _ progress: Progress) throws {
    var tensors = network.state
    for (path, velocity) in optimizer.state { tensors[Self.velocityPrefix + path] = velocity }
    let metadata = [
      "recipe": recipe.description, "epoch": "\(progress.epoch)", "seconds": "\(progress.seconds)",
    ]
    try Safetensors(tensors: tensors, metadata: metadata).write(to: path)
  }

  /// Restores the last checkpoint; nil when there is none.
  func resume(_ network: ResNet, _ optimizer: SGD) throws -> Progress? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let file = try Safetensors(contentsOf: path)
    guard file.metadata["recipe"] == recipe.description,
      let epoch = file.metadata["epoch"].flatMap({ Int($0) }),
      let seconds = file.metadata["seconds"].flatMap({ Double($0) })
    else {
      throw InputError(
        path, expected: "a checkpoint of this recipe: \(recipe.description)",
        found: file.metadata["recipe"] ?? "none", advice: "remove it, or choose another --work folder")
    }
    let (velocities, weights) = (
      file.tensors.filter { $0.key.hasPrefix(Self.velocityPrefix) },
      file.tensors.filter { !$0.key.hasPrefix(Self.velocityPrefix) }
    )
    try network.load(weights, from: path)
    optimizer.state = Dictionary(
      uniqueKeysWithValues: velocities.map { (String($0.key.dropFirst(Self.velocityPrefix.count)), $0.value) }
    )
    return Progress(epoch: epoch, seconds: seconds)
  }
}
