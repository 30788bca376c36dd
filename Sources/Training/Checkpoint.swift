import Files
import Foundation
import Images
import Layers
import Models
import Tensors

/// All that a training needs to go on to the same bits as if it had not been interrupted.
///
/// It is a file in safetensors, written whole or not at all, with a digest of everything in it: a file that
/// was damaged is refused.
public struct Checkpoint {
  /// Where a training is.
  private struct Position: Codable {
    var history: History
    var sums: EpochSums
  }

  private let network: [String: Tensor]
  private let velocities: [String: Tensor]
  private let position: Position
  /// What the training depends on besides its network's first weights: name and value.
  private let provenance: [String: String]

  /// The state of a training just now.
  public init(of trainer: Trainer, provenance: [String: String]) {
    network = trainer.network.state
    velocities = trainer.optimizer.state
    position = Position(history: trainer.history, sums: trainer.sums)
    self.provenance = provenance
  }

  // MARK: Files

  private static let networkPrefix = "network/"
  private static let velocityPrefix = "velocity/"
  private static let digestKey = "digest"
  private static let positionKey = "position"
  private static let provenanceKey = "provenance"

  /// Writes it to `path`, whole or not at all, and clears away what a killed process left there half-written.
  public func write(to path: String) throws {
    var file = Safetensors(tensors: [:])
    for (name, tensor) in network { file.tensors[Self.networkPrefix + name] = tensor }
    for (name, tensor) in velocities { file.tensors[Self.velocityPrefix + name] = tensor }
    file.metadata[Self.positionKey] = try Self.text(position)
    file.metadata[Self.provenanceKey] = try Self.text(provenance)
    file.metadata[Self.digestKey] = Self.digest(of: file)
    UnfinishedWork.removeAbandoned(for: path)
    try file.write(to: path)
  }

  /// Removes the checkpoint at `path`, and anything that a killed process left half-written there.
  public static func remove(at path: String) {
    UnfinishedWork.removeAbandoned(for: path)
    unlink(path)
  }

  /// Reads the checkpoint at `path`.
  ///
  /// - Throws: `InputError` if it cannot be read, is damaged, or is of a training of another provenance.
  public init(contentsOf path: String, provenance: [String: String]) throws {
    let file = try Safetensors(contentsOf: path)
    guard let digest = file.metadata[Self.digestKey],
      let position: Position = Self.value(file.metadata[Self.positionKey]),
      let found: [String: String] = Self.value(file.metadata[Self.provenanceKey])
    else {
      throw Self.unusable(path, "another file")
    }
    guard digest == Self.digest(of: file) else { throw Self.unusable(path, "a damaged one") }
    let names = Set(found.keys).union(provenance.keys).filter { found[$0] != provenance[$0] }.sorted()
    guard names.isEmpty else {
      throw Self.unusable(path, "one of another training, by its \(names.joined(separator: ", "))")
    }
    func tensors(_ prefix: String) -> [String: Tensor] {
      Dictionary(
        uniqueKeysWithValues: file.tensors.filter { $0.key.hasPrefix(prefix) }.map {
          (String($0.key.dropFirst(prefix.count)), $0.value)
        })
    }
    network = tensors(Self.networkPrefix)
    velocities = tensors(Self.velocityPrefix)
    self.position = position
    self.provenance = provenance
  }

  /// Puts a training where this one was, in all or in nothing.
  ///
  /// - Throws: `InputError`, which names `path`, if it is none of this network, these images, this many epochs.
  public func restore(_ trainer: Trainer, epochs: Int, on loader: DataLoader, from path: String) throws {
    let (history, sums) = (position.history, position.sums)
    guard history.epochs.count <= epochs, history.epochs.enumerated().allSatisfy({ $1.number == $0 + 1 }),
      history.points.allSatisfy({ (0...Double(epochs)).contains($0.epoch) }),
      (0...loader.batchCount).contains(sums.batches), (0...loader.source.count).contains(sums.seen),
      (0...sums.seen).contains(sums.correct)
    else {
      throw Self.unusable(path, "one at a place that this training does not come to")
    }
    let trained = Dictionary(
      uniqueKeysWithValues: trainer.network.namedParameters.map { ($0.path, $0.parameter) })
    guard velocities.allSatisfy({ trained[$0.key]?.value.shape == $0.value.shape }) else {
      throw Self.unusable(path, "one of another network")
    }
    try trainer.network.load(network, from: path)
    trainer.optimizer.state = velocities
    trainer.history = history
    trainer.sums = sums
  }

  private static func unusable(_ path: String, _ found: String) -> InputError {
    InputError(
      path, expected: "a checkpoint of this training", found: found,
      advice: "remove it to start from the beginning")
  }

  /// The digest of everything in a file but the digest itself.
  private static func digest(of file: Safetensors) -> String {
    let digest = Digest(.sha256)
    for (key, text) in file.metadata.sorted(by: { $0.key < $1.key }) where key != digestKey {
      digest.update(key, text)
    }
    for (name, tensor) in file.tensors.sorted(by: { $0.key < $1.key }) { digest.update(name, tensor) }
    return digest.hexDigest()
  }

  private static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func value<Value: Decodable>(_ text: String?) -> Value? {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return text.flatMap { try? decoder.decode(Value.self, from: Data($0.utf8)) }
  }
}
