import FineTuningFiles
import FineTuningImages
import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import Foundation

/// Everything that a run needs to resume and reach the same bits as if it had never been interrupted.
///
/// On disk it's a safetensors file, written in full or not at all, with a digest of its contents. A damaged
/// file is refused.
public struct Checkpoint {
  /// How far a run has come.
  private struct Position: Codable {
    var history: History
    var sums: EpochSums
  }

  private let network: [String: Tensor]
  private let velocities: [String: Tensor]
  private let position: Position
  /// The settings that the results depend on besides the initial weights: values by name.
  private let provenance: [String: String]
  /// Metadata that make the file usable as the network's weights file.
  private let metadata: [String: String]

  /// Captures the current state of a run.
  ///
  /// - Parameters:
  ///   - trainer: holds the network, the optimizer's velocities and the history.
  ///   - provenance: everything that the results depend on, by name.
  ///   - metadata: text by key for the head of the file, such as a `NetworkDescription`'s.
  public init(of trainer: Trainer, provenance: [String: String], metadata: [String: String] = [:]) {
    self.metadata = metadata
    network = trainer.network.state
    velocities = trainer.optimizer.state
    position = Position(history: trainer.history, sums: trainer.sums)
    self.provenance = provenance
  }

  // MARK: Files

  private static let digestKey = "digest"
  private static let positionKey = "position"
  private static let provenanceKey = "provenance"

  /// Writes the checkpoint to `path`, in full or not at all, and removes any half-written file that a killed
  /// process left there.
  public func write(to path: String) throws {
    var file = Safetensors(tensors: [:], metadata: metadata)
    for (name, tensor) in network { file.tensors[WeightFile.networkPrefix + name] = tensor }
    for (name, tensor) in velocities { file.tensors[WeightFile.velocityPrefix + name] = tensor }
    file.metadata[Self.positionKey] = try Self.text(position)
    file.metadata[Self.provenanceKey] = try Self.text(provenance)
    file.metadata[Self.digestKey] = Self.digest(of: file)
    UnfinishedWork.removeAbandoned(for: path)
    try file.write(to: path)
  }

  /// Removes the checkpoint at `path`, and any half-written file that a killed process left there.
  public static func remove(at path: String) {
    UnfinishedWork.removeAbandoned(for: path)
    unlink(path)
  }

  /// Reads the checkpoint at `path`.
  ///
  /// - Throws: `InputError` if the file can't be read, is damaged, or is from a run with another provenance.
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
      throw Self.unusable(path, "one of a run that differs in \(names.joined(separator: ", "))")
    }
    func tensors(_ prefix: String) -> [String: Tensor] {
      Dictionary(
        uniqueKeysWithValues: file.tensors.filter { $0.key.hasPrefix(prefix) }.map {
          (String($0.key.dropFirst(prefix.count)), $0.value)
        })
    }
    network = tensors(WeightFile.networkPrefix)
    velocities = tensors(WeightFile.velocityPrefix)
    self.position = position
    self.provenance = provenance
    metadata = file.metadata
  }

  /// Restores the run completely, or throws and changes nothing.
  ///
  /// - Throws: `InputError`, which names `path`, if the checkpoint doesn't fit the network, the images or the
  ///   number of epochs.
  public func restore(_ trainer: Trainer, epochs: Int, on loader: DataLoader, from path: String) throws {
    let (history, sums) = (position.history, position.sums)
    guard history.epochs.count <= epochs, history.epochs.enumerated().allSatisfy({ $1.number == $0 + 1 }),
      history.points.allSatisfy({ (0...Double(epochs)).contains($0.epoch) }),
      (0...loader.batchCount).contains(sums.batches), (0...loader.source.count).contains(sums.seen),
      (0...sums.seen).contains(sums.correct)
    else {
      throw Self.unusable(path, "one at a point that this run never reaches")
    }
    let parameters = Dictionary(
      uniqueKeysWithValues: trainer.network.namedParameters.map { ($0.path, $0.parameter) })
    guard velocities.allSatisfy({ parameters[$0.key]?.value.shape == $0.value.shape }) else {
      throw Self.unusable(path, "one of another network")
    }
    try trainer.network.load(network, from: path)
    trainer.optimizer.state = velocities
    trainer.history = history
    trainer.sums = sums
  }

  private static func unusable(_ path: String, _ found: String) -> InputError {
    InputError(
      path, expected: "a checkpoint of this run", found: found,
      advice: "remove it to start from the beginning")
  }

  /// Returns the digest of everything in a file except the digest itself.
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
