import Foundation

extension Int {
  /// Its digits in groups of three, as in 11,695,796.
  public var grouped: String {
    formatted(IntegerFormatStyle<Int>(locale: Locale(identifier: "en_US")))
  }
}
