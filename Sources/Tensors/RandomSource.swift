import FineTuningElementaryFunctions

/// A seeded source of random numbers: the same seed and stream give the same numbers on every machine.
///
/// The generator is xoshiro256++ (Blackman and Vigna, 2018). SplitMix64 fills its state from the seed and the stream,
/// so every image, epoch and worker can have an independent source, no matter in which order they ask for numbers.
public struct RandomSource: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// A source for `seed`; `stream` distinguishes sources with the same seed, for instance `[epoch, index]`.
  public init(seed: UInt64, stream: [Int] = []) {
    var mixer = SplitMix64(state: seed)
    for number in stream {
      mixer.state = mixer.next() ^ UInt64(bitPattern: Int64(number))
    }
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// Returns the next 64 random bits.
  public mutating func next() -> UInt64 {
    let result = Self.rotate(state.0 &+ state.3, by: 23) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotate(state.3, by: 45)
    return result
  }

  private static func rotate(_ value: UInt64, by bits: UInt64) -> UInt64 {
    value << bits | value >> (64 - bits)
  }

  /// Returns a number drawn uniformly from [0, 1).
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Returns a number drawn uniformly from `range`.
  public mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + uniform() * (range.upperBound - range.lowerBound)
  }

  /// Returns an integer drawn uniformly from `range`, both ends included.
  public mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// Returns an integer drawn uniformly from 0 ..< count, by Lemire's method (2019). Swift's own methods may change with
  /// its next version, and all drawings with them.
  public mutating func below(_ count: Int) -> Int {
    precondition(count > 0, "no integer is below \(count) and not negative")
    let bound = UInt64(count)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      // So many of the products would come once too often.
      let surplus = (0 &- bound) % bound
      while product.low < surplus { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Returns the elements in a random order: Fisher and Yates' shuffle.
  public mutating func shuffled<Element>(_ elements: some Sequence<Element>) -> [Element] {
    var elements = Array(elements)
    for index in elements.indices.dropLast() {
      elements.swapAt(index, index + below(elements.count - index))
    }
    return elements
  }

  /// Returns a number drawn from the normal distribution (the Box–Muller transform).
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return mean + standardDeviation * radius * cos(2 * .pi * uniform())
  }

  /// Returns true with the given probability.
  public mutating func chance(_ probability: Double) -> Bool {
    uniform() < probability
  }

  /// Returns a random element of a collection, which must not be empty.
  public mutating func pick<C: Collection>(_ choices: C) -> C.Element {
    precondition(!choices.isEmpty, "cannot pick an element of an empty collection")
    return choices[choices.index(choices.startIndex, offsetBy: below(choices.count))]
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): spreads a seed over many well-mixed words.
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
