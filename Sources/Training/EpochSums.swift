/// The running sums of the current epoch, from which its means are computed.
public struct EpochSums: Codable, Equatable, Sendable {
  /// The number of batches done.
  public internal(set) var batches = 0
  /// The number of images in those batches.
  public internal(set) var seen = 0
  /// The number of those images classified correctly.
  public internal(set) var correct = 0
  /// The sum of the images' losses.
  public internal(set) var loss = 0.0
  /// Seconds spent on those batches. Waiting for images counts; the time between an interruption and its
  /// resumption doesn't.
  public internal(set) var seconds = 0.0

  /// The mean loss so far.
  var meanLoss: Double { loss / Double(seen) }
  /// The fraction of images classified correctly so far.
  var accuracy: Double { Double(correct) / Double(seen) }
}
