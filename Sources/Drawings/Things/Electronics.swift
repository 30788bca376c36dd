import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Canvas {
  /// Draws the content of a screen: hills under a sky, or the lines of a document.
  fileprivate func screenContent(_ rect: Rect, _ random: inout RandomSource, place: (Path) -> Path) {
    let outline = place(.rectangle(rect))
    if random.chance(0.6) {
      let sky = Color(
        hue: random.uniform(0.5...0.65), saturation: random.uniform(0.35...0.7), brightness: 0.9)
      solid(outline, sky, contrast: 0.25)
      clipped(to: outline) {
        fill(
          place(
            .circle(
              Point(rect.minX + rect.width * random.uniform(0.2...0.8), rect.minY + rect.height * 0.3),
              rect.height * 0.1)), Color(0xFFE58A))
        for layer in 0..<2 {
          let base = rect.minY + rect.height * (0.55 + 0.2 * Double(layer))
          var hills = (0...5).map {
            Point(rect.minX + rect.width * Double($0) / 5, base + random.uniform(-0.12...0.12) * rect.height)
          }
          hills += [Point(rect.maxX, rect.maxY), Point(rect.minX, rect.maxY)]
          fill(
            place(.polygon(hills)),
            Color(hue: random.uniform(0.25...0.45), saturation: 0.55, brightness: 0.65 - 0.2 * Double(layer)))
        }
      }
    } else {
      solid(outline, Color(0xF2F5F8), contrast: 0.05)
      fill(place(.rectangle(Rect(rect.minX, rect.minY, rect.width, rect.height * 0.14))), random.paintColor())
      for row in 0..<6 {
        let y = rect.minY + rect.height * (0.24 + 0.12 * Double(row))
        let line = Rect(
          rect.minX + rect.width * 0.08, y, rect.width * random.uniform(0.4...0.84), rect.height * 0.045)
        fill(place(.rectangle(line)), Color(0x8792A0))
      }
    }
  }

  /// Draws rows of labelled keys on a level plane at height `y`; the last row may have a space bar.
  fileprivate func keys(
    _ rect: Rect, rows: Int, columns: Int, hasSpaceBar: Bool = true, y: Double, _ color: Color, accent: Color,
    from view: Viewpoint
  ) {
    let (pitchX, pitchZ) = (rect.width / Double(columns), rect.height / Double(rows))
    let ink = color.red + color.green > 1 ? color.darker(0.6) : color.lighter(0.65)
    func key(_ column: Int, _ row: Int, columns width: Int = 1, _ color: Color) {
      let cap = Rect(
        rect.minX + Double(column) * pitchX, rect.minY + Double(row) * pitchZ,
        (Double(width) - 0.16) * pitchX, pitchZ * 0.8)
      fill(view.top(.rectangle(cap), y: y + 0.015), color.darker(0.6))
      fill(view.top(.rectangle(cap, radius: 0.015), y: y - 0.012), color)
      guard width == 1 else { return }
      let mark = Rect(center: Point(cap.center.x, cap.center.y), width: pitchX * 0.2, height: pitchZ * 0.25)
      fill(view.top(.rectangle(mark), y: y - 0.012), ink)
    }
    let bar = hasSpaceBar ? 3..<columns - 4 : 0..<0
    for row in 0..<rows {
      for column in 0..<columns where row < rows - 1 || !bar.contains(column) {
        let isSpecial = hasSpaceBar && (row == rows - 1 || column == columns - 1 || (column == 0 && row > 0))
        key(column, row, isSpecial ? accent : color)
      }
    }
    if hasSpaceBar { key(bar.lowerBound, rows - 1, columns: bar.count, color) }
  }
}

