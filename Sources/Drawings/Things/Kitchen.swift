import FineTuningCanvas
import FineTuningTensors

extension Subject {
  static let fryingPan = Subject("frying pan", turns: true) { canvas, random in
    let metal = random.pick([random.darkColor(), random.steelColor(), random.paintColor().darker(0.3)])
    let (center, radius) = (Point(-0.32, 0.0), random.uniform(0.56...0.64))
    let grip = random.pick([random.darkColor(), random.woodColor(), metal])
    canvas.rod(.line(Point(center.x + radius * 0.9, 0), Point(0.5, 0)), random.steelColor(), width: 0.12)
    let handle = [
      Point(0.38, -0.06), Point(0.7, -0.085), Point(0.95, -0.07), Point(0.98, 0), Point(0.95, 0.07),
      Point(0.7, 0.085), Point(0.38, 0.06),
    ]
    canvas.tube(.smooth(handle), grip, level: true)
    canvas.fill(.ellipse(Point(0.9, 0), 0.035, 0.022), Color.black.opacity(0.6))
    canvas.solid(.circle(center, radius), metal.lighter(0.15), contrast: 0.4, edge: 0.03)
    let bottom = Path.circle(center, radius * 0.84)
    let floor = random.chance(0.7) ? random.darkColor().lighter(0.08) : metal
    // In a hollow, light hits the far wall: the floor is shaded the opposite way to the rim.
    canvas.fill(
      bottom,
      .linear(
        from: Point(-0.8, -0.5), to: Point(0.2, 0.5), [(0, floor.darker(0.35)), (1, floor.lighter(0.22))]))
    for ring in 1...4 {
      canvas.stroke(
        .circle(center, radius * 0.19 * Double(ring)), floor.lighter(0.3).opacity(0.3), width: 0.012)
    }
    for y in [-0.05, 0.05] {
      canvas.fill(.circle(Point(center.x + radius * 0.95, y), 0.025), Color(0xC9CED2))
    }
    if random.chance(0.35) {
      let egg = (0..<9).map { Point.polar(Double($0) * 0.698, random.uniform(0.26...0.38), around: center) }
      canvas.solid(.smooth(egg), Color(0xFBFAF3), contrast: 0.1)
      canvas.ball(.circle(Point(center.x - 0.03, 0.02), 0.14), Color(0xF5B623), gloss: 0.5, edge: 0.006)
    }
  }

  static let microwave = Subject("microwave") { canvas, random in
    let view = Viewpoint(
      yaw: random.uniform(0.15...0.5) * (random.chance(0.5) ? 1 : -1), tilt: random.uniform(0.15...0.35))
    let casing = random.pick([random.casingColor(), random.darkColor(), random.steelColor()])
    let (half, height) = (random.uniform(0.76...0.84), random.uniform(0.44...0.52))
    let z = 0.34
    canvas.block(Block(x: -half...half, y: -height...height, z: -z...z), casing, from: view)
    func front(_ rect: Rect, radius: Double = 0.02) -> Path {
      view.front(.rectangle(rect, radius: radius), z: z)
    }
    let split = half * random.uniform(0.42...0.55)
    let door = Rect(-half * 0.97, -height * 0.93, half * 0.97 + split, height * 1.86)
    canvas.solid(front(door, radius: 0.04), casing.darker(0.05))
    let window = door.inset(by: 0.09)
    canvas.pane(front(window, radius: 0.05), Color(0x1B2126))
    if random.chance(0.4) {
      let light = Color(1, 0.85, 0.5, alpha: 0.75)
      canvas.fill(front(window.inset(by: 0.06), radius: 0.05), light)
      canvas.fill(
        front(Rect(window.center.x - 0.3, window.maxY - 0.16, 0.6, 0.05), radius: 0.02), Color(0x9DB5BD))
    }
    canvas.rod(
      view.front(.line(Point(split - 0.035, -height * 0.7), Point(split - 0.035, height * 0.7)), z: z + 0.05),
      random.steelColor(), width: 0.05)
    let middle = (split + half) / 2
    let width = (half - split) * 0.7
    canvas.fill(front(Rect(middle - width / 2, -height * 0.82, width, 0.13)), Color(0x10181A))
    canvas.fill(
      front(Rect(middle - width * 0.35, -height * 0.82 + 0.035, width * 0.7, 0.06)), Color(0x54E0A0))
    if random.chance(0.6) {
      for row in 0..<4 {
        for column in 0..<3 {
          let key = Rect(
            middle - width / 2 + Double(column) * width * 0.35, -height * 0.4 + Double(row) * 0.12,
            width * 0.29, 0.08)
          canvas.fill(front(key), casing.mixed(with: Color(0x808890), 0.6))
        }
      }
    } else {
      for y in [-0.05, 0.22] {
        canvas.ball(view.front(.circle(Point(middle, y), width * 0.4), z: z), casing.darker(0.25))
      }
    }
  }

