import Files
import Layers
import Tensors

/// A row of an output layer over ImageNet's classes: how much each feature speaks for one class.
public struct OutputRow: Sendable {
  /// The class.
  public let entry: ImageNetClasses.Entry
  /// A weight for each feature: 1 × features.
  public let weight: Tensor
  /// What is added to the weighted sum.
  public let bias: Float

  /// Its place in the output layer.
  public var index: Int { entry.index }
  /// The usual name of its class.
  public var name: String { entry.name }
}

extension ResNet {
  /// The row of the class with the given name, which must be one of its names and of no other class.
  ///
  /// - Throws: `InputError` for a name that no class has, or several, and for an output layer that has not
  ///   ImageNet's 1,000 rows.
  public func outputRow(named name: String) throws -> OutputRow {
    try outputRow(at: ImageNetClasses.named(name).index)
  }

  /// The row at `index`, which must be that of a class one of whose names contains `name`.
  ///
  /// - Throws: `InputError` as `outputRow(at:)`, and when the row at `index` is of another class.
  public func outputRow(_ index: Int, named name: String) throws -> OutputRow {
    let row = try outputRow(at: index)
    guard row.entry.names.contains(where: { $0.contains(name) }) else {
      let right = ImageNetClasses.all.first { $0.names.contains(name) }
      throw InputError(
        "row \(index) of the output layer", expected: "the class “\(name)”",
        found: "\(row.entry.wordNet) “\(row.name)”",
        advice: right.map { "take row \($0.index), or ask by name alone" }
          ?? "look the name up in imagenet-classes.txt")
    }
    return row
  }

  /// The row at `index`, whatever it stands for: the index is meant.
  ///
  /// - Throws: `InputError` for an index that is none, and for an output layer that has not ImageNet's 1,000
  ///   rows.
  public func outputRow(at index: Int) throws -> OutputRow {
    let classes = ImageNetClasses.all
    guard output.outputs == classes.count else {
      throw InputError(
        "output layer", expected: "ImageNet's \(classes.count) rows", found: "\(output.outputs) rows",
        advice: "ask the source network, not the target")
    }
    guard classes.indices.contains(index) else {
      throw InputError(
        "row \(index) of the output layer", expected: "an index from 0 to \(classes.count - 1)",
        found: "\(index)", advice: "count from 0")
    }
    let inputs = output.inputs
    let numbers = output.weight.value.read { base in
      Array(UnsafeBufferPointer(start: base + index * inputs, count: inputs))
    }
    return OutputRow(
      entry: classes[index], weight: Tensor(numbers, [1, inputs]), bias: output.bias.value.values[index])
  }
}

extension ResNet {
  /// The rows that point most nearly the same way as `row`, the nearest first, with the cosine of the angle
  /// between their weights. Classes that look alike have rows that are alike.
  ///
  /// - Throws: `InputError` as `outputRow(at:)`.
  public func neighbors(of row: OutputRow, count: Int) throws -> [(row: OutputRow, cosine: Double)] {
    let others = try ImageNetClasses.all.indices.filter { $0 != row.index }.map { try outputRow(at: $0) }
    let nearest = others.map { (row: $0, cosine: row.cosine(to: $0)) }.sorted { $0.cosine > $1.cosine }
    return Array(nearest.prefix(count))
  }
}

extension OutputRow {
  fileprivate func cosine(to other: OutputRow) -> Double {
    func product(_ a: [Float], _ b: [Float]) -> Double { zip(a, b).reduce(0) { $0 + Double($1.0 * $1.1) } }
    let (mine, others) = (weight.values, other.weight.values)
    return product(mine, others) / (product(mine, mine) * product(others, others)).squareRoot()
  }
}