extension Subject {
  /// A small desktop printer.
  static let printer = Subject("printer") { canvas, random in
    let view = Viewpoint(
      yaw: random.uniform(0.2...0.5) * (random.chance(0.5) ? 1 : -1), tilt: random.uniform(0.3...0.5))
    let casing = random.chance(0.55) ? random.darkColor().lighter(0.08) : random.casingColor()
    let trim = casing.red > 0.5 ? Color(0x4A5158) : Color(0x15171A)
    let (half, deep, top) = (random.uniform(0.62...0.7), 0.36, random.uniform(-0.12 ... -0.02))
    // Blank paper waits in the feed at the back.
    let stack = Path.rectangle(Rect(-half * 0.62, -0.78, half * 1.24, 0.8))
    canvas.solid(
      view.front(stack.mapped { Point($0.x * 1.08, $0.y * 0.85) }, z: -deep - 0.05), trim.lighter(0.2))
    canvas.solid(view.front(stack, z: -deep + 0.02), Color(0xF8F8F5), contrast: 0.05, edge: 0.008)
    canvas.block(Block(x: -half...half, y: top...0.45, z: -deep...deep), casing, from: view, radius: 0.06)
    canvas.solid(
      view.top(.rectangle(Rect(-half * 0.92, -deep * 0.55, half * 1.84, deep * 1.3), radius: 0.05), y: top),
      casing.lighter(0.15), contrast: 0.12)
    let mouth = Rect(-half * 0.75, top + 0.16, half * 1.5, 0.2)
    canvas.solid(view.front(.rectangle(mouth, radius: 0.03), z: deep), trim.darker(0.3))
    let tray = Rect(-half * 0.66, deep - 0.02, half * 1.32, random.uniform(0.3...0.42))
    canvas.solid(view.top(.rectangle(tray, radius: 0.03), y: 0.4), trim.lighter(0.12))
    let out = random.uniform(0.18...0.34)
    let sheet = Rect(-half * 0.56, deep - 0.04, half * 1.12, out)
    canvas.solid(view.top(.rectangle(sheet), y: 0.32), .white, contrast: 0.03, edge: 0.008)
    if random.chance(0.6) {
      let print = Rect(sheet.minX + 0.08, sheet.minY + 0.06, sheet.width - 0.16, sheet.height - 0.1)
      canvas.screenContent(print, &random) { view.top($0, y: 0.32) }
    }
    for index in 0..<4 {
      let button = Point(half * (0.3 + 0.16 * Double(index)), deep * 0.86)
      canvas.fill(view.top(.circle(button, 0.03), y: top), index == 0 ? Color(0x4CC46A) : trim.lighter(0.35))
    }
    canvas.pane(
      view.top(.rectangle(Rect(-half * 0.8, deep * 0.76, half * 0.7, 0.09)), y: top), Color(0x4A86B8),
      edge: 0.008)
  }

  static let computerKeyboard = Subject("computer keyboard", turns: true) { canvas, random in
    let view = Viewpoint(yaw: random.uniform(-0.2...0.2), tilt: random.uniform(0.95...1.35))
    let dark = random.chance(0.5)
    let casing = dark ? random.darkColor() : random.pick([Color(0xE3DFD2), Color(0xC9CED3), Color(0xF0F1F2)])
    let cap = dark ? casing.darker(0.35) : casing.lighter(0.6)
    let accent = random.chance(0.75) ? cap.mixed(with: casing, 0.5) : random.paintColor()
    let (half, deep) = (0.87, random.uniform(0.38...0.48))
    canvas.block(
      Block(x: -half...half, y: 0...0.07, z: -deep...deep), casing.darker(0.1), from: view, radius: 0.04)
    canvas.keys(
      Rect(-half + 0.06, -deep + 0.07, 1.18, deep * 2 - 0.12), rows: 5, columns: 12, y: 0, cap,
      accent: accent, from: view)
    canvas.keys(
      Rect(half - 0.44, -deep + 0.07, 0.39, deep * 2 - 0.12), rows: 5, columns: 3, hasSpaceBar: false, y: 0,
      cap,
      accent: accent, from: view)
  }

  static let laptop = Subject("laptop") { canvas, random in
    let view = Viewpoint(yaw: random.uniform(-0.45...0.45), tilt: random.uniform(0.4...0.6))
    let casing = random.pick([
      random.steelColor().lighter(0.15), random.darkColor(), random.casingColor(), random.steelColor(),
    ])
    let (half, deep, lean) = (random.uniform(0.68...0.76), 0.46, random.uniform(0.08...0.3))
    let height = random.uniform(0.8...0.92)
    let place = { (path: Path) in
      // The screen stands on the hinge and leans back.
      path.mapped { view($0.x, 0.3 - $0.y, -deep - $0.y * lean) }
    }
    canvas.solid(
      place(.rectangle(Rect(-half, 0, half * 2, height), radius: 0.05)), casing.darker(0.1), edge: 0.02)
    canvas.solid(
      place(.rectangle(Rect(-half * 0.96, 0.03, half * 1.92, height - 0.06), radius: 0.03)), Color(0x17191C),
      edge: 0)
    canvas.screenContent(Rect(-half * 0.9, -height + 0.09, half * 1.8, height - 0.17), &random) { path in
      place(path.mapped { Point($0.x, -$0.y) })
    }
    canvas.block(Block(x: -half...half, y: 0.3...0.36, z: -deep...deep), casing, from: view, radius: 0.04)
    canvas.keys(
      Rect(-half * 0.88, -deep * 0.85, half * 1.76, deep * 1.0), rows: 5, columns: 12, y: 0.3,
      casing.red > 0.7 && random.chance(0.5) ? casing.lighter(0.5) : Color(0x2B2E32), accent: Color(0x3C4045),
      from: view)
    canvas.solid(
      view.top(.rectangle(Rect(-half * 0.28, deep * 0.3, half * 0.56, deep * 0.5), radius: 0.03), y: 0.3),
      casing.lighter(0.12), contrast: 0.1, edge: 0.01)
  }

