import FineTuningFiles

/// The difference between the tensors that a network needs and those in a checkpoint.
struct StateDifference {
  /// The tensors that the network needs and the checkpoint lacks.
  private(set) var missing: [String] = []
  /// The tensors in the checkpoint that the network doesn't need.
  private(set) var unused: [String] = []
  /// The tensors in both that differ in shape, or that hold integers.
  private(set) var mismatched: [String] = []

  /// Compares the tensors needed with those present. Integers never fit.
  init(
    between needed: [(name: String, shape: [Int])],
    and present: [(name: String, shape: [Int], type: ElementType)]
  ) {
    let presentByName = Dictionary(present.map { ($0.name, $0) }) { first, _ in first }
    for (name, shape) in needed {
      guard let other = presentByName[name] else {
        missing.append(name)
        continue
      }
      if other.shape != shape {
        mismatched.append("\(name) of shape \(other.shape) instead of \(shape)")
      } else if !other.type.isFloat {
        mismatched.append("\(name) of type \(other.type.rawValue) instead of a float type")
      }
    }
    let neededNames = Set(needed.map(\.name))
    unused = present.map(\.name).filter { !neededNames.contains($0) }.sorted()
  }

  /// Throws if there's any difference.
  ///
  /// - Parameters:
  ///   - source: the checkpoint's name in the error.
  ///   - expected: the contents that it should have had.
  func check(_ source: String, expected: String) throws {
    let parts = [("missing", missing), ("unused", unused), ("mismatched", mismatched)]
      .filter { !$0.1.isEmpty }.map { "\($0): \(Self.list($1))" }
    guard parts.isEmpty else {
      throw InputError(
        source, expected: expected, found: parts.joined(separator: "; "),
        advice: "use weights saved from this network")
    }
  }

  /// Lists the names, but no more than the first few.
  private static func list(_ names: [String]) -> String {
    names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " and \(names.count - 8) more" : "")
  }
}
