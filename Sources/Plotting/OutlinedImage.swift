import FineTuningCanvas
import FineTuningImages

/// An image with some of its parts outlined and numbered, in the given order.
public struct OutlinedImage: Figure {
  /// The image.
  public let image: Image
  /// The outlined parts, in pixels of the image.
  public let parts: [PixelRectangle]
  /// The width in points.
  public let width: Double

  /// An image drawn `width` points wide, with the given parts outlined.
  public init(_ image: Image, parts: [PixelRectangle], width: Double = 324) {
    self.image = image
    self.parts = parts
    self.width = width
  }

  /// False: an image is made of pixels.
  public var isVector: Bool { false }

  /// The size in points; the height follows from the image's aspect ratio.
  public var size: (width: Double, height: Double) {
    (width, width * Double(image.height) / Double(image.width))
  }

  /// Draws the image, slightly faded to make the outlines stand out, then the outlines and their numbers.
  public func draw(on canvas: FigureCanvas) {
    canvas.draw(image, in: bounds)
    canvas.fill(.rectangle(bounds), Color.white.opacity(0.25))
    let scale = width / Double(image.width)
    let places = parts.map { part in
      Rect(
        Double(part.x) * scale, Double(part.y) * scale, Double(part.width) * scale,
        Double(part.height) * scale
      ).inset(by: 1)
    }
    for (index, place) in places.enumerated() {
      canvas.stroke(.rectangle(place), .white, width: 3, cap: .butt)
      canvas.stroke(.rectangle(place), FigureStyle.color(index), width: 1.6, cap: .butt)
    }
    for (index, place) in places.enumerated() {
      let badge = Rect(place.minX - 0.8, place.minY - 0.8, 13, 13)
      canvas.fill(.rectangle(badge), FigureStyle.color(index))
      canvas.centeredText(
        "\(index + 1)", at: badge.center, FigureStyle.text(.middle, bold: true, color: .white))
    }
  }
}
