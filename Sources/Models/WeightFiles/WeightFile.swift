import FineTuningFiles
import FineTuningTensors

/// A weights file in any of the frameworks' formats, recognized by its contents, not by its name.
///
/// Opening a file only reads the description of its tensors and checks that it adds up; the elements stay on
/// disk until you ask for them. No code in a weights file is ever executed.
public struct WeightFile {
  /// The formats that can be read.
  public enum Format: String, Sendable {
    case safetensors = "safetensors file"
    case gluon = "Gluon .params file"
    case pyTorch = "PyTorch zip archive"
    case legacyPyTorch = "legacy PyTorch file"
  }

  /// The path of the file.
  public let path: String
  /// Its format.
  public let format: Format
  /// Its tensors, in file order.
  public let tensors: [StoredTensor]
  /// Free text by key; only safetensors files have any.
  public let metadata: [String: String]
  private let file: MappedFile

  /// Opens the file at `path`.
  ///
  /// - Throws: `InputError` if the file has none of the formats, is damaged, truncated or inconsistent, or
  ///   asks for more than tensors.
  public init(_ path: String) throws {
    self.path = path
    file = try MappedFile(path)
    let format = try Self.format(of: file, path)
    self.format = format
    do {
      switch format {
      case .safetensors: (tensors, metadata) = try Safetensors.contents(of: file)
      case .gluon: (tensors, metadata) = (try GluonParameters.contents(of: file), [:])
      case .pyTorch: (tensors, metadata) = (try PyTorchFile.contents(ofArchive: file), [:])
      case .legacyPyTorch: (tensors, metadata) = (try PyTorchFile.contents(ofLegacy: file), [:])
      }
    } catch let malformed as Malformed {
      throw InputError(
        path, expected: malformed.expected ?? "a sound \(format.rawValue)", found: malformed.found,
        advice: malformed.advice ?? "fetch or write the file again")
    }
  }

  private static func format(of file: MappedFile, _ path: String) throws -> Format {
    let bytes = file.bytes
    if GluonParameters.recognizes(bytes) { return .gluon }
    if ZipDirectory.recognizes(bytes) { return .pyTorch }
    // Before pickles: the length of a header may have the same bytes as the start of a pickle.
    if Safetensors.recognizes(bytes) { return .safetensors }
    if PyTorchFile.recognizesLegacy(bytes) { return .legacyPyTorch }
    let isTar = bytes.count > 262 && bytes[257..<262].elementsEqual("ustar".utf8)
    let start = bytes.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
    throw InputError(
      path, expected: "Gluon .params, safetensors, or a file written by torch.save",
      found: isTar
        ? "a tar archive, PyTorch's oldest format, which isn't supported"
        : "a file that begins with the bytes \(start.joined(separator: " "))",
      advice: isTar ? "load it in PyTorch and save it again" : "check that this is a weights file")
  }

  /// The tensors of the network: all of them, or those of a checkpoint, which also holds the optimizer's velocities.
  var networkTensors: [(name: String, tensor: StoredTensor)] {
    let (network, velocity) = (Self.networkPrefix, Self.velocityPrefix)
    let isCheckpoint = tensors.allSatisfy { $0.name.hasPrefix(network) || $0.name.hasPrefix(velocity) }
    return tensors.compactMap { tensor in
      guard isCheckpoint else { return (tensor.name, tensor) }
      return tensor.name.hasPrefix(network) ? (String(tensor.name.dropFirst(network.count)), tensor) : nil
    }
  }

  /// The prefix of the network's tensors in a checkpoint.
  public static let networkPrefix = "network/"
  /// The prefix of the velocities there.
  public static let velocityPrefix = "velocity/"

  /// Reads one of the file's tensors, as 32-bit floats.
  ///
  /// - Throws: `InputError` if its elements are integers.
  public func read(_ tensor: StoredTensor) throws -> Tensor {
    guard tensor.type.isFloat else {
      throw InputError(
        path, expected: "floats", found: "\(tensor.name) of type \(tensor.type.rawValue)",
        advice: "save it as floats")
    }
    return tensor.read(from: file)
  }

  /// Reads all tensors, by name.
  public func state() throws -> [String: Tensor] {
    try Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, try read($0)) })
  }
}
