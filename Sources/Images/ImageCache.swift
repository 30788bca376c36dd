import Foundation

/// Keeps decoded images in memory, as many as a budget allows.
///
/// Unchecked, because a lock guards what the compiler cannot see to be guarded.
final class ImageCache: @unchecked Sendable {
  private let lock = NSLock()
  private var images: [Int: Image] = [:]
  private var bytesLeft: Int

  /// A cache for at most `budget` bytes of pixels.
  init(budget: Int) {
    bytesLeft = budget
  }

  /// The image at `index`, decoded only if it is not at hand.
  ///
  /// What was kept first stays. An epoch comes to every image once, so that a cache that made room for
  /// the newest would mostly drop what is needed next; this one saves its share of the work every time.
  func image(at index: Int, decode: () throws -> Image) rethrows -> Image {
    if let image = lock.withLock({ images[index] }) { return image }
    let image = try decode()
    lock.withLock {
      if images[index] == nil && image.pixels.count <= bytesLeft {
        images[index] = image
        bytesLeft -= image.pixels.count
      }
    }
    return image
  }
}
