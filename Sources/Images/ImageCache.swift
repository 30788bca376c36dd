import Foundation

/// Decoded images, kept in memory as long as a budget allows.
///
/// Unchecked: a lock guards all mutable state, which the compiler can't see. A `Mutex` would need no exception,
/// but the thread sanitizer doesn't know it on Linux and would report races that aren't there.
final class ImageCache: @unchecked Sendable {
  private let lock = NSLock()
  private var images: [Int: Image] = [:]
  private var refused: Set<Int> = []
  private var bytesLeft: Int

  /// Creates a cache for at most `budget` bytes of pixels.
  init(budget: Int) {
    bytesLeft = budget
  }

  /// The number of images that didn't fit.
  var refusedCount: Int { lock.withLock { refused.count } }

  /// Returns the image at `index`, decoding it only if it isn't cached.
  ///
  /// Images that are in the cache stay there. An epoch uses every image once, so a cache that made room for
  /// the newest image would mostly drop those needed next; this one saves a constant fraction of the work.
  func image(at index: Int, decode: () throws -> Image) rethrows -> Image {
    if let image = lock.withLock({ images[index] }) { return image }
    let image = try decode()
    lock.withLock {
      guard images[index] == nil else { return }
      if image.pixels.count <= bytesLeft {
        images[index] = image
        bytesLeft -= image.pixels.count
      } else {
        refused.insert(index)
      }
    }
    return image
  }
}
