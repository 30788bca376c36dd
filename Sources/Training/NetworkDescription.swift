import FineTuningFiles
import FineTuningImages
import FineTuningModels
import Foundation

/// Everything you need to use a network besides its weights: what its outputs mean, and how an image becomes its
/// input. A safetensors file has it in its metadata, under these keys:
///
/// * `classes`: the names of the outputs, as a JSON array.
/// * `input_size`: columns and rows of the input.
/// * `mean`, `standard_deviation`: the normalization of red, green and blue, as JSON arrays.
/// * `width`: channels of the first stage. The weights say so too; this is for other readers.
/// * `training`: what it was trained on and how well it did, a `TrainingRecord` as JSON.
///
/// Other files have no place for it. Then the network itself decides: 224 pixels if it has the width of the frameworks'
/// networks, else 96; ImageNet's classes if there are 1,000 outputs, else numbers.
public struct NetworkDescription: Equatable, Sendable {
  /// The names of the outputs, in order.
  public var classes: [String]
  /// Columns and rows of the input.
  public var inputSize: Int
  /// The map from bytes to the input.
  public var normalization: Normalization
  /// The data and the settings that the network was trained with, if the file says so.
  public var training: TrainingRecord?

  /// The sizes of input that make sense for a ResNet, whose layers divide it by 32.
  public static let inputSizes = 32...4096

  /// Returns `size` if it makes sense.
  ///
  /// - Throws: `InputError` if it doesn't.
  public static func checked(inputSize size: Int) throws -> Int {
    guard inputSizes.contains(size) else {
      throw InputError(
        "size of the input", expected: "a number from \(inputSizes.lowerBound) to \(inputSizes.upperBound)",
        found: "\(size)", advice: "choose another --size")
    }
    return size
  }

  /// A description of a network for `classes`.
  public init(
    classes: [String], inputSize: Int, normalization: Normalization = .imageNet,
    training: TrainingRecord? = nil
  ) {
    self.classes = classes
    self.inputSize = inputSize
    self.normalization = normalization
    self.training = training
  }

  /// Reads the description in a weights file, without reading any weights.
  ///
  /// - Parameters:
  ///   - file: the weights file.
  ///   - fit: the network that the file fits.
  ///   - size: columns and rows of the input, if not the file's.
  /// - Throws: `InputError` if the file's metadata contradict each other or the network, or if `size` makes no sense.
  public init(of file: WeightFile, _ fit: NetworkFit, size: Int? = nil) throws {
    let metadata = Metadata(file)
    inputSize =
      try size.map(Self.checked) ?? metadata.inputSize()
      ?? (fit.width < 64 ? PretrainedSource.inputSize : 224)
    normalization = try metadata.normalization() ?? .imageNet
    training = metadata.value("training")
    let imageNet = ImageNetClasses.all.map(\.name)
    classes =
      try metadata.classes(count: fit.classes)
      ?? (fit.classes == imageNet.count ? imageNet : (0..<fit.classes).map { "output \($0)" })
  }

  /// Reads the description in the weights file at `path`, without reading any weights.
  ///
  /// - Throws: `InputError` if the file isn't a network's, and as above.
  public init(ofFile path: String) throws {
    let file = try WeightFile(path)
    try self.init(of: file, NetworkFit(file))
  }

  /// The description as metadata of a safetensors file.
  ///
  /// - Parameter width: channels of the network's first stage.
  public func metadata(width: Int) -> [String: String] {
    var metadata = [
      "classes": Metadata.text(classes), "input_size": "\(inputSize)", "width": "\(width)",
      "mean": Metadata.text(normalization.mean.values),
      "standard_deviation": Metadata.text(normalization.standardDeviation.values),
    ]
    if let training { metadata["training"] = Metadata.text(training) }
    return metadata
  }
}

/// The data and settings of a training, and how well the network did.
public struct TrainingRecord: Codable, Equatable, Sendable {
  /// The number of images of each class, by part: training, validation and test, in the order of the classes.
  public var images: [String: [Int]]
  /// A digest of the names and sizes of all images.
  public var digest: String
  /// The seed of the split, of the initial weights and of the order of images.
  public var seed: UInt64
  /// The hyperparameters, in words.
  public var plan: String
  /// The epoch whose weights were kept.
  public var epoch: Int
  /// The accuracy on the validation images by which the epoch was chosen: balanced, if the plan says so.
  public var validationAccuracy: Double
  /// The fraction of test images classified correctly, which decided nothing; nil before it was measured.
  public var testAccuracy: Double?

  /// A record of a training.
  public init(
    images: [String: [Int]], digest: String, seed: UInt64, plan: String, epoch: Int,
    validationAccuracy: Double,
    testAccuracy: Double? = nil
  ) {
    (self.images, self.digest, self.seed, self.plan) = (images, digest, seed, plan)
    (self.epoch, self.validationAccuracy, self.testAccuracy) = (epoch, validationAccuracy, testAccuracy)
  }
}

/// The metadata of a file, which may have been written by anyone.
private struct Metadata {
  private let path: String
  private let entries: [String: String]

  init(_ file: WeightFile) { (path, entries) = (file.path, file.metadata) }

  /// Returns the value under a key, or nil if there is none that can be decoded.
  func value<Value: Decodable>(_ key: String) -> Value? {
    entries[key].flatMap { try? JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
  }

  func inputSize() throws -> Int? {
    guard let text = entries["input_size"] else { return nil }
    let sizes = NetworkDescription.inputSizes
    guard let size = Int(text), sizes.contains(size) else {
      throw wrong("input_size", "a number from \(sizes.lowerBound) to \(sizes.upperBound)")
    }
    return size
  }

  func normalization() throws -> Normalization? {
    guard entries["mean"] != nil || entries["standard_deviation"] != nil else { return nil }
    func channels(_ key: String, _ isSound: (Float) -> Bool) throws -> SIMD3<Float> {
      guard let values: [Float] = value(key), values.count == 3,
        values.allSatisfy({ $0.isFinite && isSound($0) })
      else { throw wrong(key, "three numbers as a JSON array") }
      return SIMD3(values)
    }
    return Normalization(
      mean: try channels("mean") { _ in true },
      standardDeviation: try channels("standard_deviation") { $0 > 0 })
  }

  func classes(count: Int) throws -> [String]? {
    guard entries["classes"] != nil else { return nil }
    guard let names: [String] = value("classes"), names.count == count else {
      throw wrong("classes", "a JSON array of \(count) names, one for each output")
    }
    return names
  }

  private func wrong(_ key: String, _ expected: String) -> InputError {
    InputError(
      path, expected: "\(expected) under \(key) in the metadata",
      found: String((entries[key] ?? "nothing").prefix(60)),
      advice: "write the file again")
  }

  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

extension SIMD3<Float> {
  fileprivate var values: [Float] { [x, y, z] }
}
