/// A JPEG file: segments of 0xFF, a marker, a length and contents. Coded data follows a scan's header.
///
/// A part is a marker and its contents, or 0 and bytes without a length: coded data and bare markers.
struct JPEGEnvelope: Envelope {
  private static let startOfScan: UInt8 = 0xDA

  func parts(of bytes: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var position = 0
    while position < bytes.count {
      let marker = position + 1 < bytes.count ? bytes[position + 1] : 0
      let isAlone = bytes[position] != 0xFF || !(0xC0...0xFE ~= marker) || 0xD0...0xD9 ~= marker
      let end =
        isAlone ? position : min(position + 2 + bytes.bigEndian(at: position + 2, bytes: 2), bytes.count)
      if !isAlone { parts.append([marker] + bytes[min(position + 4, end)..<end]) }
      guard isAlone || marker == Self.startOfScan else {
        position = end
        continue
      }
      // Up to the next marker with a length. Within coded data, 0 or a restart marker follows 0xFF.
      var next = end + (isAlone ? 1 : 0)
      while next + 1 < bytes.count,
        bytes[next] != 0xFF || bytes[next + 1] < 0xC0 || 0xD0...0xD9 ~= bytes[next + 1]
      {
        next += 1
      }
      if next + 1 >= bytes.count { next = bytes.count }
      if next > end { parts.append([0] + bytes[end..<next]) }
      position = next
    }
    return parts
  }

  func file(of parts: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      guard let marker = part.first else { continue }
      if marker != 0 {
        bytes += [0xFF, marker]
        bytes.append(bigEndian: part.count + 1, bytes: 2)
      }
      bytes += part.dropFirst()
    }
    return bytes
  }
}
