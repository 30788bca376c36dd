import Files
import Foundation
import Images
import Layers
import Models
import Notebook
import Training

extension Notebook {
  /// Everything that the numbers of a training depend on.
  func provenance(
    of network: ResNet, on data: HotDogs, learningRate: Double, _ name: String
  ) -> [String: String] {
    var provenance = Dictionary(uniqueKeysWithValues: circumstances.entries.map { ($0.key, $0.value) })
    provenance["training"] = name
    provenance["training's learning rate"] = "\(learningRate)"
    provenance["network"] = Self.fingerprint(of: network)
    provenance["pictures"] = Self.fingerprint(of: data)
    return provenance
  }

  /// The path of a checkpoint: none but that of the same training has it.
  func checkpoint(_ name: String, _ provenance: [String: String]) -> String {
    let digest = Digest(.sha256)
    for (key, value) in provenance.sorted(by: { $0.key < $1.key }) { digest.update(key, value) }
    let title = name.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
    return "\(checkpointFolder)/\(title)-\(digest.hexDigest().prefix(16)).safetensors"
  }

  /// What tells a network apart: its numbers, and how they are trained.
  private static func fingerprint(of network: ResNet) -> String {
    let digest = Digest(.sha256)
    for (path, parameter) in network.namedParameters {
      digest.update(path, parameter.value)
      digest.update(
        path,
        "\(parameter.isFrozen) \(parameter.learningRateMultiplier) \(parameter.weightDecayMultiplier)")
    }
    return digest.hexDigest()
  }

  /// What tells pictures on disk apart, as `make` does: names, sizes and times of the last change. To read
  /// them all could take longer than the training.
  private static func fingerprint(of data: HotDogs) -> String {
    let digest = Digest(.sha256)
    for item in data.train.items + data.test.items {
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
