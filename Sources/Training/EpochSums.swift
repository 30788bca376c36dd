/// The sums over the epoch that is under way, from which its means come.
public struct EpochSums: Codable, Equatable, Sendable {
  /// How many batches are done.
  public internal(set) var batches = 0
  /// How many images were in them.
  public internal(set) var seen = 0
  /// How many of those were classified rightly.
  public internal(set) var correct = 0
  /// The sum of their losses.
  public internal(set) var loss = 0.0
  /// Seconds of forward pass, backward pass and step.
  public internal(set) var computing = 0.0
  /// Seconds since the start of the epoch, without those when no process was at it.
  public internal(set) var seconds = 0.0

  /// The mean loss so far.
  var meanLoss: Double { loss / Double(seen) }
  /// The share of images that were classified rightly so far.
  var accuracy: Double { Double(correct) / Double(seen) }
}
