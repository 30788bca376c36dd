import Foundation

/// Exercise 03: where RandomResizedCrop cuts.
public enum RandomResizedCropCheck {
  /// The learner's function.
  public typealias Rectangle = (
    _ width: Int, _ height: Int, _ area: ClosedRange<Double>, _ aspectRatio: ClosedRange<Double>,
    _ random: inout RandomSource
  ) throws -> PixelRectangle

  private static let area = 0.08...1.0
  private static let aspectRatio = 3.0 / 4...4.0 / 3
  private static let draws = 20_000

  /// Checks the learner's function with many draws.
  public static func run(cropRectangle: Rectangle) {
    Check.run { check in
      let (width, height) = (300, 200)
      var random = RandomSource(seed: Check.seed)
      let drawn = try check.require("every rectangle lies within the image and holds a pixel") {
        try (0..<draws).map { _ in
          let rectangle = try cropRectangle(width, height, area, aspectRatio, &random)
          try expectFits(rectangle, width, height)
          return rectangle
        }
      }
      try check.require("the areas go from 8 % to all of the image's") {
        let shares = drawn.map { Double($0.width * $0.height) / Double(width * height) }
        let (low, high) = (shares.min() ?? 0, shares.max() ?? 0)
        // Sides are rounded to whole pixels.
        try expect(
          low > 0.075, "no part smaller than 8 % of the image",
          found: String(format: "one of %.1f %%", 100 * low),
          look: "at the area: width × height of the rectangle is the drawn share times the image's pixels; "
            + "the sides are square roots")
        try expect(
          low < 0.1 && high > 0.8, "shares from 8 % to as much as fits, nearly 90 %",
          found: String(format: "%.1f %% to %.1f %%", 100 * low, 100 * high),
          look: "at the area: it is drawn from the whole range, and both sides come from its square root")
        check.remark = String(format: "%.1f %% to %.1f %%", 100 * low, 100 * high)
      }
      try check.require("the aspect ratios go from 3:4 to 4:3") {
        let aspectRatios = drawn.filter { $0.width > 40 && $0.height > 40 }.map {
          Double($0.width) / Double($0.height)
        }
        let (low, high) = (aspectRatios.min() ?? 0, aspectRatios.max() ?? 0)
        try expect(
          low > 0.73 && high < 1.37, "aspect ratios within 0.75…1.33",
          found: String(format: "%.2f…%.2f", low, high),
          look:
            "at the sides: √(area · ratio) wide and √(area / ratio) high, so that their quotient is the ratio"
        )
        try expect(
          low < 0.77 && high > 1.3, "aspect ratios that reach both ends of 0.75…1.33",
          found: String(format: "%.2f…%.2f", low, high),
          look: "at the range that the aspect ratio is drawn from")
        check.remark = String(format: "%.2f…%.2f", low, high)
      }
      try check.require("tall parts are as likely as wide ones") {
        var random = RandomSource(seed: Check.seed + 1)
        let small = 0.08...0.4
        let wide = try (0..<draws).count { _ in
          let rectangle = try cropRectangle(400, 400, small, aspectRatio, &random)
          return rectangle.width > rectangle.height
        }
        let share = Double(wide) / Double(draws)
        try expect(
          abs(share - 0.5) < 0.025, "half of them wide", found: String(format: "%.1f %%", 100 * share),
          look:
            "at how the aspect ratio is drawn: uniform in its logarithm, or 4:3 comes up more often than 3:4")
        check.remark = String(format: "%.1f %% wide", 100 * share)
      }
      try check.require("the part may lie anywhere, up to the last column and row") {
        let (right, bottom) = (
          drawn.contains { $0.x + $0.width == width }, drawn.contains { $0.y + $0.height == height }
        )
        let (left, top) = (drawn.contains { $0.x == 0 }, drawn.contains { $0.y == 0 })
        try expect(
          left && top, "parts that begin at column 0, and at row 0", found: "none that does",
          look: "at the first place that may be drawn")
        try expect(
          right && bottom, "parts that end at the last column, and at the last row", found: "none that does",
          look: "at the last place that may be drawn: width − the part's width itself is still inside")
        let narrow = drawn.filter { $0.width <= 240 }
        let middle =
          narrow.map { Double($0.x) / Double(width - $0.width) }.reduce(0, +) / Double(narrow.count)
        try expect(
          abs(middle - 0.5) < 0.02, "left edges spread evenly over all columns there are",
          found: String(format: "a mean of %.2f of the way", middle), look: "at the range of x and of y")
      }
      try check.require("a long, narrow image, in which hardly anything fits, still gives a rectangle") {
        for (width, height) in [(600, 20), (15, 400), (1, 1)] {
          for _ in 0..<300 {
            try expectFits(cropRectangle(width, height, area, aspectRatio, &random), width, height)
          }
        }
      }
    }
  }

  private static func expectFits(_ rectangle: PixelRectangle, _ width: Int, _ height: Int) throws {
    let (right, bottom) = (rectangle.x + rectangle.width, rectangle.y + rectangle.height)
    try expect(
      rectangle.fits(in: Image(width: width, height: height)),
      "a rectangle of at least one pixel within \(width) × \(height)",
      found: "x \(rectangle.x)..<\(right), y \(rectangle.y)..<\(bottom)",
      look: rectangle.width < 1 || rectangle.height < 1
        ? "at sides that are rounded to 0"
        : rectangle.width > width || rectangle.height > height
          ? "at sides longer than the image's: draw again, and take the centre when ten draws do not fit"
          : "at the place: x goes up to width − the part's width, y up to height − its height")
  }
}
