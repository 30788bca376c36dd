import FineTuningCanvas
import FineTuningTensors

extension Subject {
  /// A floor-standing office copier: paper drawers, an output slot, and a glass with a lid.
  static let photocopier = Subject("photocopier") { canvas, random in
    let yaw = random.uniform(0.22...0.6) * (random.chance(0.5) ? 1 : -1)
    let casing = random.casingColor()
    let trim = random.pick([
      Color(0x4A5158), Color(0x6E767D), Color(0x2E3338), Color(0x5B6B80), Color(0x9AA3A8),
    ])
    let copier = Photocopier(
      view: Viewpoint(yaw: yaw, tilt: random.uniform(0.3...0.48)), casing: casing,
      cabinet: random.chance(0.25) ? trim.lighter(0.35) : casing, trim: trim,
      halfWidth: random.uniform(0.5...0.66), halfDepth: random.uniform(0.38...0.48),
      foot: 0.83, waist: random.uniform(-0.05...0.12), shoulder: random.uniform(-0.42 ... -0.34))
    copier.draw(on: canvas, &random)
  }
}

private struct Photocopier {
  var view: Viewpoint
  var casing, cabinet, trim: Color
  var halfWidth, halfDepth: Double
  /// The heights of the floor, the output slot and the glass.
  var foot, waist, shoulder: Double
  /// The height of the lid when it's open.
  private var lidHeight: Double { halfDepth * 1.1 }

  func draw(on canvas: Canvas, _ random: inout RandomSource) {
    let lidIsOpen = random.chance(0.25)
    let corners = [-halfWidth, halfWidth]
    let top = corners.map { view($0, shoulder - (lidIsOpen ? lidHeight : 0.3), -halfDepth).y }.min() ?? -1
    let bottom = corners.map { view($0, foot + 0.1, halfDepth).y }.max() ?? 1
    canvas.saved {
      canvas.scale(min(1, 1.86 / (bottom - top)))
      canvas.translate(0, -(top + bottom) / 2)
      draw(lidIsOpen: lidIsOpen, on: canvas, &random)
    }
  }

  private func draw(lidIsOpen: Bool, on canvas: Canvas, _ random: inout RandomSource) {
    let hasSideTray = random.chance(0.55)
    let traySide = random.chance(0.5) ? 1.0 : -1.0
    let trayHidden = (traySide < 0) == (view.yaw < 0)
    let sheets = random.chance(0.75) ? random.integer(1...6) : 0
    // A single output tray, or the bins of a sorter.
    let bins = random.chance(0.7) ? 1 : random.integer(3...5)
    if hasSideTray && trayHidden { sideTrays(traySide, count: bins, sheets: sheets, on: canvas) }
    for x in [-0.85, 0.85] {
      canvas.fill(.circle(view(x * halfWidth, foot + 0.04, halfDepth * 0.9), 0.05), Color(0x24272A))
    }
    canvas.block(block(waist...foot), cabinet, from: view)
    if random.chance(0.3) {
      let split = waist + (foot - waist) * 0.45
      door(split...foot, on: canvas)
      drawers(count: random.integer(1...2), above: split, on: canvas, &random)
    } else {
      drawers(count: random.integer(2...4), above: foot, on: canvas, &random)
    }
    middle(sheets: hasSideTray ? 0 : sheets, on: canvas)
    deck(on: canvas)
    if lidIsOpen { openLid(on: canvas) } else { feeder(on: canvas, &random) }
    controlPanel(on: canvas, &random)
    if hasSideTray && !trayHidden { sideTrays(traySide, count: bins, sheets: sheets, on: canvas) }
  }

  private func block(_ y: ClosedRange<Double>, width: Double = 1, depth: Double = 1) -> Block {
    let (x, z) = (halfWidth * width, halfDepth * depth)
    return Block(x: -x...x, y: y, z: -z...z)
  }

  /// Draws the door of a cupboard below the drawers, with a handle at its edge.
  private func door(_ y: ClosedRange<Double>, on canvas: Canvas) {
    let rect = block(y).front.inset(by: 0.025)
    canvas.solid(
      view.front(.rectangle(rect, radius: 0.03), z: halfDepth), cabinet.darker(0.04), contrast: 0.08)
    let grip = Rect(rect.maxX - 0.12, rect.minY + 0.06, 0.05, 0.14)
    canvas.solid(view.front(.rectangle(grip, radius: 0.02), z: halfDepth), trim, edge: 0.008)
  }

