import Files

/// How the tensors of a checkpoint differ from those that a network needs.
struct StateDifference {
  /// What the network needs and the checkpoint does not have.
  private(set) var missing: [String] = []
  /// What the checkpoint has and the network does not need.
  private(set) var unused: [String] = []
  /// What is in both, but differs in shape, or is of a type that is not read.
  private(set) var mismatched: [String] = []

  /// Compares what is needed with what is there. Integers are never needed.
  init(
    between needed: [(name: String, shape: [Int])],
    and present: [(name: String, shape: [Int], type: NumberType)]
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
        mismatched.append("\(name) of type \(other.type.rawValue) instead of a float's")
      }
    }
    let neededNames = Set(needed.map(\.name))
    unused = present.map(\.name).filter { !neededNames.contains($0) }.sorted()
  }

  /// Throws unless there is no difference.
  ///
  /// - Parameters:
  ///   - source: what to call the checkpoint in the error.
  ///   - expected: what it should have held.
  func check(_ source: String, expected: String) throws {
    let parts = [("missing", missing), ("unused", unused), ("mismatched", mismatched)]
      .filter { !$0.1.isEmpty }.map { "\($0): \(Self.list($1))" }
    guard parts.isEmpty else {
      throw InputError(
        source, expected: expected, found: parts.joined(separator: "; "),
        advice: "take the weights of this very network")
    }
  }

  /// Names, the first few of many.
  private static func list(_ names: [String]) -> String {
    names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " and \(names.count - 8) more" : "")
  }
}
