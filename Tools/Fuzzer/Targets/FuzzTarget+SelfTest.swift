import FineTuningFiles
import Foundation

extension FuzzTarget {
  /// A parser with every kind of bug, for testing that the fuzzer notices.
  static let selfTest = FuzzTarget(
    name: "self-test", summary: "a parser with planted bugs",
    tokens: ["MEM", "HANG", "TRAP", "ODD", "EXIT"].map { Array($0.utf8) },
    corpus: { [Array("a valid file".utf8)] },
    parser: { _ in
      { bytes in
        if bytes.contains(word: "TRAP") { _ = bytes[bytes.count] }
        if bytes.contains(word: "HANG") { while getppid() != 0 {} }
        if bytes.contains(word: "MEM") { withExtendedLifetime([UInt8](repeating: 1, count: 128 << 20)) {} }
        if bytes.contains(word: "ODD") { throw CocoaError(.fileReadUnknown) }
        if bytes.contains(word: "EXIT") { exit(0) }
      }
    })
}

extension [UInt8] {
  /// Returns whether the bytes contain a word.
  fileprivate func contains(word: String) -> Bool { firstRange(of: Array(word.utf8)) != nil }
}
