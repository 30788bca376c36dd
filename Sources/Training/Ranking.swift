/// How well scores tell two groups apart.
public enum Ranking {
  /// The area under the receiver operating characteristic: the probability that a random member of
  /// `positives` scores higher than one of `negatives`, ties counting half.
  public static func areaUnderCurve(positives: [Float], negatives: [Float]) -> Double {
    let sorted = negatives.sorted()
    /// How many numbers of `sorted` come before the first that fails `isBefore`.
    func count(_ isBefore: (Float) -> Bool) -> Int {
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(sorted[middle]) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let wins = positives.reduce(0.0) { sum, score in
      sum + Double(count { $0 < score } + count { $0 <= score }) / 2
    }
    return wins / Double(positives.count * negatives.count)
  }
}
