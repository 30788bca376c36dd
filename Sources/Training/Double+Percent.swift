import Foundation

extension Double {
  /// This fraction in percent, as the book writes it: 0.918 is `91.8 %`.
  public func percent(decimals: Int = 1) -> String {
    String(format: "%.\(decimals)f %%", 100 * self)
  }
}