  static let refrigerator = Subject("refrigerator") { canvas, random in
    let view = Viewpoint(
      yaw: random.uniform(0.2...0.6) * (random.chance(0.5) ? 1 : -1), tilt: random.uniform(0.08...0.2))
    let casing = random.pick([
      random.casingColor(), random.casingColor(), random.steelColor(), random.paintColor().lighter(0.3),
    ])
    let (half, z) = (random.uniform(0.38...0.48), 0.34)
    let (top, bottom) = (-0.88, 0.86)
    canvas.block(Block(x: -half...half, y: top...bottom, z: -z...z), casing, from: view, radius: 0.03)
    let handle = random.chance(0.7) ? random.steelColor() : random.darkColor()
    func door(_ rect: Rect, handleX: Double, from start: Double, to end: Double) {
      canvas.solid(
        view.front(.rectangle(rect, radius: 0.04), z: z + 0.03), casing.lighter(0.1), contrast: 0.15)
      canvas.rod(
        view.front(.line(Point(handleX, start), Point(handleX, end)), z: z + 0.06), handle, width: 0.05)
    }
    if random.chance(0.3) {
      for side in [-1.0, 1.0] {
        let rect = Rect(side < 0 ? -half : 0.006, top, half - 0.006, bottom - top - 0.03)
        door(rect, handleX: side * 0.07, from: -0.4, to: 0.3)
      }
      canvas.pane(view.front(.rectangle(Rect(-half * 0.75, -0.3, half * 0.45, 0.32)), z: z + 0.03))
    } else {
      let freezerAbove = random.chance(0.6)
      let split = freezerAbove ? random.uniform(-0.42 ... -0.25) : random.uniform(0.25...0.4)
      let x = half * (random.chance(0.5) ? 0.82 : -0.82)
      door(
        Rect(-half, top, half * 2, split - top - 0.012), handleX: x,
        from: freezerAbove ? split - 0.3 : split - 0.6, to: split - 0.08)
      door(
        Rect(-half, split + 0.012, half * 2, bottom - split - 0.05), handleX: x, from: split + 0.08,
        to: freezerAbove ? split + 0.5 : split + 0.3)
      for _ in 0..<random.integer(0...4) {
        let note = Rect(
          random.uniform(-half * 0.6...half * 0.3), random.uniform(-0.15...0.25), 0.12, 0.12)
        canvas.solid(view.front(.rectangle(note), z: z + 0.03), random.paintColor().lighter(0.3), edge: 0.006)
      }
    }
    let plinth = Rect(-half * 0.95, bottom - 0.04, half * 1.9, 0.05)
    canvas.fill(view.front(.rectangle(plinth), z: z), Color(0x33383C))
  }

  static let toaster = Subject("toaster") { canvas, random in
    let view = Viewpoint(
      yaw: random.uniform(0.3...0.6) * (random.chance(0.5) ? 1 : -1), tilt: random.uniform(0.35...0.5))
    let casing = random.pick([
      random.steelColor(), random.steelColor().lighter(0.2), random.paintColor(), random.casingColor(),
    ])
    let trim = random.darkColor()
    let (half, z, top) = (
      random.uniform(0.58...0.68), random.uniform(0.3...0.38), random.uniform(-0.3 ... -0.2)
    )
    canvas.block(Block(x: -half * 0.97...half * 0.97, y: 0.5...0.58, z: -z...z), trim, from: view)
    canvas.block(Block(x: -half...half, y: top...0.52, z: -z...z), casing, from: view, radius: 0.12)
    let hasBread = random.chance(0.7)
    for slot in [-z * 0.45, z * 0.45] {
      let opening = Rect(-half * 0.75, slot - 0.07, half * 1.5, 0.14)
      canvas.fill(view.top(.rectangle(opening, radius: 0.05), y: top), Color(0x15171A))
      guard hasBread else { continue }
      let pop = random.uniform(0.25...0.42)
      let bread = Path.smooth([
        Point(-half * 0.6, top), Point(-half * 0.62, top - pop * 0.75), Point(-half * 0.45, top - pop),
        Point(0, top - pop * 0.95),
        Point(half * 0.45, top - pop), Point(half * 0.62, top - pop * 0.75), Point(half * 0.6, top),
      ])
      let toast = Color(
        hue: 0.085, saturation: random.uniform(0.45...0.7), brightness: random.uniform(0.6...0.88))
      canvas.solid(view.front(bread, z: slot - 0.04), toast.darker(0.45))
      canvas.solid(view.front(bread, z: slot + 0.03), toast.darker(0.3))
      let middle = bread.mapped { Point($0.x * 0.86, top + ($0.y - top) * 0.86) }
      canvas.solid(view.front(middle, z: slot + 0.03), toast.lighter(0.2), edge: 0)
    }
    // The lever and the dial sit on the narrow end that faces the viewer.
    let end = view.yaw > 0 ? -half : half
    canvas.fill(view.side(.rectangle(Rect(-0.025, top + 0.15, 0.05, 0.42)), x: end), trim)
    let lever = view(end * 1.08, top + (hasBread ? 0.2 : 0.42), 0)
    canvas.solid(.rectangle(Rect(center: lever, width: 0.17, height: 0.08), radius: 0.03), trim.lighter(0.1))
    canvas.ball(view.side(.circle(Point(z * 0.55, 0.36), 0.06), x: end), trim.lighter(0.2))
    canvas.fill(
      view.front(.rectangle(Rect(-half * 0.8, top + 0.2, half * 1.1, 0.06), radius: 0.03), z: z),
      Color.white.opacity(0.35))
  }
}
