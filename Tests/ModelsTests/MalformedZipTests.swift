import FineTuningFiles
import FineTuningTensors
import Foundation
import TestSupport
import Testing

@testable import FineTuningModels

/// Zip archives that PyTorch doesn't write, or that are malformed.
@Suite struct MalformedZipTests {
  /// A record of an archive, with the contents of its directory entry.
  private struct Record {
    var name: String
    var body: Data
    var nameInDirectory: String?
    var method: UInt16 = 0
    var flags: UInt16 = 0
    var packed: Int?
    var start: Int?
  }

  /// Makes an archive of uncompressed records, as short as the format allows.
  private func archive(_ records: [Record], count: Int? = nil, comment: String = "") -> Data {
    var (data, directory) = (Data(), Data())
    for record in records {
      let start = record.start ?? data.count
      let sizes = [record.packed ?? record.body.count, record.body.count]
      data.append(littleEndian: UInt32(0x0403_4B50))
      data.append(Data(count: 22))
      data.append(littleEndian: UInt16(record.name.utf8.count))
      data.append(littleEndian: UInt16(0))
      data.append(Data(record.name.utf8) + record.body)
      directory.append(littleEndian: UInt32(0x0201_4B50))
      directory.append(Data(count: 4))
      for word in [record.flags, record.method, 0, 0, 0, 0] { directory.append(littleEndian: word) }
      for size in sizes { directory.append(littleEndian: UInt32(size)) }
      let name = Data((record.nameInDirectory ?? record.name).utf8)
      directory.append(littleEndian: UInt16(name.count))
      directory.append(Data(count: 12))
      directory.append(littleEndian: UInt32(start))
      directory.append(name)
    }
    let start = data.count
    data.append(directory)
    data.append(littleEndian: UInt32(0x0605_4B50))
    data.append(Data(count: 6))
    data.append(littleEndian: UInt16(count ?? records.count))
    data.append(littleEndian: UInt32(directory.count))
    data.append(littleEndian: UInt32(start))
    data.append(littleEndian: UInt16(comment.utf8.count))
    return data + Data(comment.utf8)
  }

  /// A dictionary with the tensor `a` of four floats in the storage 0.
  private var pickle: Record {
    let program =
      "\u{80}\u{2}}U\u{1}actorch._utils\n_rebuild_tensor_v2\n((U\u{7}storagectorch\nFloatStorage\nU\u{1}0U\u{3}cpuK\u{4}"
      + "tQK\0K\u{4}\u{85}K\u{1}\u{85}tRs."
    return Record(name: "net/data.pkl", body: Data(program.unicodeScalars.map { UInt8($0.value) }))
  }

  private let storage = Record(name: "net/data/0", body: Data(count: 16))

  @Test func `a well-formed archive is read`() throws {
    try openWeights(archive([pickle, storage]))
    try openWeights(archive([pickle, storage], comment: "a comment, which nobody writes"))
  }

  @Test func `archives that PyTorch doesn't write are refused`() throws {
    expectRefused(archive([storage]), "without data.pkl")
    expectRefused(archive([pickle, storage, Record(name: "net/constants.pkl", body: Data())]), "TorchScript")
    expectRefused(
      archive([pickle, storage, Record(name: "net/byteorder", body: Data("big".utf8))]), "another byte order")
    var changed = storage
    changed.method = 8
    expectRefused(archive([pickle, changed]), "compressed")
    changed = storage
    changed.flags = 1
    expectRefused(archive([pickle, changed]), "encrypted")
  }

  @Test func `malformed archives are refused`() throws {
    expectRefused(archive([pickle]), "no record for the storage 0")
    expectRefused(archive([pickle, Record(name: "net/data/0", body: Data(count: 12))]), "12 bytes")
    expectRefused(archive([pickle, storage, storage]), "twice")
    expectRefused(archive([pickle, storage], count: 3), "an entry of the directory")
    expectRefused(archive([pickle, storage]).dropLast(1), "without its directory")
    var changed = storage
    changed.nameInDirectory = "net/data/1"
    expectRefused(archive([pickle, changed]), "another name than net/data/1")
    changed = storage
    changed.packed = 15
    expectRefused(archive([pickle, changed]), "the record net/data/0, which is compressed")
    changed.packed = 1 << 20
    expectRefused(archive([pickle, changed]), "the record net/data/0 of 1048576 bytes")
    changed = storage
    changed.start = 1 << 31
    expectRefused(archive([pickle, changed]), "the part before net/data/0")
    changed = pickle
    changed.packed = pickle.body.count + 1
    expectRefused(archive([changed, storage]), "records that overlap")
  }
}
