import Foundation

/// One line at the bottom of the terminal that tells what goes on; where there is no terminal, a line every
/// ten seconds.
public final class StatusLine {
  private let isShown: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var text = ""
  private var lastLine = ProcessInfo.processInfo.systemUptime

  /// A line on standard error, or none.
  public init(isShown: Bool = true) {
    self.isShown = isShown
  }

  /// Shows `new` in place of what was there.
  func show(_ new: String) {
    guard isShown, new != text else { return }
    let now = ProcessInfo.processInfo.systemUptime
    guard isTerminal || now - lastLine > 10 else { return }
    (text, lastLine) = (new, now)
    let shown = isTerminal ? "\r  \(new.prefix(76))\u{1B}[K" : "  \(new)\n"
    FileHandle.standardError.write(Data(shown.utf8))
  }

  /// Says something that stays.
  func say(_ line: String) {
    clear()
    if isShown { FileHandle.standardError.write(Data("  \(line)\n".utf8)) }
  }

  /// Takes the line away.
  func clear() {
    if isShown && isTerminal && !text.isEmpty { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    text = ""
  }
}
