import Files
import Foundation

/// Something that can be fetched: where it is, what it must be, and what of it is wanted.
public struct CatalogueEntry: Codable, Equatable, Sendable {
  /// What is wanted of that which the address gives.
  public enum Content: Codable, Equatable, Sendable {
    /// The file itself.
    case file
    /// A file at the top of a zip archive. The digest is this file's: that of the archive is not published.
    case fileInArchive(String)
    /// A folder at the top of a zip archive.
    case folderInArchive(String)
  }

  /// The name to ask for it by, and that of its folder in the cache.
  public let name: String
  /// What it is.
  public let title: String
  /// Where it is published, by HTTP or HTTPS.
  public let address: URL
  /// The bytes at that address, or nil if they are not published.
  public let size: Int?
  /// What is known of the terms of use.
  public let license: String
  /// The published digest's algorithm.
  public let algorithm: Digest.Algorithm
  /// The published digest, in lowercase hexadecimal.
  public let digest: String
  /// What is wanted of it.
  public let content: Content

  /// Describes something that can be fetched.
  public init(
    name: String, title: String, address: URL, size: Int?, license: String, algorithm: Digest.Algorithm,
    digest: String, content: Content
  ) {
    self.name = name
    self.title = title
    self.address = address
    self.size = size
    self.license = license
    self.algorithm = algorithm
    self.digest = digest
    self.content = content
  }

  /// The name of the file at the address.
  public var fileName: String { address.lastPathComponent }

  /// The name of the file whose digest is published.
  var digestedFileName: String {
    if case .fileInArchive(let name) = content { name } else { fileName }
  }

  /// Throws unless the file at `path` has the published digest. An error is about `source`, where it came from.
  func verify(_ path: String, from source: String) throws {
    let found = try Digest.hexDigest(ofFile: path, by: algorithm)
    guard found == digest else {
      throw InputError(
        source, expected: "\(name) with \(algorithm.rawValue) \(digest)", found: found,
        advice: "it is another file, or was changed on its way; fetch it again, or from elsewhere")
    }
  }
}
