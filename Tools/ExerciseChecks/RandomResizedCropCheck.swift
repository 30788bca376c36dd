import Foundation

/// Exercise 03: the geometry of RandomResizedCrop.
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
      let drawn = try check.require("every rectangle lies within the image and holds at least one pixel") {
        try (0..<draws).map { _ in
          let rectangle = try cropRectangle(width, height, area, aspectRatio, &random)
          try expectFits(rectangle, width, height)
          return rectangle
        }
      }
      try check.require("the areas range from 8 % of the image upwards") {
        let fractions = drawn.map { Double($0.width * $0.height) / Double(width * height) }
        let (low, high) = (fractions.min() ?? 0, fractions.max() ?? 0)
        // Sides are rounded to whole pixels.
        try expect(
          low > 0.075, "no part smaller than 8 % of the image",
          found: String(format: "one of %.1f %%", 100 * low),
          look: "at the area: width × height of the rectangle is the drawn fraction of the image's pixels; "
            + "the sides are square roots")
        try expect(
          low < 0.1 && high > 0.8, "areas from 8 % to as much as fits, nearly 90 %",
          found: String(format: "%.1f %% to %.1f %%", 100 * low, 100 * high),
          look: "at the area: draw it from the whole range, and take both sides from its square root")
        check.remark = String(format: "%.1f %% to %.1f %%", 100 * low, 100 * high)
      }
      try check.require("the aspect ratios range from 3:4 to 4:3") {
        let aspectRatios = drawn.filter { $0.width > 40 && $0.height > 40 }.map {
          Double($0.width) / Double($0.height)
        }
        let (low, high) = (aspectRatios.min() ?? 0, aspectRatios.max() ?? 0)
        try expect(
          low > 0.73 && high < 1.37, "aspect ratios within 0.75…1.33",
          found: String(format: "%.2f…%.2f", low, high),
          look:
            "at the sides: √(area · ratio) wide and √(area / ratio) high makes their quotient the ratio"
        )
        try expect(
          low < 0.77 && high > 1.3, "aspect ratios that reach both ends of 0.75…1.33",
          found: String(format: "%.2f…%.2f", low, high),
          look: "at the range that you draw the aspect ratio from")
        check.remark = String(format: "%.2f…%.2f", low, high)
      }
      try check.require("tall crops are as likely as wide ones") {
        var random = RandomSource(seed: Check.seed + 1)
        let small = 0.08...0.4
        let wide = try (0..<draws).count { _ in
          let rectangle = try cropRectangle(400, 400, small, aspectRatio, &random)
          return rectangle.width > rectangle.height
        }
        let fraction = Double(wide) / Double(draws)
        try expect(
          abs(fraction - 0.5) < 0.025, "half of them wide", found: String(format: "%.1f %%", 100 * fraction),
          look:
            "at how you draw the aspect ratio: unless it's uniform in its logarithm, 4:3 is likelier than 3:4"
        )
        check.remark = String(format: "%.1f %% wide", 100 * fraction)
      }
      try check.require("the crop may lie anywhere, up to the last column and row") {
        let (right, bottom) = (
          drawn.contains { $0.x + $0.width == width }, drawn.contains { $0.y + $0.height == height }
        )
        let (left, top) = (drawn.contains { $0.x == 0 }, drawn.contains { $0.y == 0 })
        try expect(
          left && top, "crops that begin at column 0 and at row 0", found: "none",
          look: "at the first position that you draw from")
        try expect(
          right && bottom, "crops that end at the last column and at the last row", found: "none",
          look: "at the last position that you draw from: x = width − the crop's width is still inside")
        let narrow = drawn.filter { $0.width <= 240 }
        let middle =
          narrow.map { Double($0.x) / Double(width - $0.width) }.reduce(0, +) / Double(narrow.count)
        try expect(
          abs(middle - 0.5) < 0.02, "left edges spread evenly over all possible columns",
          found: String(format: "a mean of %.2f of the way", middle), look: "at the range of x and of y")
      }
      try check.require("even a long, narrow image, in which hardly anything fits, has a rectangle") {
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
        ? "at sides that round to 0"
        : rectangle.width > width || rectangle.height > height
          ? "at sides longer than the image's: draw again, and take the centre if ten draws don't fit"
          : "at the position: x goes up to width − the crop's width, y up to height − its height")
  }
}
