import FineTuningTensors

/// Makes damaged files from valid ones. The same number and seed produce the same bytes on every machine.
struct Mutator {
  /// Valid files.
  let corpus: [[UInt8]]
  private let tokens: [[UInt8]]
  private let envelope: (any Envelope)?
  private let maximumLength: Int
  private let parts: [[UInt8]]

  /// A mutator of the valid files of `target`.
  init(_ target: FuzzTarget) throws {
    corpus = try target.corpus()
    tokens = target.tokens
    envelope = target.envelope
    maximumLength = target.maximumLength
    parts = corpus.flatMap { target.envelope?.parts(of: $0) ?? [] }
    precondition(
      corpus.allSatisfy { [maximumLength] in 1...maximumLength ~= $0.count }, "valid files are small")
  }

  /// Returns the input with a number: first the valid files as they are, then mutations.
  func input(_ number: Int, seed: UInt64) -> [UInt8] {
    if corpus.indices.contains(number) { return corpus[number] }
    var random = RandomSource(seed: seed, stream: [number])
    return mutated(random.pick(corpus), using: &random)
  }

  /// Returns the bytes after one, two or four changes, either to the parts of the file or to any bytes.
  func mutated(_ bytes: [UInt8], using random: inout RandomSource) -> [UInt8] {
    var bytes = bytes
    let envelope = random.chance(0.5) ? self.envelope : nil
    for _ in 0..<(1 << random.integer(0...2)) {
      if let envelope {
        bytes = envelope.file(of: changed(envelope.parts(of: bytes), using: &random))
      } else {
        change(&bytes, using: &random)
      }
      if bytes.count > maximumLength { bytes.removeSubrange(maximumLength...) }
    }
    return bytes
  }

  /// Changes one of the parts of a file, or their order.
  private func changed(_ parts: [[UInt8]], using random: inout RandomSource) -> [[UInt8]] {
    guard !parts.isEmpty else { return parts }
    var parts = parts
    let place = random.integer(0...parts.count - 1)
    switch random.integer(0...9) {
    case 0: parts.remove(at: place)
    case 1: parts.swapAt(place, random.integer(0...parts.count - 1))
    case 2: parts.insert(random.pick(self.parts), at: place)
    case 3:
      let copies = 1 << random.integer(0...6)
      parts.insert(contentsOf: repeatElement(parts[place], count: copies), at: place)
    default: change(&parts[place], using: &random)
    }
    return parts
  }

  /// Changes a few bytes.
  private func change(_ bytes: inout [UInt8], using random: inout RandomSource) {
    guard !bytes.isEmpty else {
      bytes = [UInt8(truncatingIfNeeded: random.next())]
      return
    }
    let place = random.integer(0...bytes.count - 1)
    // Short ranges are more likely, since they leave more of the file intact.
    let maximum = min(bytes.count - place, 1 << random.integer(0...10))
    let range = place..<place + random.integer(1...maximum)
    switch random.integer(0...9) {
    case 0: bytes[place] ^= 1 << UInt8(random.integer(0...7))
    case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
    case 2: bytes[place] &+= UInt8(truncatingIfNeeded: random.integer(-9...9))
    case 3: Self.overwrite(&bytes, at: place, with: number(in: bytes, using: &random))
    case 4: bytes.removeSubrange(range)
    case 5: bytes.removeSubrange(place...)
    case 6: bytes.insert(contentsOf: bytes[range], at: random.integer(0...bytes.count))
    case 7:
      let piece = bytes[range].prefix(16)
      var run: [UInt8] = []
      for _ in 0..<(1 << random.integer(0...10)) { run += piece }
      bytes.insert(contentsOf: run, at: place)
    case 8:
      guard !tokens.isEmpty else { fallthrough }
      let token = random.pick(tokens)
      if random.chance(0.5) {
        bytes.insert(contentsOf: token, at: place)
      } else {
        Self.overwrite(&bytes, at: place, with: token)
      }
    default:  // bytes from another file, or from elsewhere in this one
      let other = random.pick(corpus)
      let start = random.integer(0...other.count - 1)
      bytes.replaceSubrange(range, with: other[start..<min(start + range.count, other.count)])
    }
  }

  private static func overwrite(_ bytes: inout [UInt8], at place: Int, with others: [UInt8]) {
    for (index, byte) in zip(place..<bytes.count, others) { bytes[index] = byte }
  }

  /// Returns a number near the limit of an integer type or near the length of the file, in either byte order.
  private func number(in bytes: [UInt8], using random: inout RandomSource) -> [UInt8] {
    let width = 1 << random.integer(0...3)
    let edges = [0, 1, 1 << 7, 1 << 8, 1 << 15, 1 << 16, 1 << 31, 1 << 32, 1 << 40, Int.min, bytes.count]
    let value = random.pick(edges) &+ random.integer(-1...1)
    var number: [UInt8] = []
    if random.chance(0.5) {
      number.append(bigEndian: value, bytes: width)
    } else {
      number.append(littleEndian: value, bytes: width)
    }
    return number
  }
}
