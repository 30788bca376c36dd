// The elementary functions of this project, from nothing but the arithmetic that IEEE 754 defines to the last bit. The
// system's math library has its own version on every platform, and their last bits differ: a network trained with
// them would be another one on the next machine. Import this module instead of Foundation; a call with both imported
// is ambiguous and doesn't compile.
//
// Each function reduces its argument to a small interval and sums a Taylor series there, with as many terms as a
// Double can tell apart. `exp`, `log`, `sin` and `cos` are within one unit in the last place of the true value, the
// others within a few.

/// ln 2 in two parts. The first has so few digits that its product with an exponent is exact.
private let ln2 = (high: 0x1.62e42fefap-1, low: 0x1.cf79abc9e3b3ap-40)

/// Returns eˣ.
public func exp(_ x: Double) -> Double {
  guard x < 709.8 else { return x.isNaN ? x : .infinity }
  guard x > -745.2 else { return 0 }
  // eˣ = 2ᵏ · eʳ with |r| ≤ ln 2 / 2
  let k = (x / ln2.high).rounded()
  let r = (x - k * ln2.high) - k * ln2.low
  // eʳ − 1 − r = r² · (1/2! + r/3! + … + r¹¹/13!)
  var tail = 0.0
  for n in stride(from: 13.0, through: 3, by: -1) { tail = (1 + tail) * r / n }
  let small = r + r * r * (1 + tail) / 2
  return Double(sign: .plus, exponent: Int(k), significand: 1 + small)
}

/// Returns the natural logarithm of `x`; −∞ for 0, and not a number for anything below.
public func log(_ x: Double) -> Double {
  guard x > 0, x < .infinity else { return x == 0 ? -.infinity : x < 0 ? .nan : x }
  // x = 2ᵏ · (1 + f) with √½ ≤ 1 + f < √2
  let isLarge = x.significand > 2.0.squareRoot()
  let k = Double(x.exponent) + (isLarge ? 1 : 0)
  let f = (isLarge ? x.significand / 2 : x.significand) - 1
  // With s = f / (2 + f), ln(1 + f) = 2 artanh s = 2s + s · (2s²/3 + 2s⁴/5 + …), and 2s = f − s · f.
  let s = f / (2 + f)
  let square = s * s
  var tail = 0.0
  for n in stride(from: 23.0, through: 3, by: -2) { tail = square * (2 / n + tail) }
  return k * ln2.high + ((f - s * (f - tail)) + k * ln2.low)
}

/// Returns xʸ for x ≥ 0. The error grows with |y · ln x|, the exponent of e.
public func pow(_ x: Double, _ y: Double) -> Double {
  precondition(!(x < 0), "a power of \(x), which is negative, is no real number for most exponents")
  guard x != 0 else { return y == 0 ? 1 : y > 0 ? 0 : .infinity }
  return exp(y * log(x))
}
