/// A rectangle of pixels in memory, transparent at first.
final class Bitmap {
  let width, height: Int
  let pixels: UnsafeMutablePointer<Pixel>

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = .allocate(capacity: width * height)
    pixels.initialize(repeating: .clear, count: width * height)
  }

  deinit { pixels.deallocate() }
}
