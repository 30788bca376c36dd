/// A score for each image, and which images it should be high for: a detector put to the test.
public struct BinaryScores: Sendable {
  /// The scores, in the order of the images.
  public let scores: [Float]
  /// Whether each image shows what is to be detected.
  public let isPositive: [Bool]

  /// The scores of images of which some are positive.
  public init(_ scores: [Float], isPositive: [Bool]) {
    precondition(scores.count == isPositive.count, "a score for each image")
    self.scores = scores
    self.isPositive = isPositive
  }

  /// The area under the receiver operating characteristic: the probability that a random positive scores
  /// higher than a random negative, ties counting half. Not a number when one of them is missing.
  public var areaUnderCurve: Double {
    let curve = curve
    return zip(curve, curve.dropFirst()).reduce(0) { area, ends in
      area + (ends.1.x - ends.0.x) * (ends.0.y + ends.1.y) / 2
    }
  }

  /// The receiver operating characteristic: for every threshold, from the highest to the lowest, the share of
  /// negatives above it (x) and the share of positives (y).
  public var curve: [(x: Double, y: Double)] {
    let positives = Double(isPositive.count { $0 })
    let negatives = Double(isPositive.count) - positives
    return steps.map { (Double($0.falsePositives) / negatives, Double($0.truePositives) / positives) }
  }

  /// The threshold with which most images are judged rightly: half-way between two scores.
  public var bestThreshold: Float {
    let negatives = isPositive.count { !$0 }
    let best = steps.max { left, right in
      left.truePositives + negatives - left.falsePositives < right.truePositives + negatives
        - right.falsePositives
    }
    return best?.threshold ?? 0
  }

  /// The share of images that are judged rightly when those above `threshold` are taken for positive.
  public func accuracy(threshold: Float) -> Double {
    Double(zip(scores, isPositive).count { ($0 > threshold) == $1 }) / Double(scores.count)
  }

  /// What is above each threshold that makes a difference, from above the highest score to below the lowest.
  private var steps: [(threshold: Float, truePositives: Int, falsePositives: Int)] {
    let sorted = zip(scores, isPositive).sorted { $0.0 > $1.0 }
    guard let highest = sorted.first?.0 else { return [] }
    var steps = [(threshold: highest, truePositives: 0, falsePositives: 0)]
    var (found, mistaken) = (0, 0)
    for (index, (score, isPositive)) in sorted.enumerated() {
      if isPositive { found += 1 } else { mistaken += 1 }
      let next = index + 1 < sorted.count ? sorted[index + 1].0 : -Float.infinity
      if next < score {
        let threshold = next.isFinite ? (score + next) / 2 : score - 1
        steps.append((threshold, found, mistaken))
      }
    }
    return steps
  }
}
