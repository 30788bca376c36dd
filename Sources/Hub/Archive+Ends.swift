import FineTuningFiles
import Foundation

/// Checks on both ends of a zip archive, before libarchive sees it: libarchive allocates memory for
/// everything that a directory lists, and finds archives even in files that begin as something else.
extension Archive {
  private static let firstMarks = ["PK\u{3}\u{4}", "PK\u{5}\u{6}"].map { Data($0.utf8) }
  private static let endMark = Data("PK\u{5}\u{6}".utf8)
  private static let endLength = 22
  /// Bytes per directory entry: 46, plus a path, which is rarely long.
  private static let maximumBytesPerEntry = 512

  /// The first bytes of other kinds of files.
  private static let others: [(name: String, start: [UInt8])] = [
    ("gzip", [0x1F, 0x8B]), ("bzip2", Array("BZh".utf8)), ("xz", [0xFD, 0x37, 0x7A, 0x58]),
    ("zstd", [0x28, 0xB5, 0x2F, 0xFD]), ("7-Zip", [0x37, 0x7A, 0xBC, 0xAF]), ("RAR", Array("Rar!".utf8)),
    ("cabinet", Array("MSCF".utf8)), ("HTML", Array("<".utf8)),
  ]

  /// Returns the size of the file. Throws unless it begins and ends like a zip archive, with a directory of
  /// reasonable size.
  func checkEnds() throws -> Int {
    let (size, head, tail) = try ends()
    guard Self.firstMarks.contains(head.prefix(4)) else {
      if head.isEmpty { throw unreadable("an empty file") }
      let isTar = head.dropFirst(257).starts(with: "ustar".utf8)
      let other = isTar ? "tar" : Self.others.first { head.starts(with: $0.start) }?.name
      throw unreadable(other.map { "a \($0) file" } ?? "another kind of file")
    }
    guard let end = tail.range(of: Self.endMark, options: .backwards)?.lowerBound,
      end + Self.endLength <= tail.count
    else { throw unreadable("no directory at the end") }
    func number(_ place: Int, bytes: Int) -> Int {
      tail[end + place..<end + place + bytes].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    guard end + Self.endLength + number(20, bytes: 2) == tail.count else {
      throw unreadable("a length that doesn't match its end")
    }
    let (entries, length, start) = (number(10, bytes: 2), number(12, bytes: 4), number(16, bytes: 4))
    guard entries <= limits.entries else { throw refusal("more than \(limits.entries) files") }
    guard start + length == size - tail.count + end, entries <= length else {
      throw unreadable("a directory in the wrong place")
    }
    guard length <= limits.entries * Self.maximumBytesPerEntry else {
      throw refusal("a directory of \(length) bytes")
    }
    return size
  }

  /// Returns the size of the file, and its first and last bytes.
  private func ends() throws -> (size: Int, head: Data, tail: Data) {
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      let head = try file.read(upToCount: 512) ?? Data()
      let size = Int(try file.seekToEnd())
      try file.seek(toOffset: UInt64(max(0, size - Self.endLength - 0xFFFF)))
      // Indices must begin at 0, which a slice's wouldn't.
      return (size, head, Data(try file.readToEnd() ?? Data()))
    } catch {
      throw unreadable(InputError.reason(error))
    }
  }
}
