import Files
import Foundation

/// What stands at both ends of a zip archive. It is read before libarchive, which takes memory for whatever a
/// directory lists, and which would find archives in files that begin as something else.
extension Archive {
  private static let firstMarks = ["PK\u{3}\u{4}", "PK\u{5}\u{6}"].map { Data($0.utf8) }
  private static let endMark = Data("PK\u{5}\u{6}".utf8)
  private static let endLength = 22
  /// Bytes of a directory for an entry: 46 and a path, which is rarely long.
  private static let maximumPerEntry = 512

  /// What other archives begin with.
  private static let others: [(name: String, start: [UInt8])] = [
    ("gzip", [0x1F, 0x8B]), ("bzip2", Array("BZh".utf8)), ("xz", [0xFD, 0x37, 0x7A, 0x58]),
    ("zstd", [0x28, 0xB5, 0x2F, 0xFD]), ("7-Zip", [0x37, 0x7A, 0xBC, 0xAF]), ("RAR", Array("Rar!".utf8)),
    ("cabinet", Array("MSCF".utf8)), ("HTML", Array("<".utf8)),
  ]

  /// Throws unless the file begins and ends as a zip archive does, with a directory that is not too large. Gives
  /// its size.
  func checkEnds() throws -> Int {
    let (size, head, tail) = try ends()
    guard Self.firstMarks.contains(head.prefix(4)) else {
      if head.isEmpty { throw unreadable("an empty file") }
      let isTar = head.dropFirst(257).starts(with: "ustar".utf8)
      let other = isTar ? "tar" : Self.others.first { head.starts(with: $0.start) }?.name
      throw unreadable(other.map { "a \($0) file" } ?? "a file of another kind")
    }
    guard let end = tail.range(of: Self.endMark, options: .backwards)?.lowerBound,
      end + Self.endLength <= tail.count
    else { throw unreadable("no directory at its end") }
    func number(_ place: Int, bytes: Int) -> Int {
      tail[end + place..<end + place + bytes].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    guard end + Self.endLength + number(20, bytes: 2) == tail.count else {
      throw unreadable("another length than at its end")
    }
    let (entries, length, start) = (number(10, bytes: 2), number(12, bytes: 4), number(16, bytes: 4))
    guard entries <= limits.entries else { throw refusal("more than \(limits.entries) files") }
    guard start + length == size - tail.count + end, entries <= length else {
      throw unreadable("a directory that is not where it should be")
    }
    guard length <= limits.entries * Self.maximumPerEntry else {
      throw refusal("a directory of \(length) bytes")
    }
    return size
  }

  /// The size of the file, and its first and last bytes.
  private func ends() throws -> (size: Int, head: Data, tail: Data) {
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      let head = try file.read(upToCount: 512) ?? Data()
      let size = Int(try file.seekToEnd())
      try file.seek(toOffset: UInt64(max(0, size - Self.endLength - 0xFFFF)))
      // Counted from 0, as a slice of other data would not be.
      return (size, head, Data(try file.readToEnd() ?? Data()))
    } catch {
      throw unreadable(InputError.reason(error))
    }
  }
}
