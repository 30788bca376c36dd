import Canvas
import Images

/// An image with the outlines of some of its parts, numbered in the order in which they are given.
public struct OutlinedImage: Figure {
  /// The image.
  public let image: Image
  /// The parts, in pixels of the image.
  public let parts: [PixelRectangle]
  /// In points.
  public let width: Double

  /// An image of the given width, with the outlines of parts of it.
  public init(_ image: Image, parts: [PixelRectangle], width: Double = 324) {
    self.image = image
    self.parts = parts
    self.width = width
  }

  /// Images are made of pixels.
  public var isVector: Bool { false }

  /// As high as the aspect ratio of the image asks.
  public var size: (width: Double, height: Double) {
    (width, width * Double(image.height) / Double(image.width))
  }

  /// Draws the image a little paled, so that the outlines stand out, then the outlines and their numbers.
  public func draw(on canvas: Canvas) {
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
