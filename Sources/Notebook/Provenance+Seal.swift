import Files

// The seal of a page is the digest of everything else on it, the record included. A page whose seal does not
// fit was edited by hand.
extension Provenance {
  private static let sealKey = "page"

  /// The page that consists of `text` and this record, sealed.
  func sealed(under text: String) -> String {
    var record = self
    record[Self.sealKey] = nil
    record[Self.sealKey] = SHA256.hexDigest(of: (text + record.comment).utf8)
    return text + record.comment
  }

  /// Whether a page is as a run wrote it, to the last character.
  public static func isSealIntact(on page: String) -> Bool {
    guard let seal = Provenance(page: page)?[sealKey],
      let line = page.ranges(of: "\(sealKey): \(seal)\n").last
    else { return false }
    var text = page
    text.removeSubrange(line)
    return SHA256.hexDigest(of: text.utf8) == seal
  }
}
