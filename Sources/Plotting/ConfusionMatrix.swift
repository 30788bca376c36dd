import FineTuningCanvas
import Foundation

/// A confusion matrix: for each true class, how often the network predicted each class.
///
/// A cell shows the count, and the count as a fraction of all examples of the true class. With many classes there is no
/// room for numbers: then it is a heat map, where shades show the fractions.
public struct ConfusionMatrix: Figure {
  /// The names of the classes.
  public let classes: [String]
  /// `counts[true][predicted]`.
  public let counts: [[Int]]
  private let layout: Layout

  /// A matrix of `counts[true][predicted]`.
  public init(_ counts: [[Int]], classes: [String]) {
    precondition(
      counts.count == classes.count && counts.allSatisfy { $0.count == classes.count },
      "a confusion matrix needs one row and one column per class")
    self.classes = classes
    self.counts = counts
    layout = Layout(classes)
  }

  /// The largest number of classes for which cells have room for numbers.
  static let maximumWithNumbers = 12

  /// Whether shades take the place of numbers.
  public var isHeatMap: Bool { classes.count > Self.maximumWithNumbers }

  /// The meaning of a cell, in words for a caption.
  public var meaningOfCells: String {
    isHeatMap ? "shades for the fractions of each row" : "counts, and fractions of each row"
  }

  /// The size in points, which grows with the number of classes.
  public var size: (width: Double, height: Double) {
    (matrix.maxX + (isHeatMap ? Layout.scaleWidth : 0) + 2, matrix.maxY + 2)
  }

  /// The rectangle of all cells.
  private var matrix: Rect {
    let side = Double(classes.count)
    return Rect(layout.left, layout.top, side * layout.cell.width, side * layout.cell.height)
  }

  /// Draws the cells: the larger the fraction, the darker the cell.
  public func draw(on canvas: FigureCanvas) {
    let title = FigureStyle.text(.middle, color: FigureStyle.faintInk)
    canvas.text("predicted", at: Point(matrix.center.x, FigureStyle.textSize), title)
    canvas.text("true", at: Point(FigureStyle.textSize, matrix.center.y), title, angle: -.pi / 2)
    drawNames(on: canvas)
    if isHeatMap {
      drawHeatMap(on: canvas)
      return
    }
    for (row, counts) in counts.enumerated() {
      for (column, count) in counts.enumerated() {
        draw(count, of: counts.reduce(0, +), in: cell(row, column), on: canvas)
      }
    }
  }

  private func cell(_ row: Int, _ column: Int) -> Rect {
    Rect(
      layout.left + Double(column) * layout.cell.width, layout.top + Double(row) * layout.cell.height,
      layout.cell.width, layout.cell.height)
  }

  private func drawNames(on canvas: FigureCanvas) {
    let (middle, end, start) = (layout.text(.middle), layout.text(.end), layout.text(.start))
    for index in stride(from: 0, to: classes.count, by: layout.nameStep) {
      let (name, place) = (classes[index], cell(index, index).center)
      if layout.areNamesTurned {
        let fitted = canvas.fitted(name, into: Layout.turnedNameLength, start)
        // The middle of the letters, not their baseline, stands above the middle of the column.
        let x = place.x + 0.365 * layout.textSize
        canvas.text(fitted, at: Point(x, layout.top - 4), start, angle: -.pi / 2)
      } else {
        let fitted = canvas.fitted(name, into: layout.cell.width - 4, middle)
        canvas.text(fitted, at: Point(place.x, layout.top - 6), middle)
      }
      let fitted = canvas.fitted(name, into: layout.nameWidth, end)
      canvas.centeredText(fitted, at: Point(layout.left - FigureStyle.gap, place.y), end)
    }
  }

  private func draw(_ count: Int, of total: Int, in place: Rect, on canvas: FigureCanvas) {
    let fraction = total > 0 ? Double(count) / Double(total) : 0
    canvas.fill(.rectangle(place), Self.shade(of: fraction))
    canvas.stroke(.rectangle(place), .white, width: 1.5, cap: .butt)
    // White on anything paler is hard to read.
    let ink = fraction > 0.85 ? Color.white : FigureStyle.ink
    let isSmall = layout.cell.width < Layout.largestCell.width
    var number = TextStyle(size: isSmall ? 9 : 12, color: ink, bold: true, anchor: .middle)
    number.size *= min(1, (place.width - 4) / canvas.width(of: "\(count)", number))
    canvas.centeredText("\(count)", at: Point(place.center.x, place.center.y - (isSmall ? 5 : 6)), number)
    canvas.centeredText(
      isSmall ? String(format: "%.0f %%", 100 * fraction) : String(format: "%.1f %%", 100 * fraction),
      at: Point(place.center.x, place.center.y + (isSmall ? 6 : 8)),
      TextStyle(size: isSmall ? 6.5 : FigureStyle.tickSize, color: ink, anchor: .middle))
  }

