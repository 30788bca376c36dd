import FineTuningImages
import FineTuningNotebook
import FineTuningPlotting

extension TargetData {
  /// The number of images in each part and class: a column for each class, or a row if there are many.
  public var tableOfCounts: Table {
    let parts = [("`train`", train), ("`test`", test)]
    let counts = parts.map { _, folder in folder.counts }
    guard classes.count > 6 else {
      return Table(
        ["", "images"] + classes,
        rows: zip(parts, counts).map { part, counts in [part.0, "\(part.1.count)"] + counts.map { "\($0)" } })
    }
    let (shown, rest) = Self.shownAndRest(classes.indices, most: 100)
    func row(_ name: String, _ labels: Range<Int>) -> [String] {
      [name] + counts.map { counts in "\(counts[labels].reduce(0, +))" }
    }
    return Table(
      ["class"] + parts.map(\.0),
      rows: [row("all", classes.indices)] + shown.map { row(classes[$0], $0..<$0 + 1) }
        + (rest.isEmpty ? [] : [row("\(rest.count) more classes", rest)]))
  }

  /// The caption of a test image that was misclassified: the predicted class and its probability. With only two classes,
  /// the true class is the other one; with more, it is named too.
  public func caption(ofMistake index: Int, takenFor predicted: Int, _ probability: Double) -> [String] {
    let truth = classes.count > 2 ? ["true: \(classes[test.label(at: index)])"] : []
    return [classes[predicted], probability.percent()] + truth
  }

  /// Splits many labels into those that are shown and those that are only counted.
  static func shownAndRest(_ labels: Range<Int>, most: Int) -> (shown: Range<Int>, rest: Range<Int>) {
    let end = labels.count > most ? labels.lowerBound + most : labels.upperBound
    return (labels.lowerBound..<end, end..<labels.upperBound)
  }
}

extension ImageFolder {
  /// Rows of example images, with a caption that says which they are.
  ///
  /// Two classes have a row each: the first images of the folder, and its last ones from the end. More classes have
  /// their first images side by side, each under its name.
  ///
  /// - Throws: `InputError` when an image can't be read.
  public func gallery(columns: Int = 8, mostRows: Int = 10) throws -> (grid: ImageGrid, caption: String) {
    let byClass = classes.indices.map { label in items.indices.filter { items[$0].label == label } }
    // A quick run may leave out classes with few images.
    let present = classes.indices.filter { !byClass[$0].isEmpty }
    let shown = present.prefix(mostRows)
    let columns = shown.reduce(columns) { min($0, byClass[$1].count) }
    func images(_ indices: some Collection<Int>) throws -> [Image] { try indices.map { try image(at: $0) } }
    let number = columns == 1 ? "" : "\(columns) "
    let ending = columns == 1 ? "image" : "images"
    if present.count == 2 {
      let (first, last) = (byClass[shown[0]], byClass[shown[1]])
      return (
        ImageGrid(
          try images(first.prefix(columns)) + images(last.reversed().prefix(columns)), columns: columns),
        "The first \(number)\(ending) of “\(classes[shown[0]])”, and the last \(number)of “\(classes[shown[1]])”."
      )
    }
    let rest = present.count - shown.count
    return (
      ImageGrid(
        try shown.flatMap { try images(byClass[$0].prefix(columns)) }, columns: columns,
        rowLabels: shown.map { classes[$0] }),
      rest == 0
        ? "The first \(number)\(ending) of each class."
        : "The first \(number)\(ending) of each of the first \(shown.count) classes; \(rest) more are not shown."
    )
  }

  /// Returns those of the given indices that exist, each once; negative ones count from the end.
  public func indices(_ wanted: [Int]) -> [Int] {
    var found: [Int] = []
    for index in wanted.map({ $0 < 0 ? count + $0 : $0 }) where items.indices.contains(index) {
      if !found.contains(index) { found.append(index) }
    }
    return found
  }
}

extension Histogram {
  /// The distribution of a value in each class or, where too many would cover one another, in all classes together.
  public init(_ values: [[Double]], classes: [String], bins: Int, x: Axis, y: String) {
    let areApart = classes.count <= 4
    self.init(
      areApart
        ? classes.indices.map { .init(classes[$0], values[$0], color: $0) }
        : [.init("all classes", values.flatMap(\.self), color: 0)],
      bins: bins, x: x, y: y)
  }

  /// A sentence for the caption, if there are several groups.
  public var noteOnOverlap: String { groups.count > 1 ? " Where histograms overlap, their colours mix." : "" }
}
