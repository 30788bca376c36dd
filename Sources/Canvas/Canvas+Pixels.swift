import CCairo
import Files
import Images

extension Canvas {
  /// Calls `body` with the pixels of a surface in memory, and the number of bytes from row to row.
  ///
  /// A pixel is four bytes: blue, green, red, alpha. The colours are multiplied by alpha.
  public func withPixels<Result>(
    _ body: (_ bytes: UnsafeMutableBufferPointer<UInt8>, _ stride: Int) throws -> Result
  ) rethrows -> Result {
    cairo_surface_flush(surface)
    let stride = Int(cairo_image_surface_get_stride(surface))
    let rows = Int(cairo_image_surface_get_height(surface))
    let bytes = UnsafeMutableBufferPointer(
      start: cairo_image_surface_get_data(surface), count: stride * rows)
    defer { cairo_surface_mark_dirty(surface) }
    return try body(bytes, stride)
  }

  /// Returns the image drawn so far, over black.
  public func makeImage() -> Image {
    var image = Image(width: Int(width), height: Int(height))
    withPixels { bytes, stride in
      image.pixels.withUnsafeMutableBufferPointer { pixels in
        for y in 0..<image.height {
          var (from, to) = (y * stride, y * image.width * 3)
          for _ in 0..<image.width {
            pixels[to] = bytes[from + 2]
            pixels[to + 1] = bytes[from + 1]
            pixels[to + 2] = bytes[from]
            from += 4
            to += 3
          }
        }
      }
    }
    return image
  }
}

extension Canvas {
  /// Writes a surface in memory to a PNG file. The write is atomic.
  public func writePNG(to path: String) throws {
    try AtomicFile.write(to: path) { temporary in
      let status = cairo_surface_write_to_png(surface, temporary)
      guard status == CAIRO_STATUS_SUCCESS else {
        throw InputError(
          path, expected: "a path that can be written",
          found: String(cString: cairo_status_to_string(status)),
          advice: "choose another folder or change its permissions")
      }
    }
  }
}
