import Canvas

/// A part of a scene on a canvas of its own, with its upper left corner at column `x` of row `y`.
struct Layer {
  let canvas: Canvas
  let x, y: Int

  /// An empty layer over `bounds`, cut to the image and a margin around it; nil when nothing is left.
  init?(bounds: Rect, in scene: Canvas) {
    let margin = 0.12 * min(scene.width, scene.height)
    let left = max(-margin, bounds.minX).rounded(.down)
    let top = max(-margin, bounds.minY).rounded(.down)
    let right = min(scene.width + margin, bounds.maxX).rounded(.up)
    let bottom = min(scene.height + margin, bounds.maxY).rounded(.up)
    guard right > left, bottom > top else { return nil }
    // The camera blurs all edges anyway.
    canvas = Canvas(width: Int(right - left), height: Int(bottom - top), smoothing: .fast)
    (x, y) = (Int(left), Int(top))
    canvas.translate(-left, -top)
  }
}
