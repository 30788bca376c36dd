import FineTuningFiles
import Foundation

/// A server with copies of the catalogue's files, at the same paths.
struct Mirror {
  /// The environment variable that names it.
  static let variable = "FINETUNING_MIRROR"

  private let base: String

  /// The mirror at `base`, such as `https://mirror.example/book`.
  init(_ base: String) throws {
    guard let url = URL(string: base), ["http", "https"].contains(url.scheme?.lowercased()),
      url.host?.isEmpty == false, url.query == nil, url.fragment == nil
    else {
      throw InputError(
        Self.variable, expected: "an address such as https://mirror.example/book", found: "“\(base)”",
        advice: "correct the variable, or unset it")
    }
    self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
  }

  /// Returns the mirror's copy of `address`: the mirror's base, followed by the path of `address`.
  func address(for address: URL) -> URL {
    URL(string: base + address.path(percentEncoded: true)) ?? address
  }
}
