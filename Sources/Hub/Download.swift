import Files
import Foundation

/// Brings a file from an address, in as many pieces as the connection makes of it.
struct Download {
  /// Where the file is.
  let address: URL
  /// What there is of it here.
  let partial: PartialFile
  /// The bytes that it has, or nil where that is not known.
  let size: Int?
  /// How many seconds a server may be silent.
  let timeout: Double

  /// What a file of unknown size may have: a server that never ends must not fill the disk.
  private static let largest = 2 << 30
  /// How often a connection that brings something may break.
  private static let attempts = 5

  /// Fetches what is missing of the file. After an error, what has come is kept for the next time.
  func run(_ report: (_ received: Int, _ total: Int?) -> Void) throws {
    var attempt = 1
    while true {
      let before = partial.count
      do {
        let transfer = Transfer(address, into: partial, limit: size ?? Self.largest)
        return try transfer.run(timeout: timeout) { report($0, $1 ?? size) }
      } catch let failure as Transfer.Failure {
        switch failure {
        case .interrupted where partial.count > before && attempt < Self.attempts: break
        case .wrongPart where attempt < Self.attempts: partial.remove()
        default: throw error(failure)
        }
      }
      attempt += 1
    }
  }

  private func error(_ failure: Transfer.Failure) -> InputError {
    let found: String
    switch failure {
    case .notKept(let error): return error
    case .interrupted(let reason): found = reason
    case .refused(let answer): found = answer
    case .wrongPart: found = "parts of it that do not fit together"
    case .tooLong:
      partial.remove()
      found = "more than \(size ?? Self.largest) bytes"
    }
    return InputError(
      address.absoluteString, expected: "the file \(address.lastPathComponent)", found: found,
      advice: "check the network, or name a proxy (https_proxy) or a mirror (\(Mirror.variable)); or get the "
        + "file by other means, and ./book data add FILE takes it from there")
  }
}
