/// The scores of a binary classifier, one for each image, with the true answers.
public struct BinaryScores: Sendable {
  /// The scores, in the order of the images.
  public let scores: [Float]
  /// Whether each image is truly positive.
  public let isPositive: [Bool]

  /// Creates binary scores from the scores and the true answers of the same images.
  public init(_ scores: [Float], isPositive: [Bool]) {
    precondition(scores.count == isPositive.count, "a score for each image")
    self.scores = scores
    self.isPositive = isPositive
  }

  /// The area under the ROC curve: the probability that a random positive scores higher than a random
  /// negative, ties counting half. NaN without positives or without negatives.
  public var areaUnderCurve: Double {
    let curve = curve
    return zip(curve, curve.dropFirst()).reduce(0) { area, ends in
      area + (ends.1.x - ends.0.x) * (ends.0.y + ends.1.y) / 2
    }
  }

  /// The ROC curve (receiver operating characteristic): for every threshold, from highest to lowest, the
  /// fraction of negatives above it (x) and the fraction of positives above it (y).
  public var curve: [(x: Double, y: Double)] {
    let positives = Double(isPositive.count { $0 })
    let negatives = Double(isPositive.count) - positives
    return steps.map { (Double($0.falsePositives) / negatives, Double($0.truePositives) / positives) }
  }

  /// The threshold with the highest accuracy: halfway between two neighbouring scores, the highest score, or below
  /// all of them.
  public var bestThreshold: Float {
    let negatives = isPositive.count { !$0 }
    let best = steps.max { left, right in
      left.truePositives + negatives - left.falsePositives < right.truePositives + negatives
        - right.falsePositives
    }
    return best?.threshold ?? 0
  }

  /// Returns the fraction of images classified correctly when scores above `threshold` count as positive.
  public func accuracy(threshold: Float) -> Double {
    Double(zip(scores, isPositive).count { ($0 > threshold) == $1 }) / Double(scores.count)
  }

  /// The counts above each threshold that makes a difference, from above the highest score to below the
  /// lowest.
  private var steps: [(threshold: Float, truePositives: Int, falsePositives: Int)] {
    let sorted = zip(scores, isPositive).sorted { $0.0 > $1.0 }
    guard let highest = sorted.first?.0 else { return [] }
    var steps = [(threshold: highest, truePositives: 0, falsePositives: 0)]
    var (truePositives, falsePositives) = (0, 0)
    for (index, (score, isPositive)) in sorted.enumerated() {
      if isPositive { truePositives += 1 } else { falsePositives += 1 }
      let next = index + 1 < sorted.count ? sorted[index + 1].0 : -Float.infinity
      if next < score {
        let threshold = next.isFinite ? (score + next) / 2 : score - 1
        steps.append((threshold, truePositives, falsePositives))
      }
    }
    return steps
  }
}
