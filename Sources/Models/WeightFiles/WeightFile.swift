import Files
import Tensors

/// A file of weights in any of the forms that frameworks write, recognized by its contents, not by its name.
///
/// Opening one reads only what the file says of itself, and checks that it adds up; the numbers stay on disk
/// until they are asked for. Nothing in a file is ever run.
public struct WeightFile {
  /// The forms that are read.
  public enum Format: String, Sendable {
    case safetensors = "safetensors file"
    case gluon = "Gluon .params file"
    case pyTorch = "PyTorch zip archive"
    case legacyPyTorch = "legacy PyTorch file"
  }

  /// The file.
  public let path: String
  /// Its form.
  public let format: Format
  /// Its tensors, in their order in the file.
  public let tensors: [StoredTensor]
  /// Free text by key; only safetensors has any.
  public let metadata: [String: String]
  private let file: MappedFile

  /// Opens the file at `path`.
  ///
  /// - Throws: `InputError` if it is none of the forms, is damaged or cut short, contradicts itself, or asks
  ///   for more than tensors.
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
    // A header may be as long as a pickle's first bytes say when read as a number.
    if Safetensors.recognizes(bytes) { return .safetensors }
    if PyTorchFile.recognizesLegacy(bytes) { return .legacyPyTorch }
    let isTar = bytes.count > 262 && bytes[257..<262].elementsEqual("ustar".utf8)
    let start = bytes.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
    throw InputError(
      path, expected: "Gluon .params, safetensors, or what torch.save writes",
      found: isTar
        ? "a tar archive, the oldest form of PyTorch's files, which is not read"
        : "a file that begins with the bytes \(start.joined(separator: " "))",
      advice: isTar ? "load it in PyTorch and save it again" : "check that this is a file of weights")
  }

  /// Reads the numbers of one of its tensors, in 32 bits.
  ///
  /// - Throws: `InputError` if they are integers.
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
