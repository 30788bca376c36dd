import FineTuningFiles
import Foundation
import TestSupport
import Testing

@Suite struct DigestTests {
  /// The examples from FIPS 180-4, and the edge cases of the padding.
  @Test(arguments: [
    (Digest.Algorithm.sha256, "", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (.sha256, "abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      .sha256, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (.sha256, "a", 55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (.sha256, "a", 64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (.sha256, "a", 100_000, "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee"),
    (.sha1, "", 1, "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    (.sha1, "abc", 1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (.sha1, "a", 1_000_000, "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
  ])
  func `agrees with the standard`(
    algorithm: Digest.Algorithm, text: String, count: Int, digest: String
  ) throws {
    let bytes = Array(String(repeating: text, count: count).utf8)
    let pieces = Digest(algorithm)
    for start in stride(from: 0, to: bytes.count, by: 37) {
      pieces.update(bytes[start..<min(start + 37, bytes.count)])
    }
    #expect(pieces.hexDigest() == digest)
    try withTemporaryFolder { folder in
      try AtomicFile.write(Data(bytes), to: folder + "/file")
      #expect(try Digest.hexDigest(ofFile: folder + "/file", by: algorithm) == digest)
    }
    if algorithm == .sha256 { #expect(SHA256.hexDigest(of: bytes) == digest) }
  }

  @Test func `names a missing file`() {
    let error = #expect(throws: InputError.self) { try Digest.hexDigest(ofFile: "/nowhere/a", by: .sha1) }
    #expect(error?.subject == "/nowhere/a")
  }
}