  static let cellularTelephone = Subject("cellular telephone", turns: true) { canvas, random in
    let casing = random.pick([
      random.darkColor(), random.steelColor(), random.paintColor(), random.casingColor(),
    ])
    let half = random.uniform(0.4...0.47)
    let body = Path.rectangle(Rect(-half, -0.92, half * 2, 1.84), radius: random.uniform(0.1...0.2))
    if random.chance(0.45) {
      canvas.solid(body.mapped { Point($0.x + 0.03, $0.y + 0.025) }, casing.darker(0.4), edge: 0.02)
      canvas.solid(body, casing, edge: 0.02)
      let screen = Rect(-half * 0.9, -0.78, half * 1.8, 1.56)
      canvas.screenContent(screen, &random) { $0 }
      for row in 0..<4 {
        for column in 0..<4 where row < 3 || random.chance(0.9) {
          let icon = Rect(
            -half * 0.78 + half * 0.41 * Double(column), row == 3 ? 0.56 : -0.62 + 0.26 * Double(row),
            half * 0.31, half * 0.31)
          canvas.solid(.rectangle(icon, radius: 0.035), random.paintColor(), contrast: 0.15, edge: 0.006)
        }
      }
      canvas.fill(.circle(Point(0, -0.85), 0.02), Color(0x0E1012))
      canvas.fill(.rectangle(Rect(-0.1, 0.83, 0.2, 0.03), radius: 0.015), casing.lighter(0.5))
    } else {
      if random.chance(0.4) {
        canvas.rod(.line(Point(half * 0.7, -0.94), Point(half * 0.7, -0.75)), casing.darker(0.3), width: 0.09)
      }
      canvas.tube(body, casing, gloss: 0.35, edge: 0.025)
      let screen = Path.rectangle(Rect(-half * 0.76, -0.68, half * 1.52, 0.62), radius: 0.04)
      canvas.solid(screen, Color(0x17191C))
      canvas.pane(
        .rectangle(Rect(-half * 0.66, -0.61, half * 1.32, 0.48)),
        random.pick([Color(0x9DB98A), Color(0x7FB2D9), Color(0xB9C7A0)]))
      canvas.fill(.rectangle(Rect(-0.12, -0.82, 0.24, 0.035), radius: 0.015), casing.darker(0.6))
      let key = casing.red + casing.green > 1 ? casing.darker(0.3) : casing.lighter(0.4)
      canvas.ball(.ellipse(Point(0, 0.08), half * 0.3, 0.08), random.steelColor())
      for (side, color) in [(-1.0, Color(0x3DAA55)), (1.0, Color(0xD1423A))] {
        canvas.solid(
          .rectangle(
            Rect(center: Point(side * half * 0.6, 0.08), width: half * 0.4, height: 0.09), radius: 0.04),
          color, edge: 0.008)
      }
      for row in 0..<4 {
        for column in -1...1 {
          let center = Point(Double(column) * half * 0.53, 0.27 + 0.16 * Double(row))
          canvas.solid(
            .rectangle(Rect(center: center, width: half * 0.44, height: 0.11), radius: 0.045), key,
            edge: 0.008)
          canvas.fill(.circle(center, 0.018), key.lighter(0.75))
        }
      }
    }
  }

