/// Computes how much of each pixel polygons cover.
///
/// Every row of pixels has eight sample lines. Along a line, coverage is exact to 1/256 of a pixel: a row's coverage
/// is the sum of what lies inside along its lines. All of it is integer arithmetic, apart from the slope of each edge
/// and the place where it first crosses a line.
struct Rasterizer {
  /// The number of sample lines in a row of pixels.
  static let linesPerRow = 8

  /// The rule that tells from the winding number of a point whether it is inside.
  enum Rule { case nonzero, evenOdd }

  /// An edge on its way down, and the sample lines it crosses, from `first` up to but not including `end`.
  struct Edge {
    /// The place where the edge crosses the current line, and the step to the next, in units of 2⁻³² pixels.
    var x, step: Int
    var first, end: Int
    /// 1 if the polygon goes down along the edge, −1 if it goes up.
    var winding: Int
    /// The index of another edge that starts on the same line, or −1.
    var next = -1
  }

  private let bounds: PixelBounds
  private var edges: [Edge] = []
  /// All sample lines from the first that an edge crosses to the last.
  private var lines = Int.max..<Int.max

  /// A rasterizer for the pixels in `bounds`.
  init(in bounds: PixelBounds) { self.bounds = bounds }

  /// Adds a polygon, in pixels. An open one gets a last edge back to its start.
  mutating func add(_ polygon: [Point]) {
    guard var previous = polygon.last else { return }
    for point in polygon {
      precondition(point.x.isFinite && point.y.isFinite, "a path has a point that isn't a number")
      addEdge(previous, point)
      previous = point
    }
  }

  private mutating func addEdge(_ start: Point, _ end: Point) {
    let isDown = start.y < end.y
    let (top, bottom) = isDown ? (start, end) : (end, start)
    // The edge crosses the lines whose y, (line + ½) / 8, lies between its ends. Its upper end counts, its lower one
    // doesn't: a polygon crosses a line once where two of its edges meet on it.
    let first = max(bounds.rows.lowerBound * Self.linesPerRow, Self.line(below: top.y))
    let end = min(bounds.rows.upperBound * Self.linesPerRow, Self.line(below: bottom.y))
    guard first < end else { return }
    let slope = (bottom.x - top.x) / (bottom.y - top.y)
    let x = top.x + ((Double(first) + 0.5) / Double(Self.linesPerRow) - top.y) * slope
    let step = end - first > 1 ? slope / Double(Self.linesPerRow) : 0
    edges.append(
      Edge(x: Self.fixed(x), step: Self.fixed(step), first: first, end: end, winding: isDown ? 1 : -1))
    lines = lines.isEmpty ? first..<end : min(lines.lowerBound, first)..<max(lines.upperBound, end)
  }

  /// Returns the first sample line at or below `y`.
  private static func line(below y: Double) -> Int {
    Int(max(-1e6, min(1e6, (y * Double(linesPerRow) - 0.5).rounded(.up))))
  }

  /// Returns a length in units of 2⁻³² pixels. A million pixels away, it no longer matters where an edge is.
  private static func fixed(_ x: Double) -> Int { Int(max(-1e6, min(1e6, x)) * 0x1p32) }

  /// Calls `body` for each row that the polygons cover, with the coverage of its columns, 0…255.
  func scan(
    _ rule: Rule, _ body: (_ row: Int, _ columns: Range<Int>, _ coverage: UnsafePointer<UInt8>) -> Void
  ) {
    guard !lines.isEmpty, !bounds.columns.isEmpty else { return }
    let (edges, firstEdges) = edgesByLine()
    let cover = RowCover(columns: bounds.columns)
    withUnsafeTemporaryAllocation(of: Edge.self, capacity: edges.count) { crossing in
      var count = 0
      for row in lines.lowerBound / Self.linesPerRow...(lines.upperBound - 1) / Self.linesPerRow {
        for line in lines.clamped(to: row * Self.linesPerRow..<(row + 1) * Self.linesPerRow) {
          var next = firstEdges[line - lines.lowerBound]
          while next >= 0 {
            crossing.initializeElement(at: count, to: edges[next])
            count += 1
            next = edges[next].next
          }
          sort(crossing, count)
          cover.add(crossing, count, rule)
          count = advance(crossing, count, to: line + 1)
        }
        cover.finish { columns, coverage in body(row, columns, coverage) }
      }
    }
  }

  /// Chains the edges that start on the same line; returns the edges, and the first of each line.
  private func edgesByLine() -> (edges: [Edge], first: [Int]) {
    var (edges, first) = (edges, [Int](repeating: -1, count: lines.count))
    for index in edges.indices {
      let line = edges[index].first - lines.lowerBound
      edges[index].next = first[line]
      first[line] = index
    }
    return (edges, first)
  }

  /// Moves edges to the next line, drops those that end above it, and returns how many are left.
  private func advance(_ edges: UnsafeMutableBufferPointer<Edge>, _ count: Int, to line: Int) -> Int {
    var kept = 0
    for index in 0..<count where edges[index].end > line {
      if kept != index { edges[kept] = edges[index] }
      edges[kept].x &+= edges[kept].step
      kept += 1
    }
    return kept
  }

  /// Sorts edges from left to right, by insertion: from line to line, their order hardly changes.
  private func sort(_ edges: UnsafeMutableBufferPointer<Edge>, _ count: Int) {
    guard count > 1 else { return }
    for index in 1..<count where edges[index].x < edges[index - 1].x {
      let edge = edges[index]
      var place = index
      while place > 0 && edges[place - 1].x > edge.x {
        edges[place] = edges[place - 1]
        place -= 1
      }
      edges[place] = edge
    }
  }
}
