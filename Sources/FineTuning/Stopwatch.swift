/// Measures how long something takes.
public struct Stopwatch: Sendable {
  private let start = ContinuousClock.now

  /// Starts the watch.
  public init() {}

  /// Seconds since the start.
  public var seconds: Double { start.duration(to: .now) / .seconds(1) }
}
