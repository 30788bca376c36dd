/// Exercise 04: turning an image into a test input.
public enum ResizeAndCropCheck {
  /// Checks the learner's function against the library's `Resize` and `CenterCrop`.
  public static func run(testInput: (_ image: Image, _ size: Int) throws -> Image) {
    Check.run { check in
      let scene = DrawnHotDogs.Split.test(perClass: 1).image(at: 0)
      try check.require("the result is a square of the requested size") {
        for size in [224, 96] {
          let input = try testInput(scene, size)
          try expect(
            input.width == size && input.height == size, "\(size) × \(size) pixels",
            found: "\(input.width) × \(input.height)", look: "at the last step: the size of the crop")
        }
      }
      try check.require("224 × 224 is the centre of the image at 256 × 256") {
        try compare(testInput(scene, 224), scene, 224)
      }
      try check.require("96 × 96 is the centre of the image at 110 × 110, in the same proportion") {
        try compare(testInput(scene, 96), scene, 96)
      }
      try check.require("an image smaller than the input is enlarged") {
        let small = scene.resized(width: 40, height: 70)
        try compare(testInput(small, 96), small, 96)
      }
      try check.require("wide and tall images work, too") {
        for (width, height) in [(333, 151), (120, 411)] {
          let image = scene.resized(width: width, height: height)
          try compare(testInput(image, 64), image, 64)
        }
      }
    }
  }

  private static func compare(_ input: Image, _ image: Image, _ size: Int) throws {
    let larger = Resize((size * 256 + 112) / 224).size
    let resized = image.resized(width: larger, height: larger)
    let margin = (larger - size) / 2
    let right = PixelRectangle(x: margin, y: margin, width: size, height: size)
    guard input != resized.cropped(to: right) else { return }
    let expected = "columns and rows \(margin)..<\(margin + size) of the image at \(larger) × \(larger)"
    for y in 0...larger - size {
      for x in 0...larger - size {
        if input == resized.cropped(to: PixelRectangle(x: x, y: y, width: size, height: size)) {
          throw Shortfall(
            expected: expected, found: "columns \(x)..<\(x + size) and rows \(y)..<\(y + size)",
            look: "at where the crop begins: (larger − size) / 2, the same margin on all sides")
        }
      }
    }
    try expect(
      input != image.resized(width: size, height: size), expected,
      found: "the whole image at \(size) × \(size)",
      look: "at the first size: 256/224 of the input's, which leaves a margin to cut off")
    let shorter = min(image.width, image.height)
    let (width, height) = (image.width * larger / shorter, image.height * larger / shorter)
    let kept = image.resized(width: width, height: height)
    try expect(
      input != CenterCrop(size).cropped(kept), expected,
      found: "the centre of \(width) × \(height), with the aspect ratio kept",
      look: "at the sides before the crop: here both are \(larger), whatever the image's aspect ratio")
    try expect(
      input != CenterCrop(size).cropped(image), expected, found: "the centre of the original image",
      look: "for the step before the crop: resize the image first")
    for near in [larger - 2, larger - 1, larger + 1, larger + 2]
    where input == CenterCrop(size).cropped(image.resized(width: near, height: near)) {
      throw Shortfall(
        expected: expected, found: "the centre of the image at \(near) × \(near)",
        look: "at the rounding: size · 256 / 224, to the nearest whole number")
    }
    let differing = zip(input.pixels, resized.cropped(to: right).pixels).count { $0 != $1 }
    throw Shortfall(
      expected: expected, found: "another image: \(differing) of \(input.pixels.count) bytes differ",
      look: "at both steps: image.resized(width:height:), then cropped(to:)")
  }
}

extension CenterCrop {
  fileprivate func cropped(_ image: Image) -> Image {
    image.cropped(to: rectangle(in: image), resizedTo: (size, size))
  }
}
