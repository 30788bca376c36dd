import Foundation

/// Exercise 02: normalize an image, and undo it.
public enum NormalizationCheck {
  private static let mean: [Float] = [0.485, 0.456, 0.406]
  private static let standardDeviation: [Float] = [0.229, 0.224, 0.225]

  /// Checks the learner's functions.
  public static func run(
    normalize: (_ image: Image, _ mean: [Float], _ standardDeviation: [Float]) throws -> [Float],
    denormalize: (
      _ numbers: [Float], _ width: Int, _ height: Int, _ mean: [Float], _ standardDeviation: [Float]
    )
      throws
      -> Image
  ) {
    Check.run { check in
      try check.require("normalize returns a number for each byte") {
        let numbers = try normalize(Image(width: 3, height: 2), mean, standardDeviation)
        try expect(
          numbers.count == 18, "18 numbers for an image of 3 × 2 pixels", found: "\(numbers.count)",
          look: "at the loop over image.pixels: red, green and blue of each pixel")
      }
      try check.require(
        "normalize scales a byte to 0…1, subtracts the mean and divides by the standard deviation"
      ) {
        let pixel = Image(width: 1, height: 1, pixels: [255, 102, 51])
        let numbers = try normalize(pixel, mean, standardDeviation)
        try compare(numbers, [1, 0.4, 0.2])
      }
      try check.require("the channels keep their order in every pixel") {
        let image = Image(width: 2, height: 1, pixels: [10, 20, 30, 40, 50, 60])
        let right = Self.numbers([10, 20, 30, 40, 50, 60].map { Float($0) / 255 })
        let numbers = try normalize(image, mean, standardDeviation)
        try expect(
          Self.close(numbers, right), Self.text(right), found: Self.text(numbers),
          look: "at the index of the channel: for the byte at i, it's i % 3")
      }
      try check.require("denormalize undoes it, for every possible byte") {
        let pixels = (0..<256).flatMap { byte in (0..<3).map { UInt8((byte + 85 * $0) % 256) } }
        let numbers = Self.numbers(pixels.map { Float($0) / 255 })
        let back = try denormalize(numbers, 16, 16, mean, standardDeviation)
        try expect(
          back.width == 16 && back.height == 16, "an image of 16 × 16",
          found: "\(back.width) × \(back.height)",
          look: "at the size of the image that you return")
        let wrong = pixels.indices.first { back.pixels[$0] != pixels[$0] }
        try expect(
          wrong == nil, wrong.map { "the byte \(pixels[$0]) in channel \($0 % 3) again" } ?? "",
          found: wrong.map { "\(back.pixels[$0])" } ?? "",
          look:
            "at the steps: times the standard deviation, plus the mean, times 255, then *rounded* to a byte"
        )
      }
      try check.require("numbers outside the range become the nearest byte") {
        let back = try denormalize([-9, 0, 9], 1, 1, mean, standardDeviation)
        try expect(
          back.pixels == [0, 116, 255], "0, 116 and 255 for −9, 0 and 9", found: "\(back.pixels)",
          look: "at values below 0 and above 255: clamp them before you make a UInt8")
      }
    }
  }

  /// Normalizes values on a scale from 0 to 1.
  private static func numbers(_ values: [Float]) -> [Float] {
    values.enumerated().map { ($1 - mean[$0 % 3]) / standardDeviation[$0 % 3] }
  }

  /// Compares with the right numbers, and recognizes common mistakes.
  private static func compare(_ numbers: [Float], _ values: [Float]) throws {
    let right = Self.numbers(values)
    let mistakes: [(String, (Float, Int) -> Float)] = [
      (
        "at the order of the steps: subtract the mean before you divide by the standard deviation, not after",
        { $0 / standardDeviation[$1] - mean[$1] }
      ),
      (
        "at the bytes: divide them by 255 first, since mean and standard deviation refer to 0…1",
        { ($0 * 255 - mean[$1]) / standardDeviation[$1] }
      ),
      (
        "at the standard deviation: divide by it instead of multiplying",
        { ($0 - mean[$1]) * standardDeviation[$1] }
      ),
      ("at the standard deviation: divide the difference by it", { $0 - mean[$1] }),
      (
        "at the channels: 0 is red, 1 is green, 2 is blue",
        { ($0 - mean[2 - $1]) / standardDeviation[2 - $1] }
      ),
    ]
    let look = mistakes.first { _, mistake in
      close(numbers, values.enumerated().map { mistake($1, $0) })
    }
    try expect(
      close(numbers, right), text(right) + " for the bytes 255, 102, 51", found: text(numbers),
      look: look?.0
        ?? "at the formula: (byte / 255 − mean) / standard deviation, with the channel's own values")
  }

  private static func close(_ a: [Float], _ b: [Float]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-4 }
  }

  private static func text(_ numbers: [Float]) -> String {
    numbers.map { String(format: "%.3f", $0) }.joined(separator: ", ")
  }
}
