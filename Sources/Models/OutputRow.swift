import FineTuningFiles
import FineTuningLayers
import FineTuningTensors

/// A row of an output layer over ImageNet's classes: how strongly each feature speaks for one class.
public struct OutputRow: Sendable {
  /// The class.
  public let entry: ImageNetClasses.Entry
  /// A weight for each feature: 1 × features.
  public let weight: Tensor
  /// The bias, added to the weighted sum.
  public let bias: Float

  /// Its index in the output layer.
  public var index: Int { entry.index }
  /// The primary name of its class.
  public var name: String { entry.name }
}

extension ResNet {
  /// Returns the row of the class with the given name. The name must belong to exactly one class.
  ///
  /// - Throws: `InputError` if no class or more than one has the name, or if the output layer doesn't have
  ///   ImageNet's 1,000 rows.
  public func outputRow(named name: String) throws -> OutputRow {
    try outputRow(at: ImageNetClasses.named(name).index)
  }

  /// Returns the row at `index`, and checks that one of its class's names contains `name`.
  ///
  /// - Throws: `InputError` as `outputRow(at:)`, and if the row belongs to another class.
  public func outputRow(_ index: Int, named name: String) throws -> OutputRow {
    let row = try outputRow(at: index)
    guard row.entry.names.contains(where: { $0.contains(name) }) else {
      let right = ImageNetClasses.all.first { $0.names.contains(name) }
      throw InputError(
        "row \(index) of the output layer", expected: "the class “\(name)”",
        found: "\(row.entry.wordNet) “\(row.name)”",
        advice: right.map { "use row \($0.index), or ask by name alone" }
          ?? "ImageNetClasses.all has the names")
    }
    return row
  }

  /// Returns the row at `index`, whatever class it stands for.
  ///
  /// - Throws: `InputError` if the index is out of range, or if the output layer doesn't have ImageNet's
  ///   1,000 rows.
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
    let values = output.weight.value.read { base in
      Array(UnsafeBufferPointer(start: base + index * inputs, count: inputs))
    }
    return OutputRow(
      entry: classes[index], weight: Tensor(values, [1, inputs]), bias: output.bias.value.values[index])
  }
}

extension ResNet {
  /// Returns the rows whose weights point most nearly the same way as those of `row`, nearest first, with the
  /// cosine of the angle between the two. Classes that look alike have similar rows.
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
