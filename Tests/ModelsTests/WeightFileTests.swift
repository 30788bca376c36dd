import FineTuningFiles
import FineTuningTensors
import Foundation
import TestSupport
import Testing

@testable import FineTuningModels

/// Small files of every kind, written by the frameworks.
@Suite struct WeightFileTests {
  private let sixths = Tensor([0, 0.25, 0.5, 0.75, 1, 1.25], [2, 3])

  @Test(arguments: ["first", "unversioned", "third"])
  func `every version of Gluon's format is read`(version: String) throws {
    let file = try WeightFile(fixture("gluon/\(version).params"))
    #expect(file.format == .gluon)
    #expect(try file.state()["a"] == sixths)
    if version == "third" { #expect(try file.state()["scalar"] == Tensor([7], [])) }
  }

  @Test func `Gluon's floats are read, its integers only listed`() throws {
    let file = try WeightFile(fixture("gluon/types.params"))
    let types = Dictionary(uniqueKeysWithValues: file.tensors.map { ($0.name, $0.type) })
    #expect(
      types == [
        "float32": .float32, "float64": .float64, "float16": .float16, "uint8": .uint8, "int32": .int32,
        "int8": .int8, "int64": .int64,
      ])
    for tensor in file.tensors where tensor.type.isFloat {
      #expect(try file.read(tensor) == Tensor([1, 2, 3], [3]), "\(tensor.name)")
    }
    let integers = try #require(file.tensors.first { $0.name == "int64" })
    #expect(throws: InputError.self) { try file.read(integers) }
  }

  @Test(arguments: [
    ("kinds.pth", WeightFile.Format.pyTorch), ("kinds-legacy.pth", .legacyPyTorch),
    ("kinds.safetensors", .safetensors),
  ])
  func `every kind of PyTorch tensor is read`(name: String, format: WeightFile.Format) throws {
    let file = try WeightFile(fixture("pytorch/\(name)"))
    #expect(file.format == format)
    let tensors = Dictionary(uniqueKeysWithValues: file.tensors.map { ($0.name, $0) })
    func read(_ name: String) throws -> Tensor { try file.read(#require(tensors[name])) }
    let values = (0..<24).map { Float($0) / 4 }
    let whole = Tensor(values, [2, 3, 2, 2])
    #expect(try read("contiguous") == whole)
    #expect(try read("channels_last") == whole)
    let transposed = [0, 12, 4, 16, 8, 20].flatMap { values[$0..<$0 + 4] }
    #expect(try read("transposed") == Tensor(transposed, [3, 2, 2, 2]))
    #expect(try read("part") == Tensor(Array(values[16..<24]), [2, 2, 2]))
    #expect(try read("parameter") == Tensor(Array(values[..<12]), [3, 2, 2]))
    #expect(try read("scalar") == Tensor([7], []))
    #expect(try read("empty") == Tensor(zeros: [0, 3]))
    for name in ["float64", "float16", "bfloat16"] {
      #expect(try read(name) == Tensor([0, 1, 2], [3]), "\(name)")
    }
    let integers: [(String, ElementType)] = [
      ("uint8", .uint8), ("int8", .int8), ("int16", .int16), ("int32", .int32), ("int64", .int64),
      ("bool", .boolean),
    ]
    for (name, type) in integers { #expect(tensors[name]?.type == type && tensors[name]?.shape == [3]) }
  }

  @Test func `a file from PyTorch's first releases is read`() throws {
    let file = try WeightFile(fixture("pytorch/first-releases.pth"))
    let expected = Tensor([0, 1, 2, 3, 4, 5], [2, 3])
    #expect(try file.state() == ["weight": expected, "running": expected])
  }

  @Test func `16-bit and 64-bit floats become the nearest 32-bit floats`() throws {
    func float(_ type: ElementType, _ bytes: [UInt8]) -> Float {
      bytes.withUnsafeBytes { type.float(at: 0, of: $0) }
    }
    #expect(float(.bfloat16, [0x49, 0x40]) == 3.140625)
    #expect(float(.float16, [0x48, 0x42]) == 3.140625)
    let third = withUnsafeBytes(of: (1.0 / 3).bitPattern.littleEndian) { Array($0) }
    #expect(float(.float64, third) == Float(1.0 / 3))
  }

  @Test func `written files are read back bit for bit`() throws {
    var random = RandomSource(seed: 4)
    let tensors = Dictionary(
      uniqueKeysWithValues: [[2, 3], [4], [], [0, 2]].enumerated().map { index, shape in
        let values = (0..<shape.reduce(1, *)).map { _ in Float(random.normal()) }
        return ("tensor \(index) “α”", Tensor(values, shape))
      })
    try withTemporaryFolder { folder in
      let withoutScalar = tensors.filter { !$0.value.shape.isEmpty }
      try GluonParameters.write(withoutScalar, to: folder + "/a.params")
      #expect(try WeightFile(folder + "/a.params").state() == withoutScalar)
      try Safetensors(tensors: tensors, metadata: ["a": "\"b\"\n"]).write(to: folder + "/a.safetensors")
      let read = try WeightFile(folder + "/a.safetensors")
      #expect(try read.state() == tensors)
      #expect(read.metadata == ["a": "\"b\"\n"])
    }
  }
}
