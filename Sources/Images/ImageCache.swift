import Synchronization

/// Decoded images, kept in memory as long as a budget allows.
final class ImageCache: Sendable {
  private let state: Mutex<(images: [Int: Image], bytesLeft: Int)>

  /// Creates a cache for at most `budget` bytes of pixels.
  init(budget: Int) {
    state = Mutex((images: [:], bytesLeft: budget))
  }

  /// Returns the image at `index`, decoding it only if it isn't cached.
  ///
  /// Images that are in the cache stay there. An epoch uses every image once, so a cache that made room for
  /// the newest image would mostly drop those needed next; this one saves a constant fraction of the work.
  func image(at index: Int, decode: () throws -> Image) rethrows -> Image {
    if let image = state.withLock({ $0.images[index] }) { return image }
    let image = try decode()
    state.withLock { state in
      if state.images[index] == nil && image.pixels.count <= state.bytesLeft {
        state.images[index] = image
        state.bytesLeft -= image.pixels.count
      }
    }
    return image
  }
}