  /// Even a count of zero gets a tint, to tell a cell from the white page.
  private static func shade(of fraction: Double) -> Color {
    FigureStyle.color(0).lighter(0.95 - 0.85 * fraction)
  }
}

// MARK: Many classes

extension ConfusionMatrix {
  private func drawHeatMap(on canvas: FigureCanvas) {
    canvas.fill(.rectangle(matrix), Self.shade(of: 0))
    // Of the cells of a thousand classes nearly all are empty.
    for (row, counts) in counts.enumerated() {
      let total = Double(counts.reduce(0, +))
      for (column, count) in counts.enumerated() where count > 0 {
        canvas.fill(.rectangle(cell(row, column)), Self.shade(of: Double(count) / total))
      }
    }
    if layout.cell.width > 3 {
      for index in 1..<classes.count {
        let place = cell(index, index)
        for line in [
          Path.line(Point(place.minX, matrix.minY), Point(place.minX, matrix.maxY)),
          Path.line(Point(matrix.minX, place.minY), Point(matrix.maxX, place.minY)),
        ] { canvas.stroke(line, .white, width: 0.4, cap: .butt) }
      }
    }
    drawScale(on: canvas)
  }

  /// Draws the shades of the fractions from 0 to 1 beside the matrix.
  private func drawScale(on canvas: FigureCanvas) {
    let steps = 40
    let bar = Rect(matrix.maxX + 10, matrix.minY, 8, min(matrix.height, 120))
    let height = bar.height / Double(steps)
    // From the darkest down, each over the rest of the bar: side by side, a hairline of the page would show between.
    for step in (0..<steps).reversed() {
      let top = bar.maxY - Double(step + 1) * height
      let fraction = (Double(step) + 0.5) / Double(steps)
      canvas.fill(.rectangle(Rect(bar.minX, top, bar.width, bar.maxY - top)), Self.shade(of: fraction))
    }
    for percent in [0, 50, 100] {
      let y = bar.maxY - bar.height * Double(percent) / 100
      canvas.centeredText(
        "\(percent) %", at: Point(bar.maxX + 4, min(max(y, bar.minY + 3), bar.maxY - 3)),
        FigureStyle.tick(.start))
    }
  }

  /// The sizes of a matrix, which depend on its names: callers ask for them before they have a canvas.
  private struct Layout {
    static let largestCell = (width: 70.0, height: 46.0)
    /// The room for the shades of a heat map, with their numbers.
    static let scaleWidth = 46.0
    static let turnedNameLength = 70.0
    private static let smallestText = 5.0

    let cell: (width: Double, height: Double)
    let textSize: Double
    /// The room for the names of the rows.
    let nameWidth: Double
    let areNamesTurned: Bool
    /// Every how many classes a name has room.
    let nameStep: Int
    /// The place of the first cell.
    let left, top: Double

    init(_ classes: [String]) {
      let isHeatMap = classes.count > ConfusionMatrix.maximumWithNumbers
      let (canvas, side) = (FigureCanvas(width: 1, height: 1), Double(max(1, classes.count)))
      let largest = Self.largestCell
      func left(_ names: Double) -> Double { FigureStyle.textSize + names + 3 * FigureStyle.gap }
      func room(_ names: Double) -> Double {
        (FigureStyle.pageWidth - left(names) - 2 - (isHeatMap ? Self.scaleWidth : 0)) / side
      }
      // A few classes have large cells; with more of them, the cells share the width of the page.
      let names = canvas.width(ofWidest: classes, FigureStyle.text())
      let isSmall = room(min(names, 120)) < largest.width
      let limit = isSmall ? 80.0 : 120
      textSize =
        isHeatMap
        ? min(max(room(limit) * 0.95, Self.smallestText), FigureStyle.tickSize) : FigureStyle.textSize
      nameWidth = min(names * textSize / FigureStyle.textSize, limit)
      let width = min(room(nameWidth), isHeatMap ? 16 : largest.width)
      let height =
        isHeatMap ? width : isSmall ? max(24, width * largest.height / largest.width) : largest.height
      cell = (width, height)
      self.left = left(nameWidth)
      nameStep = isHeatMap ? max(1, Int((textSize / width).rounded(.up))) : 1
      areNamesTurned = isHeatMap || (classes.count > 2 && names > width - 4)
      let turned = min(names * textSize / FigureStyle.textSize, Self.turnedNameLength)
      top = areNamesTurned ? FigureStyle.textSize + turned + 12 : 2 * FigureStyle.textSize + 12
    }

    func text(_ anchor: TextStyle.Anchor) -> TextStyle {
      TextStyle(size: textSize, color: FigureStyle.ink, anchor: anchor)
    }
  }
}
