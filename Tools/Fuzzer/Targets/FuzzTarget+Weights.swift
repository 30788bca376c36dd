import FineTuningFiles
import FineTuningModels
import FineTuningTensors
import Foundation

extension FuzzTarget {
  static let gluonParameters = FuzzTarget(
    name: "params", summary: "Gluon's parameter files",
    tokens: [0xF993_FAC8, 0xF993_FAC9, 0xF993_FACA, 0x112].map { (word: UInt32) in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    },
    corpus: {
      try fixtures(in: "gluon", endings: [".params"], bytes: 1024)
        + [written(".params") { try GluonParameters.write(tensors, to: $0) }]
    },
    parser: weights)

  static let safetensors = FuzzTarget(
    name: "safetensors", summary: "safetensors files", envelope: SafetensorsEnvelope(),
    tokens: [
      "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u0041", "\\ud800", "null", "true", "1e9", "-1", "0",
      "__metadata__",
      "\"dtype\":", "\"shape\":", "\"data_offsets\":", "F64", "BF16", "BOOL", "I8", "U64", "4294967296",
      "9223372036854775807", "9223372036854775808", "18446744073709551616",
    ].map { Array($0.utf8) },
    corpus: {
      try fixtures(in: "pytorch", endings: [".safetensors"], bytes: 2048)
        + [
          written(".safetensors") { path in
            try Safetensors(tensors: tensors, metadata: ["epoch": "3"]).write(to: path, precision: .half)
          }
        ]
    },
    parser: weights)

  static let pyTorch = FuzzTarget(
    name: "pytorch", summary: "files from torch.save: a pickle in a zip archive",
    envelope: ZipEnvelope(),
    tokens: pickleTokens
      + ["PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "PK\u{6}\u{6}", "PK\u{6}\u{7}"].map {
        Array($0.utf8)
      },
    corpus: {
      try fixtures(in: "pytorch", endings: [".pth"], bytes: 8192).filter { $0.starts(with: Array("PK".utf8)) }
    },
    parser: weights)

  static let legacyPyTorch = FuzzTarget(
    name: "pytorch-legacy",
    summary: "files from torch.save before PyTorch 1.6: five pickles and the tensors' data",
    tokens: pickleTokens,
    corpus: { try fixtures(in: "pytorch", endings: [".pth"], bytes: 4096).filter { $0.first == 0x80 } },
    parser: weights)

  /// Names that a pickle may and may not refer to, and every opcode that Python knows.
  private static let pickleTokens =
    [
      "ctorch._utils\n_rebuild_tensor_v2\n", "ctorch._utils\n_rebuild_parameter\n", "ctorch\nFloatStorage\n",
      "ctorch\nHalfStorage\n", "ctorch\nFloatTensor\n", "ccollections\nOrderedDict\n", "cos\nsystem\n",
      "storage",
      "U\u{7}storage", ")R", "}.", "K\u{1}\u{85}", "tQ", "tR",
    ].map { Array($0.utf8) } + (0...0x98).map { [UInt8($0)] }

  private static let tensors = [
    "features.0.weight": Tensor([0.5, -1, 2, 3], [2, 2]), "output.bias": Tensor([7], [1]),
  ]

  /// Returns the file that a writer produces.
  private static func written(_ ending: String, _ write: (String) throws -> Void) throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ending).path
    defer { unlink(path) }
    try write(path)
    return [UInt8](try Fingerprint.contents(of: path))
  }

  /// Opens a weights file, reads all floats, and identifies its network.
  private static let weights: @Sendable (String) -> Parse = { folder in
    let path = folder + "/weights"
    return { bytes in
      try write(bytes, to: path)
      let file = try WeightFile(path)
      for tensor in file.tensors where tensor.type.isFloat {
        let values = try file.read(tensor)
        precondition(values.count == tensor.count, "as many values as the shape says")
      }
      do { _ = try NetworkFit(file) } catch is InputError {}  // no known network
    }
  }
}