  static let dialTelephone = Subject("dial telephone") { canvas, random in
    let casing = random.chance(0.45) ? random.darkColor() : random.paintColor()
    let (half, top) = (random.uniform(0.66...0.76), random.uniform(-0.42 ... -0.32))
    for side in [-1.0, 1.0] {
      canvas.tube(
        .rectangle(Rect(center: Point(side * 0.3, top), width: 0.13, height: 0.3), radius: 0.04),
        casing.darker(0.2))
    }
    let body = Path.symmetric([
      Point(0.3, top), Point(0.4, top + 0.06), Point(half * 0.8, 0.3), Point(half, 0.72), Point(half, 0.82),
      Point(half * 0.9, 0.86),
    ])
    canvas.ball(body, casing, gloss: 0.4, edge: 0.025)
    // The cord hangs in coils from one end of the handset.
    let cord = (0...36).map { step in
      let u = Double(step) / 36
      let path = Point(-0.84 - 0.07 * sin(u * .pi), top - 0.05 + u * (0.75 - top))
      return Point(path.x + 0.035 * cos(u * 60), path.y + 0.03 * sin(u * 60))
    }
    canvas.stroke(.smooth(cord, closed: false), casing.darker(0.35), width: 0.022)
    let handset = Path.smooth([
      Point(-0.9, top - 0.02), Point(-0.86, top - 0.3), Point(-0.5, top - 0.44), Point(0, top - 0.47),
      Point(0.5, top - 0.44), Point(0.86, top - 0.3), Point(0.9, top - 0.02),
      Point(0.7, top + 0.06), Point(0.52, top - 0.02), Point(0.48, top - 0.22), Point(0, top - 0.28),
      Point(-0.48, top - 0.22), Point(-0.52, top - 0.02), Point(-0.7, top + 0.06),
    ])
    canvas.tube(handset, casing, level: true, gloss: 0.5, edge: 0.025)
    let (dial, radius) = (Point(0, 0.3), random.uniform(0.38...0.42))
    canvas.solid(.circle(dial, radius), Color(0xEDE9DD), edge: 0.02)
    let plate = random.chance(0.6) ? random.steelColor().lighter(0.1) : Color(0xF6F4EE)
    canvas.solid(.circle(dial, radius * 0.93), plate, contrast: 0.3)
    for hole in 0..<10 {
      let place = Point.polar(-1.1 - Double(hole) * 0.5, radius * 0.72, around: dial)
      canvas.solid(.circle(place, radius * 0.145), Color(0x26282B), edge: 0.01)
      canvas.fill(.circle(place, radius * 0.05), Color(0xEDE9DD))
    }
    canvas.rod(
      .line(.polar(0.75, radius * 0.6, around: dial), .polar(0.75, radius * 0.95, around: dial)),
      random.steelColor(), width: 0.05)
    canvas.ball(.circle(dial, radius * 0.4), random.chance(0.5) ? casing : plate.lighter(0.4))
  }

  static let television = Subject("television") { canvas, random in
    let (half, height) = (random.uniform(0.82...0.92), random.uniform(0.5...0.58))
    if random.chance(0.5) {
      let dark = random.darkColor()
      canvas.tube(.rectangle(Rect(-0.07, height - 0.1, 0.14, 0.3)), dark)
      canvas.solid(
        .symmetric([Point(0.3, height + 0.16), Point(0.42, height + 0.22)], smooth: false), dark.lighter(0.1))
      canvas.solid(.rectangle(Rect(-half, -height, half * 2, height * 2), radius: 0.03), dark, edge: 0.02)
      let screen = Rect(-half + 0.05, -height + 0.05, half * 2 - 0.1, height * 2 - 0.13)
      if random.chance(0.6) {
        canvas.screenContent(screen, &random) { $0 }
      } else {
        canvas.pane(.rectangle(screen), Color(0x1E262D))
      }
      canvas.fill(.circle(Point(half - 0.12, height - 0.04), 0.014), Color(0xD9423A))
    } else {
      // A tube set: a wooden or plastic box, knobs, antennas.
      let casing = random.chance(0.6) ? random.woodColor().darker(0.1) : random.paintColor()
      for side in [-1.0, 1.0] {
        canvas.rod(
          .line(Point(side * 0.04, -0.42), Point(side * random.uniform(0.3...0.55), -0.95)),
          random.steelColor(), width: 0.025)
        canvas.tube(
          .polygon([
            Point(side * 0.5, 0.6), Point(side * 0.62, 0.6), Point(side * 0.68, 0.9), Point(side * 0.63, 0.9),
          ]), casing.darker(0.4))
      }
      canvas.ball(.ellipse(Point(0, -0.44), 0.16, 0.08), Color(0x2A2C30))
      let box = Path.rectangle(Rect(-half, -0.44, half * 2, 1.1), radius: 0.1)
      canvas.solid(box, casing, edge: 0.025)
      canvas.grain(box, casing, level: true, lines: 12, &random)
      let frame = Rect(-half + 0.08, -0.35, half * 1.42, 0.92)
      canvas.solid(.rectangle(frame, radius: 0.14), Color(0xC9C3B4), contrast: 0.2)
      let glass = Path.rectangle(frame.inset(by: 0.06), radius: 0.18)
      canvas.ball(glass, random.pick([Color(0x5E7772), Color(0x6A7580), Color(0x3E4A50)]), gloss: 0.45)
      canvas.pane(glass, Color.white.opacity(0.08), edge: 0)
      let x = half * 0.78
      for y in [-0.2, 0.06] {
        canvas.ball(.circle(Point(x, y), 0.09), Color(0xD8D2C2))
        canvas.stroke(.line(Point(x, y), Point(x + 0.05, y - 0.05)), Color(0x3A342C), width: 0.022)
      }
      for row in 0..<5 {
        let y = 0.26 + 0.06 * Double(row)
        canvas.stroke(.line(Point(x - 0.1, y), Point(x + 0.1, y)), casing.darker(0.65), width: 0.025)
      }
    }
  }
}