  private func drawers(count: Int, above bottom: Double, on canvas: Canvas, _ random: inout RandomSource) {
    let pitch = (bottom - waist) / Double(count)
    let open = random.chance(0.2) ? random.integer(0...count - 1) : nil
    // From the bottom up: an open drawer covers the ones below it.
    for index in (0..<count).reversed() {
      let top = waist + pitch * Double(index) + 0.015
      let drawer = Rect(-halfWidth * 0.94, top, halfWidth * 1.88, pitch - 0.03)
      let out = index == open ? 0.16 : 0.0
      let z = halfDepth + out
      if out > 0 {
        let inside = Block(
          x: drawer.minX...drawer.maxX, y: top + 0.03...drawer.maxY, z: halfDepth...z)
        canvas.block(inside, cabinet.darker(0.1), from: view)
        let paper = inside.top.inset(by: 0.03)
        canvas.fill(view.top(.rectangle(paper), y: top + 0.03), .white)
      }
      canvas.solid(view.front(.rectangle(drawer, radius: 0.03), z: z), cabinet.darker(0.04), contrast: 0.08)
      let handle = Rect(
        center: Point(0, top + drawer.height * 0.32), width: halfWidth * 0.7,
        height: min(0.06, pitch * 0.25))
      canvas.solid(view.front(.rectangle(handle, radius: 0.02), z: z), trim, contrast: 0.3, edge: 0.008)
      let label = Rect(drawer.maxX - 0.13, top + 0.03, 0.08, min(0.06, pitch * 0.3))
      canvas.fill(view.front(.rectangle(label), z: z), trim.lighter(0.5))
    }
  }

  private func middle(sheets: Int, on canvas: Canvas) {
    canvas.block(block(shoulder + 0.1...waist), casing, from: view)
    let top = shoulder + 0.14
    let slot = Rect(-halfWidth * 0.85, top, halfWidth * 1.45, (waist - top) * 0.72)
    canvas.solid(view.front(.rectangle(slot, radius: 0.02), z: halfDepth), trim.darker(0.45))
    for sheet in 0..<sheets {
      let y = slot.maxY - 0.015 - Double(sheet) * 0.014
      let paper = Rect(slot.minX + 0.08 + Double(sheet % 2) * 0.02, halfDepth - 0.02, slot.width - 0.2, 0.2)
      paperSheet(view.top(.rectangle(paper), y: y), on: canvas)
    }
  }

  private func deck(on canvas: Canvas) {
    canvas.block(block(shoulder...shoulder + 0.11, width: 1.06, depth: 1.04), casing.lighter(0.2), from: view)
    let glass = block(shoulder...shoulder).top.inset(by: 0.06)
    canvas.pane(view.top(.rectangle(glass), y: shoulder), Color(0x7FA39B))
  }

  /// Draws the lid over the glass, with the document feeder on its left.
  private func feeder(on canvas: Canvas, _ random: inout RandomSource) {
    let height = random.uniform(0.06...0.11)
    let back = -halfDepth * 1.02
    let lid = Block(
      x: -halfWidth...halfWidth, y: shoulder - height...shoulder, z: back...halfDepth * 0.62)
    canvas.block(lid, random.chance(0.3) ? trim : casing, from: view)
    guard random.chance(0.75) else { return }
    let rise = random.uniform(0.1...0.15)
    let left = Block(
      x: -halfWidth...(-halfWidth * 0.35), y: lid.y.lowerBound - rise...lid.y.lowerBound, z: lid.z)
    let level = lid.y.lowerBound
    let tray = [
      view(-halfWidth * 0.4, level - rise * 0.4, back * 0.85),
      view(halfWidth * 0.95, level - rise * 1.3, back * 0.85),
      view(halfWidth * 0.95, level - rise * 1.3, halfDepth * 0.4),
      view(-halfWidth * 0.4, level - rise * 0.4, halfDepth * 0.4),
    ]
    canvas.solid(.polygon(tray), trim.lighter(0.25))
    if random.chance(0.6) {
      let middle = tray[0].mixed(with: tray[2], 0.5)
      paperSheet(.polygon(tray.map { $0.mixed(with: middle, 0.15) }), on: canvas)
    }
    canvas.block(left, casing, from: view)
  }

