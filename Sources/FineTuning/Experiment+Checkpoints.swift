import FineTuningFiles
import FineTuningImages
import FineTuningLayers
import FineTuningModels
import FineTuningTraining
import Foundation

extension Experiment {
  /// The folder of the chapter's checkpoints.
  package var checkpointFolder: String { "\(book.packageRoot)/.build/checkpoints/\(book.chapter)" }

  /// Everything that the numbers of a training run depend on, by name.
  func dependencies(
    of trainer: Trainer, on training: DataLoader, _ testing: DataLoader, _ name: String
  ) -> [String: String] {
    var dependencies = Dictionary(uniqueKeysWithValues: book.environment.entries.map { ($0.key, $0.value) })
    let optimizer = trainer.optimizer
    dependencies["training"] = name
    dependencies["optimizer"] =
      "learning rate \(optimizer.learningRate), weight decay \(optimizer.weightDecay), momentum \(optimizer.momentum)"
    dependencies["loaders"] = [training, testing].map(Self.description).joined(separator: "; ")
    dependencies["network"] = Self.fingerprint(of: trainer.network)
    dependencies["images"] = Self.fingerprint(of: [training.source, testing.source])
    return dependencies
  }

  /// The path of a checkpoint, which no other training run shares.
  func checkpointPath(_ name: String, _ dependencies: [String: String]) -> String {
    let digest = Digest(.sha256)
    for (key, value) in dependencies.sorted(by: { $0.key < $1.key }) { digest.update(key, value) }
    let title = name.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
    return "\(checkpointFolder)/\(title)-\(digest.hexDigest().prefix(16)).safetensors"
  }

  private static func description(_ loader: DataLoader) -> String {
    "batches of \(loader.batchSize), seed \(loader.seed), \(loader.shuffles ? "shuffled" : "in order"), "
      + "\(loader.transform.transforms)"
  }

  /// Identifies a network by its tensors and by how they are trained.
  private static func fingerprint(of network: any Layer) -> String {
    let digest = Digest(.sha256)
    for (path, parameter) in network.namedParameters {
      digest.update(path, parameter.value)
      digest.update(
        path,
        "\(parameter.isFrozen) \(parameter.learningRateMultiplier) \(parameter.weightDecayMultiplier)")
    }
    return digest.hexDigest()
  }

  /// Identifies images on disk as `make` does, by names, sizes and modification times: reading them all could
  /// take longer than the training. Images from elsewhere are a function of the code, which the library's
  /// fingerprint covers.
  private static func fingerprint(of sources: [any ImageSource]) -> String {
    let digest = Digest(.sha256)
    for item in sources.compactMap({ $0 as? ImageFolder }).flatMap(\.items) {
      var status = stat()
      stat(item.path, &status)
      let time = status.modificationTime
      digest.update("\(item.label) \(item.path)", "\(status.st_size) \(time.tv_sec) \(time.tv_nsec)")
    }
    return digest.hexDigest()
  }
}

extension stat {
  fileprivate var modificationTime: timespec {
    #if canImport(Darwin)
      st_mtimespec
    #else
      st_mtim
    #endif
  }
}
