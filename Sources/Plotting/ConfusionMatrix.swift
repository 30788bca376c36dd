import FineTuningCanvas
import Foundation

/// A confusion matrix: for each true class, how often the network predicted each class.
///
/// A cell shows the count, and the count as a fraction of all examples of the true class.
public struct ConfusionMatrix: Figure {
  /// The names of the classes.
  public let classes: [String]
  /// `counts[true][predicted]`.
  public let counts: [[Int]]
  /// The width of the column that holds the true classes and its title.
  private let left: Double

  /// A matrix of `counts[true][predicted]`.
  public init(_ counts: [[Int]], classes: [String]) {
    precondition(
      counts.count == classes.count && counts.allSatisfy { $0.count == classes.count },
      "a confusion matrix needs one row and one column per class")
    self.classes = classes
    self.counts = counts
    // The size depends on the names, and callers ask for it before they have a canvas.
    let names = FigureCanvas(width: 1, height: 1).width(ofWidest: classes, FigureStyle.text())
    left = FigureStyle.textSize + min(names, 120) + 3 * FigureStyle.gap
  }

  private static let cell = (width: 70.0, height: 46.0)
  private static let top = 2 * FigureStyle.textSize + 12

  /// The size in points, which grows with the number of classes.
  public var size: (width: Double, height: Double) {
    let side = Double(classes.count)
    return (left + side * Self.cell.width + 2, Self.top + side * Self.cell.height + 2)
  }

  /// Draws the cells: the larger the fraction, the darker the cell.
  public func draw(on canvas: FigureCanvas) {
    let top = Self.top
    let side = Double(classes.count)
    let middle = Point(left + side * Self.cell.width / 2, top + side * Self.cell.height / 2)
    let title = FigureStyle.text(.middle, color: FigureStyle.faintInk)
    canvas.text("predicted", at: Point(middle.x, FigureStyle.textSize), title)
    canvas.text("true", at: Point(FigureStyle.textSize, middle.y), title, angle: -.pi / 2)
    for (index, name) in classes.enumerated() {
      let x = left + (Double(index) + 0.5) * Self.cell.width
      let y = top + (Double(index) + 0.5) * Self.cell.height
      canvas.text(
        canvas.fitted(name, into: Self.cell.width - 4, FigureStyle.text(.middle)), at: Point(x, top - 6),
        FigureStyle.text(.middle))
      canvas.centeredText(
        canvas.fitted(name, into: 120, FigureStyle.text(.end)), at: Point(left - FigureStyle.gap, y),
        FigureStyle.text(.end))
    }
    for (row, counts) in counts.enumerated() {
      for (column, count) in counts.enumerated() {
        let place = Rect(
          left + Double(column) * Self.cell.width, top + Double(row) * Self.cell.height,
          Self.cell.width, Self.cell.height)
        draw(count, of: counts.reduce(0, +), in: place, on: canvas)
      }
    }
  }

  private func draw(_ count: Int, of total: Int, in place: Rect, on canvas: FigureCanvas) {
    let fraction = total > 0 ? Double(count) / Double(total) : 0
    // Even a cell with a count of zero gets a tint, to tell it from the white page.
    canvas.fill(.rectangle(place), FigureStyle.color(0).lighter(0.95 - 0.85 * fraction))
    canvas.stroke(.rectangle(place), .white, width: 1.5, cap: .butt)
    // White on anything paler is hard to read.
    let ink = fraction > 0.85 ? Color.white : FigureStyle.ink
    canvas.centeredText(
      "\(count)", at: Point(place.center.x, place.center.y - 6),
      TextStyle(size: 12, color: ink, bold: true, anchor: .middle))
    canvas.centeredText(
      String(format: "%.1f %%", 100 * fraction), at: Point(place.center.x, place.center.y + 8),
      TextStyle(size: FigureStyle.tickSize, color: ink, anchor: .middle))
  }
}
