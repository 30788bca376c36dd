/// A network as a listing: each layer with its kind, the shape of its output, and its number of parameters.
public struct LayerTree: CustomStringConvertible, Sendable {
  /// The name of the layer within its parent.
  public let name: String
  /// Its kind and sizes.
  public let summary: String
  /// The shape of its output, batch first.
  public let outputShape: [Int]
  /// The number of parameters in its branch.
  public let parameterCount: Int
  /// The layers inside it.
  public private(set) var children: [LayerTree]

  /// The tree of `network` for an input of the given shape, batch first.
  public init(_ network: any Layer, input: [Int], name: String = "") {
    self.name = name
    summary = network.summary
    outputShape = network.outputShape(of: input)
    parameterCount = network.parameterCount()
    children = zip(network.children, network.inputShapesOfChildren(for: input)).map { child, input in
      LayerTree(child.layer, input: input, name: child.name)
    }
  }

  /// The branch at a path such as `features.6`.
  public subscript(path: String) -> LayerTree {
    path.split(separator: ".").reduce(self) { branch, name in
      guard let child = branch.children.first(where: { $0.name == name }) else {
        preconditionFailure("\(branch.summary) has no layer \(name)")
      }
      return child
    }
  }

  /// Returns the tree cut off `depth` levels below its root.
  public func pruned(to depth: Int) -> LayerTree {
    var tree = self
    tree.children = depth > 0 ? children.map { $0.pruned(to: depth - 1) } : []
    return tree
  }

  /// A line for each layer, in columns: kind, output shape, number of parameters. Shapes are those of one image,
  /// channels × rows × columns as the field writes them, or just a length.
  public var description: String {
    let rows = rows(indent: "", childIndent: "")
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let padding = zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) }
      return row[0] + padding[0] + "   " + row[1] + padding[1] + "   " + padding[2] + row[2]
    }.joined(separator: "\n")
  }

  private func rows(indent: String, childIndent: String) -> [[String]] {
    let title = indent + (name.isEmpty ? summary : "\(name)  \(summary)")
    return [[title, shapeOfOne, parameterCount.grouped]]
      + children.indices.flatMap { index in
        let isLast = index == children.count - 1
        return children[index].rows(
          indent: childIndent + (isLast ? "└─ " : "├─ "), childIndent: childIndent + (isLast ? "   " : "│  "))
      }
  }

  private var shapeOfOne: String {
    let one = outputShape.dropFirst()
    return (one.suffix(1) + one.dropLast()).map(String.init).joined(separator: " × ")
  }
}
