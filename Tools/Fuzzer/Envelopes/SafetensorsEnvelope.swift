/// A safetensors file: the header's length, the header, the data. The parts are the last two.
struct SafetensorsEnvelope: Envelope {
  func parts(of bytes: [UInt8]) -> [[UInt8]] {
    let end = min(8 + bytes.littleEndian(at: 0, bytes: 4), bytes.count)
    return end < 8 ? [bytes] : [Array(bytes[8..<end]), Array(bytes[end...])]
  }

  func file(of parts: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: parts.first?.count ?? 0, bytes: 8)
    for part in parts { bytes += part }
    return bytes
  }
}
