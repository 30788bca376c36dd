/// What a training run came to, epoch by epoch, and on the way.
public struct History: Codable, Equatable, Sendable {
  /// The running means over one epoch, some way into it.
  public struct Point: Codable, Equatable, Sendable {
    /// Epochs so far, 0.2 after the first fifth of the first.
    public let epoch: Double
    /// The mean loss of the epoch so far.
    public let loss: Double
    /// The share of the epoch's images so far that were classified rightly, in training mode.
    public let accuracy: Double
  }

  /// An epoch, when it is over.
  public struct Epoch: Codable, Equatable, Sendable {
    /// Its number, from 1.
    public let number: Int
    /// The mean loss over its images, each before the step that it took part in.
    public let loss: Double
    /// The share of its images that were classified rightly, in training mode.
    public let trainAccuracy: Double
    /// The share of the test images that are classified rightly after it.
    public let testAccuracy: Double
    /// Training images for each second of forward pass, backward pass and step; loading is left out.
    public let examplesPerSecond: Double
    /// Seconds from its start to its end, everything included.
    public let seconds: Double
  }

  /// Several points an epoch.
  public internal(set) var points: [Point] = []
  /// All epochs so far.
  public internal(set) var epochs: [Epoch] = []

  /// The accuracy on the test set after the last epoch.
  public var testAccuracy: Double { epochs.last?.testAccuracy ?? .nan }
}
