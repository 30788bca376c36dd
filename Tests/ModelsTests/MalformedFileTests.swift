import FineTuningFiles
import FineTuningTensors
import Foundation
import TestSupport
import Testing

@testable import FineTuningModels

/// Malformed files: each ends in an error that names the file, none in a trap.
@Suite struct MalformedFileTests {
  private func bytes(of name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: fixture(name)))
  }

  // MARK: Any format

  private static let samples = [
    "gluon/types.params", "gluon/first.params", "gluon/unversioned.params", "gluon/third.params",
    "pytorch/kinds.pth", "pytorch/kinds-legacy.pth", "pytorch/kinds.safetensors",
    "pytorch/first-releases.pth",
  ]

  @Test(arguments: samples) func `a truncated file is refused`(name: String) throws {
    let whole = try bytes(of: name)
    try openWeights(whole)
    for count in 0..<whole.count where count < 100 || count > whole.count - 100 || count % 37 == 0 {
      #expect(throws: InputError.self, "the first \(count) bytes of \(name)") {
        try openWeights(whole.prefix(count))
      }
    }
  }

  @Test(arguments: samples) func `changed bytes end in tensors or in an error`(name: String) throws {
    let whole = try bytes(of: name)
    var random = RandomSource(seed: 6)
    for _ in 0..<400 {
      var changed = whole
      for _ in 0..<random.integer(1...4) {
        let extremes: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF, UInt8(random.integer(0...255))]
        changed[random.integer(0...changed.count - 1)] = extremes[random.integer(0...extremes.count - 1)]
      }
      do { try openWeights(changed) } catch is InputError {}
    }
  }

  @Test func `files without weights are refused`() throws {
    expectRefused(Data(), "an empty file")
    expectRefused(Data("<!DOCTYPE html>".utf8), "begins with the bytes 3C 21 44")
    expectRefused(Data(count: 257) + Data("ustar  \0".utf8) + Data(count: 247), "a tar archive")
    #expect(throws: InputError.self) { try WeightFile("/nowhere/weights.params") }
    let folder = #expect(throws: InputError.self) { try WeightFile("/tmp") }
    #expect(folder?.found == "a folder")
    #expect(throws: InputError.self) { try WeightFile("/dev/null") }
  }
}
