import Foundation

extension Int {
  /// This number with its digits in groups of three: 11,695,796.
  public var grouped: String {
    formatted(IntegerFormatStyle<Int>(locale: Locale(identifier: "en_US")))
  }
}
