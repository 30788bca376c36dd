import Foundation
import Synchronization

/// An orderly stop: Ctrl-C or another process asked the program to end, and it has saved its work.
public struct Interruption: Error, CustomStringConvertible {
  /// SIGINT or SIGTERM.
  public let signal: Int32
  /// The work that was interrupted, and how to resume it.
  public let description: String

  /// Creates an interruption by `signal`.
  public init(_ signal: Int32, _ description: String) {
    self.signal = signal
    self.description = description
  }

  /// The exit code that shells report for a program ended by the signal: 130 after Ctrl-C.
  public var exitCode: Int32 { 128 + signal }

  /// The signal that arrived while signals are deferred, or nil.
  public static var pending: Int32? {
    let signal = received.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }

  /// Runs `body` with SIGINT and SIGTERM deferred: they don't end the program, but become `pending`. A second
  /// signal of the same kind ends it at once, and a signal that was ignored before stays ignored.
  public static func deferring<Result>(_ body: () throws -> Result) rethrows -> Result {
    deferrals.withLock { deferrals in
      if deferrals.count == 0 {
        received.store(0, ordering: .relaxed)
        deferrals.previous = signals.map(install)
      }
      deferrals.count += 1
    }
    defer {
      deferrals.withLock { deferrals in
        deferrals.count -= 1
        if deferrals.count == 0 { zip(signals, deferrals.previous).forEach { _ = Foundation.signal($0, $1) } }
      }
    }
    return try body()
  }

  private typealias Handler = @convention(c) (Int32) -> Void

  private static let signals = [SIGINT, SIGTERM]
  private static let received = Atomic<Int32>(0)
  /// The number of deferrals, on all threads, and the handlers from before the first.
  private static let deferrals = Mutex<(count: Int, previous: [Handler?])>((0, []))

  /// Sets the handler for signal `number` and returns the previous one.
  private static func install(_ number: Int32) -> Handler? {
    let previous = Foundation.signal(number) { number in
      Interruption.received.store(number, ordering: .relaxed)
      Foundation.signal(number, SIG_DFL)
    }
    // Programs started in the background are expected to leave it ignored.
    let isIgnored = unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    if isIgnored { _ = Foundation.signal(number, SIG_IGN) }
    return previous
  }
}