  private func openLid(on canvas: Canvas) {
    let (back, top) = (-halfDepth, shoulder - lidHeight)
    let corners = [
      view(-halfWidth, shoulder, back), view(halfWidth, shoulder, back),
      view(halfWidth, top, back - 0.12), view(-halfWidth, top, back - 0.12),
    ]
    canvas.solid(.polygon(corners), casing.darker(0.1), edge: 0.03)
    let middle = corners[0].mixed(with: corners[2], 0.5)
    canvas.solid(.polygon(corners.map { $0.mixed(with: middle, 0.14) }), .white, contrast: 0.06, edge: 0.01)
    // A document lies on the glass.
    let original = Rect(-halfWidth * 0.6, -halfDepth * 0.6, halfWidth * 0.8, halfDepth * 1.1)
    paperSheet(view.top(.rectangle(original), y: shoulder), on: canvas)
  }

  /// Draws the control panel, tilted towards the user: a small screen, keys, and a green start button.
  private func controlPanel(on canvas: Canvas, _ random: inout RandomSource) {
    let (near, far) = (halfDepth * 1.3, halfDepth * 0.72)
    let (left, right) = (-halfWidth * random.uniform(0.2...1), halfWidth * 1.04)
    func place(_ u: Double, _ v: Double) -> Point {
      view(left + (right - left) * u, shoulder - 0.05 + 0.12 * v, far + (near - far) * v)
    }
    func part(_ u: ClosedRange<Double>, _ v: ClosedRange<Double>) -> Path {
      .polygon([
        place(u.lowerBound, v.lowerBound), place(u.upperBound, v.lowerBound),
        place(u.upperBound, v.upperBound), place(u.lowerBound, v.upperBound),
      ])
    }
    let lip = [place(0, 1), place(1, 1), place(1, 1.3), place(0, 1.3)]
    canvas.solid(.polygon(lip), trim.darker(0.3))
    canvas.solid(part(0...1, 0...1), trim)
    canvas.pane(
      part(0.08...0.48, 0.15...0.85), random.pick([Color(0x3E7FB5), Color(0x9CC7A5), Color(0x5F93C4)]))
    for row in 0..<3 {
      for column in 0..<3 {
        let key = place(0.56 + Double(column) * 0.09, 0.22 + Double(row) * 0.27)
        canvas.fill(.ellipse(key, 0.018, 0.014), casing.lighter(0.3))
      }
    }
    canvas.ball(.ellipse(place(0.91, 0.65), 0.036, 0.03), Color(0x35A853), edge: 0.008)
    canvas.fill(.ellipse(place(0.91, 0.25), 0.02, 0.016), Color(0xD9483B))
  }

  private func sideTrays(_ side: Double, count: Int, sheets: Int, on canvas: Canvas) {
    let (inner, outer) = (halfWidth * side, (halfWidth + 0.28) * side)
    let depth = halfDepth * 0.7
    func tray(_ rise: Double) -> Path {
      .polygon([
        view(inner, waist - rise, -depth), view(outer, waist - 0.1 - rise, -depth),
        view(outer, waist - 0.1 - rise, depth), view(inner, waist - rise, depth),
      ])
    }
    for bin in 0..<count {
      let rise = Double(bin) * 0.09
      canvas.solid(tray(rise), trim)
      for sheet in 0..<(count > 1 ? min(sheets, 2) : sheets) {
        let shift = Double(sheet % 2) * 0.012
        let paper = tray(rise + 0.02 + Double(sheet) * 0.012)
        paperSheet(paper.mapped { Point($0.x * 0.97 + shift, $0.y) }, on: canvas)
      }
    }
  }

  private func paperSheet(_ outline: Path, on canvas: Canvas) {
    canvas.solid(outline, Color(0xFBFBF7), contrast: 0.04, edge: 0.008)
  }
}
