import Files
import Foundation

/// A server that holds copies, at the same paths, of what the catalogue names.
struct Mirror {
  /// The variable that names it.
  static let variable = "FINETUNING_MIRROR"

  private let base: String

  /// The mirror that begins with `base`, as in `https://mirror.example/book`.
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

  /// Where the mirror has what stands at `address`: its own address, followed by the path of the other.
  func address(for address: URL) -> URL {
    URL(string: base + address.path(percentEncoded: true)) ?? address
  }
}
