import FineTuningCanvas

/// A part of a scene on a separate canvas, whose upper left corner lies at column `x`, row `y` of the scene.
struct RasterLayer {
  let canvas: Canvas
  let x, y: Int

  /// An empty layer over `bounds`, cropped to the image and a margin around it; nil if nothing is left.
  init?(bounds: Rect, in scene: Canvas) {
    let margin = 0.12 * min(scene.width, scene.height)
    let left = max(-margin, bounds.minX).rounded(.down)
    let top = max(-margin, bounds.minY).rounded(.down)
    let right = min(scene.width + margin, bounds.maxX).rounded(.up)
    let bottom = min(scene.height + margin, bounds.maxY).rounded(.up)
    guard right > left, bottom > top else { return nil }
    canvas = Canvas(width: Int(right - left), height: Int(bottom - top))
    (x, y) = (Int(left), Int(top))
    canvas.translate(-left, -top)
  }
}
