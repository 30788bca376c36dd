import FineTuningFiles
import FineTuningTensors
import Foundation
import TestSupport
import Testing

@testable import FineTuningModels

/// Malformed Gluon files.
@Suite struct MalformedGluonTests {
  private func list(_ array: Data, count: UInt64 = 1, _ names: [String] = ["a"]) -> Data {
    var data = Data()
    for word in [0x112, 0, count] { data.append(littleEndian: word) }
    data.append(array)
    data.append(littleEndian: UInt64(names.count))
    for name in names {
      data.append(littleEndian: UInt64(name.utf8.count))
      data.append(Data(name.utf8))
    }
    return data
  }

  private func array(
    magic: UInt32 = 0xF993_FAC9, storage: Int32 = 0, _ shape: [Int64], type: Int32 = 0, _ body: Int = 0
  ) -> Data {
    var data = Data()
    data.append(littleEndian: magic)
    data.append(littleEndian: storage)
    data.append(littleEndian: Int32(shape.count))
    for size in shape { data.append(littleEndian: size) }
    for word in [1, 0, type] { data.append(littleEndian: word) }
    return data + Data(count: body)
  }

  @Test func `malformed arrays are refused`() throws {
    try openWeights(list(array([1], 4)))
    expectRefused(list(Data(), count: 1 << 63), "9223372036854775808 as the number of arrays")
    expectRefused(list(Data(), count: 1 << 62, []), "array 0 without a shape")
    expectRefused(list(array([.max], 4)), "of shape [9223372036854775807]")
    expectRefused(list(array([1 << 32, 1 << 32], 4)), "of shape")
    expectRefused(list(array([1 << 40], 4)), "bytes with only")
    expectRefused(list(array([-1], 4)), "-1 as a dimension of array 0")
    expectRefused(list(array([], 0)), "without a shape")
    expectRefused(list(array([1], type: 13, 4)), "unknown type 13")
    expectRefused(list(array([1], type: -1, 4)), "unknown type -1")
    expectRefused(list(array(storage: 1, [1], 4)), "sparse storage")
    expectRefused(list(array(magic: 1 << 20, [1], 4)), "1048576 dimensions")
    expectRefused(list(array([1], 4), []), "0 names for 1 arrays")
    expectRefused(list(array([1], 4) + array([1], 4), count: 2, ["a", "a"]), "the name a twice")
    expectRefused(list(array([1], 4)) + Data(count: 1), "1 bytes after the last name")
    expectRefused(
      list(array([1], 4)).dropLast(9) + Data([255, 255, 255, 255, 255, 255, 255, 127]), "a name")
  }
}
