import FineTuningFiles
import FineTuningTensors
import TestSupport
import Testing

@testable import Fuzzer

@Suite struct MutatorTests {
  @Test(arguments: FuzzTarget.all.map(\.name))
  func `the same seed and number produce the same bytes`(format: String) throws {
    let (one, other) = (try Mutator(.named(format)), try Mutator(.named(format)))
    #expect(!one.corpus.isEmpty)
    let inputs = (0..<200).map { one.input($0, seed: 1) }
    #expect(inputs == (0..<200).map { other.input($0, seed: 1) })
    #expect(Array(inputs.prefix(one.corpus.count)) == one.corpus)
    let changed = (one.corpus.count..<200).count { !one.corpus.contains(inputs[$0]) }
    #expect(changed > 150 && one.input(199, seed: 2) != inputs[199])
  }

  @Test(arguments: [("png", 3), ("jpeg", 8), ("safetensors", 2)])
  func `splitting and joining a file changes nothing`(format: String, parts: Int) throws {
    let target = try FuzzTarget.named(format)
    let envelope = try #require(target.envelope)
    for file in try target.corpus() {
      #expect(envelope.parts(of: file).count >= parts)
      #expect(envelope.file(of: envelope.parts(of: file)) == file)
    }
  }

  @Test func `an archive is rebuilt from the names and contents of its records`() throws {
    let envelope = ZipEnvelope()
    for file in try FuzzTarget.pyTorch.corpus() {
      let parts = envelope.parts(of: file)
      #expect(
        parts.count >= 4 && parts.contains { String(decoding: $0, as: UTF8.self).hasSuffix("/data.pkl") })
      #expect(envelope.parts(of: envelope.file(of: parts)) == parts)
      try FuzzTarget.pyTorch.parser("/tmp")(envelope.file(of: parts))
    }
  }

  @Test func `a rebuilt archive keeps its compression methods and has correct checksums`() throws {
    let envelope = ArchiveEnvelope()
    let files = try FuzzTarget.archive.corpus()
    #expect(files.count == 4)
    for file in files {
      let again = envelope.file(of: envelope.parts(of: file))
      #expect(envelope.parts(of: again).count == 10 && envelope.file(of: envelope.parts(of: again)) == again)
      try withTemporaryFolder { try FuzzTarget.archive.parser($0)(again) }
      // A changed byte of stored contents gets past the checksum, which is computed again.
      var parts = envelope.parts(of: file)
      parts[7][100] ^= 1
      let isStored = parts[6][ZipRecord.method] == 0
      let changed = envelope.file(of: parts)
      try withTemporaryFolder { folder in
        if isStored {
          try FuzzTarget.archive.parser(folder)(changed)
        } else {
          #expect(throws: InputError.self) { try FuzzTarget.archive.parser(folder)(changed) }
        }
      }
    }
  }

  @Test func `any bytes can be split, and any parts joined`() throws {
    var random = RandomSource(seed: 3)
    for envelope in FuzzTarget.all.compactMap(\.envelope) {
      for count in 0..<300 {
        let bytes = (0..<count).map { _ in random.pick([0, 0xFF, 0xDA, 0x50, 0x4B, 1, 2] as [UInt8]) }
        _ = envelope.parts(of: bytes)
        _ = envelope.file(of: [bytes])
        _ = envelope.file(of: [bytes, [], bytes])
      }
    }
  }

  @Test func `finds the smallest input that fails`() {
    let input = Array("a long text with a TRAP in it".utf8)
    func fails(_ bytes: [UInt8]) -> Bool { String(decoding: bytes, as: UTF8.self).contains("TRAP") }
    #expect(minimized(input, fails) == Array("TRAP".utf8))
    #expect(minimized(input) { $0.count > 2 } == [0, 0, 0])
    #expect(minimized(input) { _ in false } == input)
    var asked = 0
    _ = minimized(input, tries: 5) { _ in
      asked += 1
      return true
    }
    #expect(asked <= 6)
  }
}
