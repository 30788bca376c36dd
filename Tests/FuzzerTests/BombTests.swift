import FineTuningFiles
import FineTuningImages
import FineTuningModels
import FineTuningTensors
import Foundation
import TestSupport
import Testing

@testable import Fuzzer

/// Small files that would take all memory, or forever. Parsers reject them before they do any harm.
@Suite struct BombTests {
  /// Parses a file in a process that may allocate `memory` megabytes.
  private func parse(_ format: String, _ bytes: [UInt8], memory: Int = 16) throws -> String {
    try withTemporaryFolder { folder in
      try Data(bytes).write(to: URL(fileURLWithPath: folder + "/bomb"))
      let run = try ChapterProcess(
        "Fuzzer", [format, "--file", folder + "/bomb", "--memory", "\(memory)"],
        environment: ["SWIFT_BACKTRACE": "enable=no"])
      #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
      return run.output
    }
  }

  private func expectRejected(
    _ format: String, _ bytes: [UInt8], _ reason: String, memory: Int = 16,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let output = try parse(format, bytes, memory: memory)
    #expect(
      output.hasPrefix("rejected: ") && output.contains(reason), "\(output)", sourceLocation: sourceLocation)
  }

  private func bigEndian(_ value: Int, _ bytes: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.append(bigEndian: value, bytes: bytes)
    return result
  }

  private func littleEndian(_ value: Int, _ bytes: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.append(littleEndian: value, bytes: bytes)
    return result
  }

  // MARK: Images

  /// Returns a black image as the parts of its file.
  private func black(_ envelope: any Envelope, _ width: Int, _ height: Int, _ format: ImageFormat) throws
    -> [[UInt8]]
  {
    let image = Image(width: width, height: height)
    return envelope.parts(of: [UInt8](try format == .png ? image.pngData() : image.jpegData()))
  }

  private func png(width: Int, height: Int) throws -> [UInt8] {
    var parts = try black(PNGEnvelope(), 64, 64, .png)
    parts[0].replaceSubrange(4..<12, with: bigEndian(width, 4) + bigEndian(height, 4))
    return PNGEnvelope().file(of: parts)
  }

  private func jpeg(width: Int, height: Int) throws -> [UInt8] {
    var parts = try black(JPEGEnvelope(), 64, 64, .jpeg)
    let frame = try #require(parts.firstIndex { $0.first == 0xC0 })
    parts[frame].replaceSubrange(2..<6, with: bigEndian(height, 2) + bigEndian(width, 2))
    return JPEGEnvelope().file(of: parts)
  }

  @Test func `images that announce more pixels than they hold`() throws {
    try expectRejected("png", png(width: 60_000, height: 60_000), "found 60000 × 60000; ")
    try expectRejected("png", png(width: 1 << 31 - 1, height: 1 << 31 - 1), "found damage")
    try expectRejected("png", png(width: 9999, height: 9999), "9999 × 9999 pixels cannot be in ")
    try expectRejected("png", png(width: 80, height: 80), "found damage (")
    try expectRejected("jpeg", jpeg(width: 60_000, height: 60_000), "found 60000 × 60000; ")
    try expectRejected("jpeg", jpeg(width: 9999, height: 9999), "9999 × 9999 pixels cannot be in ")
    try expectRejected("jpeg", jpeg(width: 300, height: 300), "found damage (")
  }

  /// No file is smaller than that of an image in one colour. The limits above mustn't reject these.
  @Test(arguments: [(ImageFormat.png, 4000), (.jpeg, 4000), (.png, 1), (.jpeg, 1)])
  func `the smallest honest images are read`(format: ImageFormat, size: Int) throws {
    let image = Image(width: size, height: size)
    let bytes = [UInt8](try format == .png ? image.pngData() : image.jpegData())
    #expect(try Image.decode(bytes, path: "black") == image)
  }

  @Test func `an image with thousands of scans`() throws {
    let file = try #require(
      try FuzzTarget.jpeg.corpus().first { JPEGEnvelope().parts(of: $0).contains { $0.first == 0xC2 } })
    var parts = JPEGEnvelope().parts(of: file)
    let first = try #require(parts.firstIndex { $0.first == 0xDA })
    for _ in 0..<5000 { parts.insert(contentsOf: parts[first...first + 1], at: first) }
    try expectRejected("jpeg", JPEGEnvelope().file(of: parts), "more than 100 scans")
  }

  @Test func `an image with texts that unpack to gigabytes`() throws {
    let parts = try black(PNGEnvelope(), 1000, 2600, .png)
    let packed = try #require(parts.first { $0.starts(with: "IDAT".utf8) }).dropFirst(4)
    var bomb = try black(PNGEnvelope(), 8, 8, .png)
    for number in 0..<900 {
      bomb.insert(Array("zTXt\(number)".utf8) + [0, 0] + packed, at: 1)
      bomb.insert(Array("iCCP\(number)".utf8) + [0, 0] + packed, at: 1)
    }
    #expect(try parse("png", PNGEnvelope().file(of: bomb)).hasPrefix("parsed without an error\n"))
  }

  // MARK: Weights

  @Test func `lengths and shapes beyond all memory`() throws {
    for length in [Int.min, -1, Int.max, 1 << 40] {
      try expectRejected("safetensors", littleEndian(length, 8) + Array("{}".utf8), "a header of ")
    }
    func safetensors(_ shape: String, _ end: String) -> [UInt8] {
      let header = #"{"a":{"dtype":"F32","shape":\#(shape),"data_offsets":[0,\#(end)]}}"#
      return SafetensorsEnvelope().file(of: [Array(header.utf8), [0, 0, 0, 0]])
    }
    try expectRejected("safetensors", safetensors("[4294967296,4294967296]", "4"), "of type F32 and shape")
    try expectRejected(
      "safetensors", safetensors("[1152921504606846976]", "4611686018427387904"), "bytes with only")
    try expectRejected("safetensors", safetensors("[9223372036854775808]", "4"), "at byte")

    func params(_ count: Int, _ shape: [Int]) -> [UInt8] {
      littleEndian(0x112, 16) + littleEndian(count, 8) + littleEndian(0xF993_FAC9, 4) + littleEndian(0, 4)
        + littleEndian(shape.count, 4) + shape.flatMap { littleEndian($0, 8) } + littleEndian(0, 12)
    }
    try expectRejected("params", params(1, [1 << 32, 1 << 32]), "of shape")
    try expectRejected("params", params(1, [1 << 40]), "bytes with only")
    try expectRejected("params", params(Int.max, [0]), "array 1 of 4 bytes with only 0 left")
    try expectRejected("params", params(Int.min, [1]), "9223372036854775808 as the number of arrays")
  }

  /// Identifying a file compares it with a complete network, here as large as the frameworks' own.
  @Test(arguments: [Architecture.resNet18V2, .resNet34V2])
  func `a small file with the names of a large network`(architecture: Architecture) throws {
    try withTemporaryFolder { folder in
      var random = RandomSource(seed: 1)
      var state = ResNet(architecture, classes: 1, width: 1, using: &random).state
      let first = try #require(state.first { $0.value.shape == [1, 3, 7, 7] }).key
      state[first] = Tensor(zeros: [64, 3, 7, 7])
      let path = folder + "/large.safetensors"
      try Safetensors(tensors: state).write(to: path)
      let error = #expect(throws: InputError.self) { try NetworkFit(WeightFile(path)) }
      #expect(error?.expected.hasSuffix("parameters of \(architecture.rawValue)") == true)
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      #expect(try parse("safetensors", bytes).hasPrefix("parsed without an error\n"))
    }
  }

  /// Returns a PyTorch file whose pickle runs a program.
  private func pyTorch(_ program: [UInt8], _ storage: [UInt8] = [0, 0, 0, 0]) -> [UInt8] {
    let pickle = [0x80, 2] + program + Array(".".utf8)
    return ZipEnvelope().file(of: [Array("a/data.pkl".utf8), pickle, Array("a/data/0".utf8), storage])
  }

  @Test func `tensors and archives far larger than their files`() throws {
    let huge = "\u{8A}\u{8}\0\0\0\0\0\0\0\u{40}"
    func tensor(_ count: String, _ shape: String) -> [UInt8] {
      let program =
        "}U\u{1}actorch._utils\n_rebuild_tensor_v2\n((U\u{7}storagectorch\nFloatStorage\nU\u{1}0U\u{3}cpu\(count)"
        + "tQK\0\(shape)\(shape)tRs"
      return pyTorch(program.unicodeScalars.map { UInt8($0.value) })
    }
    #expect(try parse("pytorch", tensor("K\u{1}", "K\u{1}\u{85}")).hasPrefix("parsed"))
    try expectRejected("pytorch", tensor("K\u{1}", "\(huge)\(huge)\u{86}"), "of shape")
    try expectRejected(
      "pytorch", tensor(huge, "\(huge)\u{85}"), "4 bytes for the storage 0 of 4611686018427387904")
    // An archive with a record that claims four gigabytes.
    var archive = pyTorch(Array("}".utf8))
    let entry = try #require(archive.lastRange(of: Array("PK\u{1}\u{2}".utf8))).lowerBound
    archive.replaceSubrange(
      entry + 20..<entry + 28, with: littleEndian(0xFFFF_FFFE, 4) + littleEndian(0xFFFF_FFFE, 4))
    try expectRejected("pytorch", archive, "the record a/data/0 of 4294967294 bytes")
  }

  @Test func `endless nesting, frames, memos and marks`() throws {
    func times(_ count: Int, _ text: String) -> [UInt8] {
      Array(repeatElement(text.unicodeScalars.map { UInt8($0.value) }, count: count).joined())
    }
    try expectRejected(
      "pytorch", pyTorch(times(1, ")") + times(100_000, "\u{85}")), "found a tuple", memory: 32)
    let limit = "more than 250000 values"
    for program in [times(250_001, ")"), times(250_001, "("), times(1, ")q\0") + times(250_001, "h\0")] {
      try expectRejected("pytorch", pyTorch(program), limit, memory: 64)
    }
    var memo = times(1, ")")
    for place in 0..<250_001 { memo += [0x72] + littleEndian(place, 4) }
    try expectRejected("pytorch", pyTorch(memo), limit, memory: 64)
    try expectRejected("pytorch", pyTorch([0x95] + littleEndian(Int.max, 8)), "the instruction 0x95")
    try expectRejected("pytorch", pyTorch([0x8B] + littleEndian(0x7FFF_FFFF, 4)), "the instruction 0x8B")
    try expectRejected(
      "pytorch", pyTorch([0x58] + littleEndian(0xFFFF_FFFF, 4)), "a string of 4294967295 bytes")

    for (text, reason) in [
      (#"{"a":"#, "the key a in a"), (#"{"__metadata__":{"a":"#, "should follow"),
      (#"{"shape":["#, "should follow"), (#"{"a":{"shape":["#, "a size that is a whole number"),
    ] {
      try expectRejected("safetensors", SafetensorsEnvelope().file(of: [times(20_000, text), []]), reason)
    }
    let deep = Array("{\"a\":".utf8) + times(100_000, "[")
    try expectRejected("exercise", deep, "a file that isn't readable as progress", memory: 64)
  }

  // MARK: Archives

  /// Ten gigabytes of zeros, deflated: a table, after which every two bits stand for 258 zeros.
  private static let zeros: [UInt8] =
    [0xEC, 0xC1, 1, 1, 0, 0, 0, 0x80, 0x90, 0xFE, 0xAF, 0xEE, 8, 0x0A]
    + [UInt8](repeating: 0, count: 10_000_000)

  /// Returns an archive of deflated contents that claim to be `size` bytes.
  private func archive(_ contents: [[UInt8]], size: Int) -> [UInt8] {
    ZipRecord.archive(
      of: contents.enumerated().map { number, contents in
        var record = ZipRecord(
          fields: [UInt8](repeating: 0, count: ZipRecord.fieldCount), name: Array("\(number)".utf8),
          contents: contents)
        record.fields.set(ZipRecord.method, to: 8, bytes: 2)
        record.fields.set(ZipRecord.unpackedSize, to: size, bytes: 4)
        return record
      })
  }

  /// Returns an archive of empty files with these names.
  private func archive(names: [String]) -> [UInt8] {
    ZipEnvelope().file(of: names.flatMap { [Array($0.utf8), []] })
  }

  @Test func `archives that unpack to more than they claim, or claim to be huge`() throws {
    try expectRejected("archive", archive([Self.zeros], size: 1000), "more bytes in “0” than the 1000 that")
    try expectRejected(
      "archive", archive([Self.zeros], size: 0xFFFF_FFF0), "more than 536870912 bytes in “0”")
    let five = [[UInt8]](repeating: Array(Self.zeros.prefix(600_000)), count: 5)
    try expectRejected("archive", archive(five, size: 500 << 20), "more than 2147483648 bytes in “4”")
    try expectRejected("archive", archive([[3, 0]], size: 500 << 20), "524288000 bytes that cannot be in 1")
    // An archive within an archive is a file like any other.
    let nested = ZipEnvelope().file(of: [Array("0".utf8), archive([Self.zeros], size: 1000)])
    try expectRejected("archive", nested, "ZIP bad CRC")
  }

  /// Each file is honest, but together they far exceed the archive: the name of each extends over the headers
  /// of all that follow, up to the same deflated zeros.
  @Test func `an archive of overlapping files`() throws {
    let (count, zeros) = (50, Array(Self.zeros.prefix(20_000)))
    let single = ZipRecord.records(in: archive([zeros], size: 20 << 20))[0]
    var (heads, entries): ([UInt8], [UInt8]) = ([], [])
    for number in 0..<count {
      var record = single
      record.name = [UInt8](repeating: UInt8(65 + number), count: 1 + 31 * (count - 1 - number))
      let file = ZipRecord.archive(of: [record])
      heads += file.prefix(31)
      let entry = try #require(file.lastRange(of: Array("PK\u{1}\u{2}".utf8))).lowerBound
      entries += file[entry..<entry + 42] + littleEndian(31 * number, 4) + record.name
    }
    var end = Array("PK\u{5}\u{6}\0\0\0\0".utf8) + littleEndian(count, 2) + littleEndian(count, 2)
    end += littleEndian(entries.count, 4) + littleEndian(heads.count + zeros.count, 4) + [0, 0]
    try expectRejected("archive", heads + zeros + entries + end, "bytes that cannot be in ")
  }

  @Test func `archives of more files than anyone needs`() throws {
    try expectRejected("archive", archive(names: (0...20_000).map { "\($0)" }), "more than 20000 files")
    // The same, but the end record claims that there are few.
    var lying = archive(names: (0..<60_000).map { "\($0)" })
    lying.replaceSubrange(lying.count - 14..<lying.count - 10, with: littleEndian(1, 2) + littleEndian(1, 2))
    try expectRejected("archive", lying, "more than 20000 files", memory: 32)
    lying = archive(names: (0..<200_000).map { "a long name, for the directory to be large \($0)" })
    lying.replaceSubrange(lying.count - 14..<lying.count - 10, with: littleEndian(1, 2) + littleEndian(1, 2))
    try expectRejected("archive", lying, "a directory of ")
  }

  @Test(arguments: ["../out", "/tmp/out", "a/../../out", "a\\..\\out", "C:out", "a//b", "."])
  func `an archive whose files lead out of its folder`(name: String) throws {
    try expectRejected("archive", archive(names: ["good", name]), ", which leads out of the folder")
  }

  @Test func `an archive with a link that leads out of its folder`() throws {
    var records = ZipRecord.records(in: archive(names: ["link", "link/out"]))
    records[0].fields.set(1, to: 3, bytes: 1)  // made on Unix
    records[0].fields.set(34, to: 0o120777 << 16, bytes: 4)
    records[0].contents = Array("/tmp".utf8)
    records[0].fields.set(ZipRecord.unpackedSize, to: 4, bytes: 4)
    try expectRejected("archive", ZipRecord.archive(of: records), "“link”, which is a link or a device")
  }

  // MARK: Texts

  /// A regular expression took seconds here, trying every opening with every end.
  @Test(arguments: ["[](#", "~~~~", "`a", "$a ", "$"])
  func `prose of nothing but openings`(text: String) throws {
    let source = "//: " + String(repeating: text, count: 16_000 / text.utf8.count)
    try expectRejected("chapter", Array(source.utf8), "a line that weaves the page")
  }
}

extension Array where Element == UInt8 {
  /// The last range of some bytes.
  fileprivate func lastRange(of bytes: [UInt8]) -> Range<Int>? { ranges(of: bytes).last }
}
