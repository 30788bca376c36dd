import Foundation
import Synchronization

/// The end of a program that was asked to end, by ctrl-C or by another process, and first did what it must.
public struct Interruption: Error, CustomStringConvertible {
  /// SIGINT or SIGTERM.
  public let signal: Int32
  /// What was under way, and how to go on.
  public let description: String

  /// An end because of `signal`.
  public init(_ signal: Int32, _ description: String) {
    self.signal = signal
    self.description = description
  }

  /// What a shell gives for a program that a signal ended: 130 after ctrl-C.
  public var exitCode: Int32 { 128 + signal }

  /// The signal that came while signals are deferred, or nil.
  public static var pending: Int32? {
    let signal = received.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }

  /// Runs `body`, while SIGINT and SIGTERM do not end the program but are `pending`. The second of a kind ends
  /// it at once, and one that was ignored before still is.
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
  /// How many deferrals there are, on several threads, and what stood before the first.
  private static let deferrals = Mutex<(count: Int, previous: [Handler?])>((0, []))

  /// Sets the handler for `number` and returns the one before.
  private static func install(_ number: Int32) -> Handler? {
    let previous = Foundation.signal(number) { number in
      Interruption.received.store(number, ordering: .relaxed)
      Foundation.signal(number, SIG_DFL)
    }
    // As a program in the background is asked to.
    let isIgnored = unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    if isIgnored { _ = Foundation.signal(number, SIG_IGN) }
    return previous
  }
}
