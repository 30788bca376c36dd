import Foundation

/// A line at the bottom of the terminal that shows what's going on. Without a terminal, a line at most every
/// ten seconds.
public final class StatusLine {
  private let isShown: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var text = ""
  private var lastLine = ProcessInfo.processInfo.systemUptime

  /// A status line on standard error; none if `isShown` is false.
  public init(isShown: Bool = true) {
    self.isShown = isShown
  }

  /// Replaces the text of the line.
  func show(_ new: String) {
    guard isShown, new != text else { return }
    let now = ProcessInfo.processInfo.systemUptime
    guard isTerminal || now - lastLine > 10 else { return }
    (text, lastLine) = (new, now)
    let shown = isTerminal ? "\r  \(new.prefix(76))\u{1B}[K" : "  \(new)\n"
    FileHandle.standardError.write(Data(shown.utf8))
  }

  /// Prints a line that stays.
  func say(_ line: String) {
    clear()
    if isShown { FileHandle.standardError.write(Data("  \(line)\n".utf8)) }
  }

  /// Removes the line.
  func clear() {
    if isShown && isTerminal && !text.isEmpty { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    text = ""
  }
}
