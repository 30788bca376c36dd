/// Makes an input that fails smaller while it still fails: runs of bytes are taken out, half as long each
/// time around, and what is left is made 0 where that changes nothing.
///
/// - Parameters:
///   - tries: how often `fails` is asked at most.
///   - fails: whether an input fails.
/// - Returns: the smallest that was found; the input itself if it does not fail when it is tried alone.
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
