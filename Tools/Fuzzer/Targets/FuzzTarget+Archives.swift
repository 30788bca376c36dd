import FineTuningFiles
import FineTuningHub
import Foundation

extension FuzzTarget {
  static let archive = FuzzTarget(
    name: "archive", summary: "zip archives to unpack, through libarchive", envelope: ArchiveEnvelope(),
    tokens: [
      "PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "PK\u{6}\u{6}", "PK\u{6}\u{7}", "../", "/", "\\", "C:",
      "__MACOSX/._", "hotdog/", "\u{301}",
    ].map { Array($0.utf8) } + [[0xFF, 0xA1], [0, 0], [8, 0], [12, 0], [1, 0, 8, 0]],
    corpus: {
      try fixtures(
        in: "archives", endings: ["stored.zip", "deflated.zip", "streamed.zip", "commented.zip"], bytes: 2048)
    },
    parser: archives)

  /// Unpacks the input, and checks that everything matches the archive and nothing lands elsewhere.
  private static let archives: @Sendable (String) throws -> Parse = { folder in
    let place = folder + "/place"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    return { bytes in
      try write(bytes, to: place + "/a.zip")
      let unpacked = place + "/unpacked"
      defer { try? FileManager.default.removeItem(atPath: unpacked) }
      let archive = Archive(path: place + "/a.zip", source: "the archive")
      defer {
        let there = Set((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [])
        precondition(there.isSubset(of: ["a.zip", "unpacked"]), "nothing is written elsewhere")
      }
      try archive.unpack(into: unpacked)
      let difference = try archive.firstDifference(from: unpacked)
      precondition(difference == nil, "the unpacked files match the archive")
    }
  }
}
