import COpenSSL

/// The SHA-256 digest, fed piece by piece, by OpenSSL's libcrypto.
public final class SHA256 {
  private let context = EVP_MD_CTX_new()

  /// The digest of nothing yet.
  public init() {
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit {
    EVP_MD_CTX_free(context)
  }

  /// The digest of `bytes` in hexadecimal.
  public static func hexDigest(of bytes: some Sequence<UInt8>) -> String {
    let hash = SHA256()
    hash.update(bytes)
    return hash.hexDigest()
  }

  /// Adds `bytes` to what is digested.
  public func update(_ bytes: some Sequence<UInt8>) {
    let isContiguous: Void? = bytes.withContiguousStorageIfAvailable {
      EVP_DigestUpdate(context, $0.baseAddress, $0.count)
    }
    if isContiguous == nil { update(Array(bytes)) }
  }

  /// The digest of all that was added, in hexadecimal: 64 digits. Nothing can be added after it.
  public func hexDigest() -> String {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    EVP_DigestFinal_ex(context, &digest, &count)
    let digits = Array("0123456789abcdef")
    return String(digest.prefix(Int(count)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
