/// Makes a failing input smaller while it keeps failing: removes runs of bytes, half as long in each round,
/// and sets the remaining bytes to 0 where possible.
///
/// - Parameters:
///   - tries: the maximum number of calls to `fails` after the first.
///   - fails: returns whether an input fails.
/// - Returns: the smallest failing input found, or `input` if that doesn't fail on its own.
func minimized(_ input: [UInt8], tries: Int = 400, _ fails: ([UInt8]) throws -> Bool) rethrows -> [UInt8] {
  guard try fails(input) else { return input }
  var (smallest, left) = (input, tries)
  func attempt(_ candidate: [UInt8]) throws {
    guard left > 0, candidate != smallest else { return }
    left -= 1
    if try fails(candidate) { smallest = candidate }
  }
  var length = max(1, input.count / 2)
  while true {
    for start in stride(from: 0, to: smallest.count, by: length).reversed() where start < smallest.count {
      var candidate = smallest
      candidate.removeSubrange(start..<min(start + length, candidate.count))
      try attempt(candidate)
    }
    if length == 1 { break }
    length /= 2
  }
  for index in smallest.indices {
    var candidate = smallest
    candidate[index] = 0
    try attempt(candidate)
  }
  return smallest
}
