import FineTuningCanvas

/// A legend: the name of each group in a plot, next to a sample of its style.
struct Legend {
  /// One name, with a function that draws its sample into a small rectangle.
  struct Entry {
    let name: String
    let sample: (FigureCanvas, Rect) -> Void
  }

  let entries: [Entry]

  /// The longest list that readers still look things up in.
  static let maximumEntries = 10

  /// A legend of all entries or, if there are too many, of the first few, with a last line that counts the rest.
  init(entries: [Entry]) {
    guard entries.count > Self.maximumEntries else {
      self.entries = entries
      return
    }
    let shown = entries.prefix(Self.maximumEntries - 1)
    let rest = Entry(name: "and \(entries.count - shown.count) more") { _, _ in }
    self.entries = shown + [rest]
  }

  /// The distance from one entry to the next one down.
  static let lineHeight = FigureStyle.textSize + 3.5
  private static let sampleWidth = 19.0
  private static let nameGap = 4.0
  private static let columnGap = 12.0
  private static let padding = 3.0
  /// The room for a name. Long lists have less: two of them share a row above the plot.
  private var nameWidth: Double { entries.count > 4 ? 110 : 200 }

  private func fittedName(of entry: Entry, on canvas: FigureCanvas) -> String {
    canvas.fitted(entry.name, into: nameWidth, FigureStyle.text())
  }

  /// Returns a place inside `frame` where the legend covers no `obstacles`, or nil if there isn't one.
  func freePlace(in frame: Rect, avoiding obstacles: [Point], on canvas: FigureCanvas) -> Rect? {
    let names = canvas.width(ofWidest: entries.map { fittedName(of: $0, on: canvas) }, FigureStyle.text())
    let width = Self.sampleWidth + Self.nameGap + names + 2 * Self.padding
    let height = Double(entries.count) * Self.lineHeight + 2 * Self.padding
    let room = frame.inset(by: 4)
    let (spareWidth, spareHeight) = (room.width - width, room.height - height)
    guard !entries.isEmpty, spareWidth >= 0, spareHeight >= 0 else { return nil }
    // Corners first, then the middles of the edges: that's where readers look for a legend.
    let places = [(1, 0), (1, 1), (0, 0), (0, 1), (1, 0.5), (0, 0.5), (0.5, 1), (0.5, 0), (0.5, 0.5)]
    return places.lazy
      .map { Rect(room.x + $0.0 * spareWidth, room.y + $0.1 * spareHeight, width, height) }
      .first { place in !obstacles.contains { place.inset(by: -3).contains($0) } }
  }

  /// Returns points along a line, too close together for a legend to slip between two of them.
  static func obstacles(along line: [Point]) -> [Point] {
    zip(line, line.dropFirst()).flatMap { start, end in
      let steps = max(1, Int(start.distance(to: end) / 3))
      return (0..<steps).map { start.mixed(with: end, Double($0) / Double(steps)) }
    } + line.suffix(1)
  }

  /// Draws the entries in `place`, one below the other.
  func draw(in place: Rect, on canvas: FigureCanvas) {
    canvas.fill(.rectangle(place, radius: 2), Color.white.opacity(0.9))
    for (index, entry) in entries.enumerated() {
      let y = place.minY + Self.padding + (Double(index) + 0.5) * Self.lineHeight
      draw(entry, at: Point(place.minX + Self.padding, y), on: canvas)
    }
  }

  /// Breaks the entries into rows no wider than `width`.
  func rows(fitting width: Double, on canvas: FigureCanvas) -> [[Entry]] {
    var rows: [[Entry]] = []
    var used = Double.infinity
    for entry in entries {
      let next = Self.columnGap + self.width(of: entry, on: canvas)
      if used + next <= width {
        rows[rows.count - 1].append(entry)
        used += next
      } else {
        rows.append([entry])
        used = next - Self.columnGap
      }
    }
    return rows
  }

  /// Draws rows of entries above a plot, aligned with its right edge.
  func draw(rows: [[Entry]], above inside: Rect, on canvas: FigureCanvas) {
    for (index, row) in rows.enumerated() {
      let widths = row.map { width(of: $0, on: canvas) }
      let total = widths.reduce(0, +) + Self.columnGap * Double(row.count - 1)
      var x = max(0, inside.maxX - total)
      let y = inside.minY - 2 - (Double(rows.count - index) - 0.5) * Self.lineHeight
      for (entry, width) in zip(row, widths) {
        draw(entry, at: Point(x, y), on: canvas)
        x += width + Self.columnGap
      }
    }
  }

  private func width(of entry: Entry, on canvas: FigureCanvas) -> Double {
    Self.sampleWidth + Self.nameGap + canvas.width(of: fittedName(of: entry, on: canvas), FigureStyle.text())
  }

  private func draw(_ entry: Entry, at point: Point, on canvas: FigureCanvas) {
    entry.sample(canvas, Rect(point.x, point.y - Self.lineHeight / 2, Self.sampleWidth, Self.lineHeight))
    canvas.centeredText(
      fittedName(of: entry, on: canvas), at: Point(point.x + Self.sampleWidth + Self.nameGap, point.y),
      FigureStyle.text())
  }
}

extension Rect {
  /// Whether a point lies inside or on the edge.
  func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }
}
