import Foundation

/// State that a whole process shares, such as the number of workers. Tests of several suites run side by side, so only
/// one at a time may change it.
public enum ProcessWide {
  private static let lock = NSRecursiveLock()

  /// Runs `body` while `get` returns `value`, and restores what was there.
  public static func setting<Value: Equatable, Result>(
    _ value: Value, get: () -> Value, set: (Value) -> Void, _ body: () throws -> Result
  ) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    let before = get()
    set(value)
    defer { set(before) }
    let result = try body()
    precondition(get() == value, "somebody else has changed \(value) to \(get())")
    return result
  }
}
