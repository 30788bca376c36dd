/// Tells how long something took.
public struct Stopwatch: Sendable {
  private let start = ContinuousClock.now

  /// Starts to count.
  public init() {}

  /// Seconds since the start.
  public var seconds: Double { start.duration(to: .now) / .seconds(1) }
}
