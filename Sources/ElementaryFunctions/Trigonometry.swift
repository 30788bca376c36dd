/// π / 2 in three parts. The first two have so few digits that their product with a number of quarter turns is exact.
private let quarterTurn = (high: 0x1.921fb544p0, middle: 0x1.0b4611a6p-34, low: 0x1.3198a2e037073p-69)

/// An angle as quarter turns, 0…3, and the rest of at most an eighth of a turn in either direction.
private func reduced(_ x: Double) -> (quarters: Int, rest: Double) {
  // Beyond a million turns the digits of π / 2 run out: there, sin and cos repeat with the Double nearest to 2π.
  let x = abs(x) < 0x1p20 ? x : x.remainder(dividingBy: 2 * .pi)
  let k = (x / quarterTurn.high).rounded()
  let rest = ((x - k * quarterTurn.high) - k * quarterTurn.middle) - k * quarterTurn.low
  return (Int(k) & 3, rest)
}

/// Returns sin r for |r| ≤ π / 4: r − r³/3! + r⁵/5! − …
private func sinOfSmall(_ r: Double) -> Double {
  let square = r * r
  var tail = 0.0
  for n in stride(from: 17.0, through: 3, by: -2) { tail = -square * (1 + tail) / (n * (n - 1)) }
  return r + r * tail
}

/// Returns cos r for |r| ≤ π / 4: 1 − r²/2! + r⁴/4! − …
private func cosOfSmall(_ r: Double) -> Double {
  let square = r * r
  var tail = 0.0
  for n in stride(from: 18.0, through: 4, by: -2) { tail = -square * (1 + tail) / (n * (n - 1)) }
  return 1 - (square / 2 + square / 2 * tail)
}

/// Returns the sine of an angle in radians; not a number for an infinite one.
public func sin(_ x: Double) -> Double {
  guard x.isFinite else { return .nan }
  let (quarters, rest) = reduced(x)
  let value = quarters & 1 == 0 ? sinOfSmall(rest) : cosOfSmall(rest)
  return quarters < 2 ? value : -value
}

/// Returns the cosine of an angle in radians; not a number for an infinite one.
public func cos(_ x: Double) -> Double {
  guard x.isFinite else { return .nan }
  let (quarters, rest) = reduced(x)
  let value = quarters & 1 == 0 ? cosOfSmall(rest) : sinOfSmall(rest)
  return quarters == 0 || quarters == 3 ? value : -value
}

/// Returns the tangent of an angle in radians.
public func tan(_ x: Double) -> Double { sin(x) / cos(x) }

/// Returns the angle of the point (`x`, `y`), between −π and π.
public func atan2(_ y: Double, _ x: Double) -> Double {
  guard x != 0 || y != 0 else { return y }
  let (smaller, larger) = (min(abs(x), abs(y)), max(abs(x), abs(y)))
  let angle = arctangent(smaller / larger)
  let inQuarter = abs(y) > abs(x) ? .pi / 2 - angle : angle
  let inHalf = x < 0 ? .pi - inQuarter : inQuarter
  return y < 0 ? -inHalf : inHalf
}

/// Returns the arctangent of t, 0 ≤ t ≤ 1: around 0 or around π / 4, u − u³/3 + u⁵/5 − … with |u| ≤ √2 − 1.
private func arctangent(_ t: Double) -> Double {
  let isLarge = t > 2.0.squareRoot() - 1
  let u = isLarge ? (t - 1) / (t + 1) : t
  let square = u * u
  var tail = 0.0
  for n in stride(from: 43.0, through: 3, by: -2) { tail = -square * (1 / n + tail) }
  return (isLarge ? .pi / 4 : 0) + (u + u * tail)
}
