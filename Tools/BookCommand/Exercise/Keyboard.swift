import Foundation

/// Single keys from the terminal, without return; none where standard input isn't a terminal.
struct Keyboard {
  static let controlC: Character = "\u{3}"
  static let controlD: Character = "\u{4}"

  private let isTerminal = isatty(STDIN_FILENO) == 1

  /// The key that is pressed within the given seconds, or nil.
  ///
  /// The terminal changes its mode only for that time, and is back to normal while a check runs and after
  /// each call.
  func key(within seconds: Double) -> Character? {
    guard isTerminal else {
      usleep(UInt32(seconds * 1e6))
      return nil
    }
    var usual = termios()
    tcgetattr(STDIN_FILENO, &usual)
    var single = usual
    single.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(STDIN_FILENO, TCSANOW, &single)
    defer { tcsetattr(STDIN_FILENO, TCSANOW, &usual) }
    fflush(nil)
    var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, Int32(seconds * 1000)) > 0 else { return nil }
    var byte: UInt8 = 0
    guard read(STDIN_FILENO, &byte, 1) == 1 else { return Self.controlD }
    return Character(UnicodeScalar(byte))
  }
}
