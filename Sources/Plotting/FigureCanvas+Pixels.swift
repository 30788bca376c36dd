import FineTuningCCairo
import FineTuningCanvas
import FineTuningFiles
import FineTuningImages

extension FigureCanvas {
  /// Draws an image scaled to fill `rect`.
  public func draw(_ image: Image, in rect: Rect) {
    let pixels = FigureCanvas(width: image.width, height: image.height)
    pixels.withPixels { bytes, stride in
      for y in 0..<image.height {
        for x in 0..<image.width {
          let (from, to) = ((y * image.width + x) * 3, y * stride + x * 4)
          bytes[to] = image.pixels[from + 2]
          bytes[to + 1] = image.pixels[from + 1]
          bytes[to + 2] = image.pixels[from]
          bytes[to + 3] = 255
        }
      }
    }
    saved {
      translate(rect.x, rect.y)
      cairo_scale(context, rect.width / pixels.width, rect.height / pixels.height)
      cairo_set_source_surface(context, pixels.surface, 0, 0)
      let pattern = cairo_get_source(context)
      cairo_pattern_set_filter(pattern, CAIRO_FILTER_GOOD)
      cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
      trace(.rectangle(Rect(0, 0, pixels.width, pixels.height)))
      cairo_fill(context)
    }
  }

  /// Calls `body` with the pixels of a surface in memory, and the number of bytes from row to row.
  ///
  /// A pixel is four bytes: blue, green, red, alpha. The colours are multiplied by alpha.
  func withPixels<Result>(
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

  /// Writes a surface in memory to a PNG file. The write is atomic.
  public func writePNG(to path: String) throws {
    try AtomicFile.write(to: path) { temporary in
      let status = cairo_surface_write_to_png(surface, temporary)
      guard status == CAIRO_STATUS_SUCCESS else {
        throw InputError(
          path, expected: "a path that can be written",
          found: String(cString: cairo_status_to_string(status)),
          advice: "choose another folder, free space, or change its permissions")
      }
    }
  }
}
