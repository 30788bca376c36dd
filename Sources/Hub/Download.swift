import FineTuningFiles
import Foundation

/// A download that survives broken connections: it resumes until the file is complete.
struct Download {
  /// The address of the file.
  let address: URL
  /// The bytes downloaded so far.
  let partial: PartialFile
  /// The size of the file in bytes, or nil if it isn't known.
  let size: Int?
  /// The seconds that the server may stay silent.
  let timeout: Double

  /// The limit for a file of unknown size, in bytes: a server that never stops must not fill the disk.
  private static let maximumSize = 2 << 30
  /// How often to try, as long as each attempt makes progress.
  private static let maximumAttempts = 5

  /// Fetches the missing part of the file. After an error, it keeps the bytes so far for the next time.
  func run(_ report: (_ received: Int, _ total: Int?) -> Void) throws {
    var attempt = 1
    while true {
      let before = partial.count
      do {
        let transfer = Transfer(address, into: partial, limit: size ?? Self.maximumSize)
        return try transfer.run(timeout: timeout) { report($0, $1 ?? size) }
      } catch let failure as Transfer.Failure {
        switch failure {
        case .interrupted where partial.count > before && attempt < Self.maximumAttempts: break
        case .wrongPart where attempt < Self.maximumAttempts: partial.remove()
        default: throw error(failure)
        }
      }
      attempt += 1
    }
  }

  private func error(_ failure: Transfer.Failure) -> InputError {
    let found: String
    switch failure {
    case .unwritable(let error): return error
    case .interrupted(let reason): found = reason
    case .refused(let answer): found = answer
    case .wrongPart: found = "parts that don't fit together"
    case .tooLong:
      partial.remove()
      found = "more than \(size ?? Self.maximumSize) bytes"
    }
    return InputError(
      address.absoluteString, expected: "the file \(address.lastPathComponent)", found: found,
      advice: "check the network, or name a proxy (https_proxy) or a mirror (\(Mirror.variable)); or "
        + "download the file another way and run ./book data add FILE")
  }
}
