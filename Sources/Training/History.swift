/// The metrics of a training run, epoch by epoch and along the way.
public struct History: Codable, Equatable, Sendable {
  /// The running means of an epoch, partway through it.
  public struct Point: Codable, Equatable, Sendable {
    /// The number of epochs so far: 0.2 after the first fifth of the first epoch.
    public let epoch: Double
    /// The mean loss of the epoch so far.
    public let loss: Double
    /// The fraction of the epoch's images so far that were classified correctly, in training mode.
    public let accuracy: Double
  }

  /// The metrics of a finished epoch.
  public struct Epoch: Codable, Equatable, Sendable {
    /// Its number, from 1.
    public let number: Int
    /// The mean loss over its images, each measured before the step it took part in.
    public let loss: Double
    /// The fraction of its images classified correctly, in training mode.
    public let trainAccuracy: Double
    /// The fraction of the test images classified correctly after the epoch, or the trainer's own score.
    public let testAccuracy: Double
    /// Training images per second, the waiting for images included.
    public let examplesPerSecond: Double
    /// Seconds from its start to its end, everything included.
    public let seconds: Double
  }

  /// Several points per epoch.
  public internal(set) var points: [Point] = []
  /// All finished epochs.
  public internal(set) var epochs: [Epoch] = []

  /// The accuracy on the test set after the last epoch.
  public var testAccuracy: Double { epochs.last?.testAccuracy ?? .nan }
}
