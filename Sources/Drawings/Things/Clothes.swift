import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let bowTie = Subject("bow tie") { canvas, random in
    let cloth = random.chance(0.3) ? random.darkColor() : random.paintColor()
    let accent = random.chance(0.4) ? Color(0xF4F1EA) : random.paintColor()
    let (height, pinch) = (random.uniform(0.42...0.55), random.uniform(0.12...0.18))
    let pattern = random.integer(0...3)
    for side in [-1.0, 1.0] {
      let wing = [
        Point(side * 0.05, -pinch), Point(side * 0.45, -height * 0.85), Point(side * 0.9, -height),
        Point(side * 0.95, 0),
        Point(side * 0.9, height), Point(side * 0.45, height * 0.85), Point(side * 0.05, pinch),
      ]
      let outline = Path.smooth(wing)
      canvas.solid(outline, cloth, contrast: 0.2, edge: 0.02)
      canvas.clipped(to: outline) {
        for row in -4...4 {
          for column in 0...5 {
            let dot = Point(
              side * (0.1 + 0.17 * Double(column)), 0.15 * Double(row) + (column % 2 == 0 ? 0.07 : 0))
            if pattern == 0 { canvas.fill(.circle(dot, 0.035), accent) }
          }
          let y = Double(row) * 0.17
          if pattern == 1 { canvas.stroke(.line(Point(-1, y - 0.3), Point(1, y + 0.3)), accent, width: 0.05) }
        }
        // Folds radiate from the knot.
        for bend in [-0.5, -0.15, 0.2, 0.55] {
          let fold = [
            Point(side * 0.1, bend * pinch), Point(side * 0.35, bend * height * 0.5),
            Point(side * 0.62, bend * height * 0.85),
          ]
          canvas.stroke(.smooth(fold, closed: false), cloth.darker(0.55).opacity(0.7), width: 0.03)
        }
      }
    }
    let knot = Path.rectangle(Rect(-0.14, -pinch - 0.06, 0.28, pinch * 2 + 0.12), radius: 0.09)
    canvas.tube(knot, cloth.lighter(0.05), gloss: 0.3, edge: 0.02)
    canvas.stroke(
      .line(Point(-0.04, -pinch), Point(-0.03, pinch)), cloth.darker(0.5).opacity(0.6), width: 0.025)
  }

  static let runningShoe = Subject("running shoe") { canvas, random in
    canvas.facingEitherWay(&random) { random in
      let upper = random.chance(0.3) ? Color(0xF0F1F2) : random.paintColor()
      let (accent, sole) = (
        random.paintColor(), random.chance(0.7) ? Color(0xF5F4F0) : random.paintColor().lighter(0.3)
      )
      let (ankle, toe) = (random.uniform(-0.5 ... -0.4), random.uniform(0.08...0.16))
      let inside = [
        Point(-0.78, ankle - 0.02), Point(-0.5, ankle + 0.06), Point(-0.22, ankle - 0.02),
        Point(-0.3, ankle - 0.12), Point(-0.6, ankle - 0.1),
      ]
      canvas.solid(.smooth(inside), upper.darker(0.6))
      let shoe = Path.smooth([
        Point(-0.82, ankle - 0.08), Point(-0.7, ankle + 0.06), Point(-0.45, ankle + 0.1),
        Point(-0.24, ankle - 0.1), Point(-0.12, ankle - 0.06),
        Point(0.3, toe - 0.2), Point(0.75, toe), Point(0.94, toe + 0.24), Point(0.85, 0.42), Point(0, 0.45),
        Point(-0.8, 0.42), Point(-0.88, 0.1),
      ])
      canvas.ball(shoe, upper, gloss: 0.3, edge: 0.02)
      canvas.clipped(to: shoe) {
        canvas.fill(
          .smooth([Point(0.6, 0.5), Point(0.66, 0.2), Point(0.85, toe), Point(1.1, 0.2), Point(1, 0.5)]),
          accent.opacity(0.85))
        canvas.fill(
          .smooth([Point(-1, 0.5), Point(-1, -0.2), Point(-0.72, 0), Point(-0.6, 0.5)]), accent.opacity(0.85))
        if random.chance(0.5) {
          for x in [-0.35, -0.18, -0.01] {
            canvas.stroke(.line(Point(x, 0.42), Point(x + 0.22, -0.1)), accent, width: 0.09, cap: .butt)
          }
        } else {
          canvas.fill(
            .smooth([Point(-0.5, 0.1), Point(-0.3, 0.3), Point(0.5, -0.05), Point(-0.2, 0.16)]), accent)
        }
      }
      for index in 0..<4 {
        let u = Double(index) / 4
        let start = Point(-0.12 + 0.5 * u, ankle + 0.02 + (toe - 0.2 - ankle) * u)
        canvas.rod(.line(start, Point(start.x - 0.08, start.y + 0.18)), Color.white, width: 0.055)
      }
      let bottom = [
        Point(-0.9, 0.34), Point(-0.5, 0.38), Point(0.2, 0.42), Point(0.8, 0.36), Point(0.97, 0.3),
        Point(0.93, 0.52), Point(0.6, 0.6),
        Point(-0.3, 0.62), Point(-0.9, 0.6), Point(-0.95, 0.45),
      ]
      canvas.solid(.smooth(bottom), sole, contrast: 0.15, edge: 0.02)
      canvas.stroke(
        .smooth([Point(-0.9, 0.58), Point(-0.2, 0.61), Point(0.6, 0.58), Point(0.92, 0.48)], closed: false),
        accent.darker(0.3), width: 0.06)
    }
  }

  static let sombrero = Subject("sombrero") { canvas, random in
    let felt =
      random.chance(0.5)
      ? Color(hue: 0.11, saturation: random.uniform(0.4...0.6), brightness: random.uniform(0.8...0.95))
      : random.paintColor()
    let accents = [random.paintColor(), random.paintColor(), Color(0xF7E7B0)]
    let (height, brim) = (random.uniform(0.26...0.34), random.uniform(0.15...0.3))
    let middle = Point(0, brim)
    canvas.solid(.ellipse(Point(0, brim + 0.05), 0.95, height), felt.darker(0.4), edge: 0.02)
    canvas.solid(.ellipse(middle, 0.95, height), felt, contrast: 0.25, edge: 0.02)
    // Stitching runs around the brim, which curls up at its edge.
    for (index, size) in [0.92, 0.8, 0.68].enumerated() {
      canvas.stroke(
        .ellipse(middle, 0.95 * size, height * size), accents[index % 3], width: index == 0 ? 0.05 : 0.03,
        dash: index == 1 ? [0.07, 0.07] : [])
    }
    for index in 0..<24 {
      let angle = Double(index) / 24 * 2 * .pi
      let place = Point(0.82 * cos(angle), middle.y + height * 0.86 * sin(angle))
      canvas.fill(.circle(place, 0.022), accents[2])
    }
    canvas.fill(.ellipse(Point(0.04, brim + 0.02), 0.45, height * 0.42), felt.darker(0.5).opacity(0.6))
    let tip = random.uniform(0.14...0.24)
    let crown = Path.symmetric([
      Point(tip * 0.4, -0.8), Point(tip, -0.72), Point(0.3, -0.2), Point(0.4, brim - 0.04),
      Point(0.2, brim + 0.06),
    ])
    canvas.tube(crown, felt, gloss: 0.35, edge: 0.02)
    canvas.clipped(to: crown) {
      for (y, color) in [(brim - 0.08, accents[0]), (brim - 0.17, accents[2]), (brim - 0.26, accents[1])] {
        canvas.stroke(
          .smooth([Point(-0.5, y - 0.08), Point(0, y + 0.04), Point(0.5, y - 0.08)], closed: false), color,
          width: 0.08)
      }
      for x in [-0.12, 0.12] {
        canvas.stroke(
          .smooth([Point(x * 0.6, -0.7), Point(x * 1.4, -0.4), Point(x, -0.15)], closed: false), accents[2],
          width: 0.03)
      }
    }
  }

  static let sunglasses = Subject("sunglasses") { canvas, random in
    let frame = random.pick([random.darkColor(), random.brassColor(), random.paintColor(), Color(0x5C3A22)])
    let tint = random.pick([
      Color(0x1E2226), Color(0x2B1E18), Color(0x1D2E3D), Color(0x3A4A2C), Color(0x6A3157),
    ])
    let (gap, top, height) = (
      random.uniform(0.1...0.14), random.uniform(-0.3 ... -0.2), random.uniform(0.48...0.6)
    )
    canvas.scale(0.97)
    let round = random.chance(0.3)
    let thick = random.uniform(0.05...0.1)
    // The arms fold away behind the glasses.
    for side in [-1.0, 1.0] {
      let arm = [
        Point(side * 0.92, top + 0.04), Point(side * 0.8, top - 0.22), Point(side * 0.55, top - 0.28),
        Point(side * 0.42, top - 0.2),
      ]
      canvas.rod(.smooth(arm, closed: false), frame, width: 0.07)
    }
    let bridge = [Point(-gap - 0.04, top + 0.14), Point(0, top + 0.06), Point(gap + 0.04, top + 0.14)]
    canvas.rod(.smooth(bridge, closed: false), frame, width: 0.08)
    for side in [-1.0, 1.0] {
      let points = [
        Point(gap, top + 0.08), Point(0.5, top - 0.02), Point(0.92, top), Point(0.9, top + height * 0.55),
        Point(0.62, top + height), Point(0.25, top + height * 0.85),
      ]
      let outline =
        round
        ? Path.circle(Point(side * 0.52, top + height * 0.55), 0.38)
        : Path.smooth(points.map { Point($0.x * side, $0.y) })
      let extent = outline.extent
      canvas.fill(
        outline,
        .linear(
          from: Point(0, extent.minY), to: Point(0, extent.maxY),
          [(0, tint.darker(0.35)), (1, tint.lighter(0.4))]))
      canvas.clipped(to: outline) {
        let x = extent.minX + extent.width * 0.25
        for (start, width) in [(0.1, 0.14), (0.32, 0.06)] {
          let left = x + start
          canvas.fill(
            .polygon([
              Point(left + 0.2, top - 0.1), Point(left + 0.2 + width, top - 0.1),
              Point(left + width - 0.1, 0.6), Point(left - 0.1, 0.6),
            ]),
            Color.white.opacity(0.3))
        }
      }
      canvas.rod(outline, frame, width: thick)
    }
  }

  static let umbrella = Subject("umbrella") { canvas, random in
    let (cloth, other) = (random.paintColor(), random.chance(0.5) ? Color(0xF3F0E8) : random.paintColor())
    let striped = random.chance(0.45)
    let (rim, top) = (random.uniform(-0.08...0.08), -0.88)
    canvas.rotate(random.uniform(-0.2...0.2))
    canvas.scale(0.94)
    var pole = Path.line(Point(0, -0.97), Point(0, 0.75))
    pole.join(.arc(Point(0.11, 0.78), 0.11, from: .pi, to: 0.1))
    canvas.rod(pole, random.steelColor(), width: 0.05)
    var crook = Path.line(Point(0, 0.55), Point(0, 0.78))
    crook.join(.arc(Point(0.11, 0.78), 0.11, from: .pi, to: 0.1))
    canvas.rod(crook, random.woodColor(), width: 0.09)
    // Gores between the ribs: each hangs in an arc from tip to tip.
    let tips = [-0.95, -0.62, -0.22, 0.22, 0.62, 0.95]
    for index in 0..<5 {
      let (left, right) = (tips[index], tips[index + 1])
      var gore = Path()
      gore.move(to: Point(0, top))
      gore.curve(to: Point(right, rim), Point(right * 0.6, top + 0.02), Point(right, rim - 0.5))
      gore.curve(to: Point(left, rim), Point(right - 0.06, rim - 0.14), Point(left + 0.06, rim - 0.14))
      gore.curve(to: Point(0, top), Point(left, rim - 0.5), Point(left * 0.6, top + 0.02))
      gore.close()
      let color = striped && index % 2 == 1 ? other : cloth
      let light = [0.2, 0.28, 0.08, -0.12, -0.3][index]
      canvas.solid(gore, light > 0 ? color.lighter(light) : color.darker(-light), contrast: 0.12, edge: 0.018)
    }
    if !striped && random.chance(0.4) {
      for x in [-0.6, -0.3, 0, 0.3, 0.6] {
        canvas.fill(.circle(Point(x, rim - 0.3 - 0.2 * (1 - x * x)), 0.06), other)
      }
    }
    canvas.rod(.line(Point(0, -0.98), Point(0, top)), random.steelColor(), width: 0.045)
  }
}
