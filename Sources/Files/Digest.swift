import FineTuningCOpenSSL
import Foundation

/// A digest of bytes, computed piece by piece by OpenSSL's libcrypto.
public final class Digest {
  /// The digest algorithm.
  public enum Algorithm: String, CaseIterable, Codable, Sendable {
    /// 40 hexadecimal digits. Two files with the same digest can be constructed, but not a second file for a given one.
    case sha1 = "SHA-1"
    /// 64 hexadecimal digits.
    case sha256 = "SHA-256"
  }

  private let context = EVP_MD_CTX_new()

  /// An empty digest.
  public init(_ algorithm: Algorithm) {
    let type =
      switch algorithm {
      case .sha1: EVP_sha1()
      case .sha256: EVP_sha256()
      }
    EVP_DigestInit_ex(context, type, nil)
  }

  deinit {
    EVP_MD_CTX_free(context)
  }

  /// Adds `bytes`.
  public func update(_ bytes: some Sequence<UInt8>) {
    let isContiguous: Void? = bytes.withContiguousStorageIfAvailable {
      EVP_DigestUpdate(context, $0.baseAddress, $0.count)
    }
    if isContiguous == nil { update(Array(bytes)) }
  }

  /// Finishes and returns the digest in lowercase hexadecimal. Nothing can be added afterwards.
  public func hexDigest() -> String {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    EVP_DigestFinal_ex(context, &digest, &count)
    let digits = Array("0123456789abcdef")
    return String(digest.prefix(Int(count)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// The digest of a file in hexadecimal, read piece by piece.
  public static func hexDigest(ofFile path: String, by algorithm: Algorithm) throws -> String {
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      let digest = Digest(algorithm)
      while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { digest.update(piece) }
      return digest.hexDigest()
    } catch {
      throw InputError(
        path, expected: "a file that can be read", found: InputError.reason(error),
        advice: "check the path and its permissions")
    }
  }
}

/// SHA-256, the digest that identifies files and texts.
public enum SHA256 {
  /// The digest of `bytes` in hexadecimal: 64 digits.
  public static func hexDigest(of bytes: some Sequence<UInt8>) -> String {
    let digest = Digest(.sha256)
    digest.update(bytes)
    return digest.hexDigest()
  }
}
