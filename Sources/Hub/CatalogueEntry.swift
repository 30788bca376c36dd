import FineTuningFiles
import Foundation

/// Something that can be fetched: its address, its digest, and the part of it to use.
public struct CatalogueEntry: Codable, Equatable, Sendable {
  /// The part of the download to use.
  public enum Content: Codable, Equatable, Sendable {
    /// The downloaded file itself.
    case file
    /// A file at the top of a zip archive. The digest is for this file; the archive's isn't published.
    case fileInArchive(String)
    /// A folder at the top of a zip archive.
    case folderInArchive(String)
  }

  /// The name that identifies the entry, and that of its folder in the cache.
  public let name: String
  /// A short description.
  public let title: String
  /// The published address, for HTTP or HTTPS.
  public let address: URL
  /// The size of the download in bytes, or nil if it isn't published.
  public let size: Int?
  /// The terms of use, as far as they are known.
  public let license: String
  /// The algorithm of the published digest.
  public let algorithm: Digest.Algorithm
  /// The published digest, in lowercase hexadecimal.
  public let digest: String
  /// The part of the download to use.
  public let content: Content

  /// An entry with the given properties.
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

  /// Throws unless the file at `path` has the published digest. Errors name `source`, where it came from.
  func verify(_ path: String, from source: String) throws {
    let found = try Digest.hexDigest(ofFile: path, by: algorithm)
    guard found == digest else {
      throw InputError(
        source, expected: "\(name) with \(algorithm.rawValue) \(digest)", found: found,
        advice: "the file is a different one or was damaged in transit; fetch it again, or from elsewhere")
    }
  }
}
