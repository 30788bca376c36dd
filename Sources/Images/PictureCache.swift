import Foundation

/// Keeps decoded pictures in memory, as many as a budget allows.
///
/// Unchecked, because a lock guards what the compiler cannot see to be guarded.
final class PictureCache: @unchecked Sendable {
  private let lock = NSLock()
  private var pictures: [Int: Image] = [:]
  private var bytesLeft: Int

  /// A cache for at most `budget` bytes of pixels.
  init(budget: Int) {
    bytesLeft = budget
  }

  /// The picture at `index`, decoded only if it is not at hand.
  ///
  /// What was kept first stays. An epoch comes to every picture once, so that a cache that made room for
  /// the newest would mostly drop what is needed next; this one saves its share of the work every time.
  func picture(at index: Int, decode: () throws -> Image) rethrows -> Image {
    if let picture = lock.withLock({ pictures[index] }) { return picture }
    let picture = try decode()
    lock.withLock {
      if pictures[index] == nil && picture.pixels.count <= bytesLeft {
        pictures[index] = picture
        bytesLeft -= picture.pixels.count
      }
    }
    return picture
  }
}
