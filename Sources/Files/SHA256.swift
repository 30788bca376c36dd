/// The digest that tells files and texts apart.
public enum SHA256 {
  /// The digest of `bytes` in hexadecimal: 64 digits.
  public static func hexDigest(of bytes: some Sequence<UInt8>) -> String {
    let digest = Digest(.sha256)
    digest.update(bytes)
    return digest.hexDigest()
  }
}
