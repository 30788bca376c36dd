import Foundation
import Synchronization

/// The progress of long work: a bar with the time left on a terminal, plain lines elsewhere.
public final class Progress: Sendable {
  private let title: String
  /// The columns of the terminal, or nil where the output isn't a terminal.
  private let columns: Int?
  private let now: @Sendable () -> Double
  private let write: @Sendable (String) -> Void
  private let state: Mutex<State>

  private struct State {
    let start: Double
    var lastDrawn = -Double.infinity
    var tenthsSaid = 0
    var isVisible = false
  }

  /// Starts to show progress on standard error.
  public convenience init(_ title: String) {
    self.init(
      title, columns: Self.terminalColumns, now: { ProcessInfo.processInfo.systemUptime },
      write: { FileHandle.standardError.write(Data($0.utf8)) })
  }

  init(
    _ title: String, columns: Int?, now: @escaping @Sendable () -> Double,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.title = title
    self.columns = columns
    self.now = now
    self.write = write
    state = Mutex(State(start: now()))
  }

  /// Updates the fraction that is done, from 0 to 1, with a detail to show beside it.
  ///
  /// Call it as often as you like: a bar is drawn at most ten times a second, and without a terminal a line is
  /// printed for each tenth of the work.
  public func update(_ fraction: Double, _ detail: String = "") {
    let fraction = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    let time = now()
    state.withLock { state in
      let left = Self.timeLeft(elapsed: time - state.start, fraction)
      if let columns {
        guard time - state.lastDrawn >= 0.1 || fraction == 1 else { return }
        state.lastDrawn = time
        state.isVisible = true
        write("\r" + bar(fraction, left, detail, columns) + "\u{1B}[K")
      } else {
        let tenths = Int(fraction * 10 + 1e-9)
        guard tenths > state.tenthsSaid else { return }
        state.tenthsSaid = tenths
        let parts = ["\(title): \(tenths * 10) %", left, detail]
        write(parts.filter { !$0.isEmpty }.joined(separator: ", ") + "\n")
      }
    }
  }

  /// Removes the bar to make room for other output; the next update draws it again.
  public func clear() {
    state.withLock { state in
      if state.isVisible { write("\r\u{1B}[K") }
      state.isVisible = false
      state.lastDrawn = -Double.infinity
    }
  }

  private func bar(_ fraction: Double, _ left: String, _ detail: String, _ columns: Int) -> String {
    let length = 24
    let full = Int((fraction * Double(length)).rounded())
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: length - full)
    let percent = String(format: "%3.0f %%", fraction * 100)
    let parts = [title, bar, percent, left, detail].filter { !$0.isEmpty }
    // One column stays free: a line that fills the terminal would wrap, and a bar must not.
    return String(parts.joined(separator: "  ").prefix(columns - 1))
  }

  private static func timeLeft(elapsed: Double, _ fraction: Double) -> String {
    guard fraction > 0, fraction < 1 else { return "" }
    let seconds = Int((elapsed * (1 - fraction) / fraction).rounded())
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return hours > 0
      ? String(format: "%d:%02d:%02d left", hours, minutes, seconds % 60)
      : String(format: "%d:%02d left", minutes, seconds % 60)
  }

  private static var terminalColumns: Int? {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
    return Int(size.ws_col)
  }
}
