/// A network as a listing: each layer with its kind, the shape of what it gives, and how many numbers it holds.
///
/// Shapes are those of one picture, channels × height × width as the field writes them, or a count of numbers.
public struct LayerTree: CustomStringConvertible {
  private struct Line {
    let name, summary, shape: String
    let numbers: Int
  }

  private var lines: [Line] = []

  /// The layers of `network` down to `depth` levels below it, when it reads an input of the given shape,
  /// batch first.
  public init(_ network: any Layer, input: [Int], depth: Int = .max) {
    list(network, named: "", input: input, depth: depth, indent: "", childIndent: "")
  }

  private mutating func list(
    _ layer: any Layer, named name: String, input: [Int], depth: Int, indent: String, childIndent: String
  ) {
    lines.append(
      Line(
        name: indent + name, summary: layer.summary, shape: Self.text(layer.outputShape(of: input)),
        numbers: layer.namedParameters.reduce(0) { $0 + $1.parameter.value.count }))
    guard depth > 0 else { return }
    let children = zip(layer.children, layer.inputShapesOfChildren(for: input))
    for (index, (child, input)) in children.enumerated() {
      let isLast = index == layer.children.count - 1
      list(
        child.layer, named: child.name, input: input, depth: depth - 1,
        indent: childIndent + (isLast ? "└─ " : "├─ "), childIndent: childIndent + (isLast ? "   " : "│  "))
    }
  }

  private static func text(_ shape: [Int]) -> String {
    switch shape.count {
    case 4: "\(shape[3]) × \(shape[1]) × \(shape[2])"
    default: shape.dropFirst().map(String.init).joined(separator: " × ")
    }
  }

  /// A line for each layer, in columns.
  public var description: String {
    let rows = lines.map { line in
      [
        (line.name + " " + line.summary).trimmingPrefix(" ").description, line.shape,
        Self.grouped(line.numbers),
      ]
    }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let padding = zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) }
      return row[0] + padding[0] + "   " + row[1] + padding[1] + "   " + padding[2] + row[2]
    }.joined(separator: "\n")
  }

  /// Digits in groups of three, as in 11,695,796.
  private static func grouped(_ number: Int) -> String {
    var digits = String(number)
    for place in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
    }
    return digits
  }
}
