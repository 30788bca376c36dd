import Files
import Layers
import Tensors

extension Layer {
  /// Every parameter's numbers by path.
  public var state: [String: Tensor] {
    Dictionary(uniqueKeysWithValues: namedParameters.map { ($0.path, $0.parameter.value) })
  }

  /// Sets every parameter from `state`, all or none.
  ///
  /// Strict: each parameter must be there, in its shape, and nothing else; otherwise an error lists what is
  /// missing, unknown or of another shape. `source` names where the state came from.
  public func load(_ state: [String: Tensor], from source: String) throws {
    var problems: [String] = []
    let own = namedParameters
    for (path, parameter) in own {
      if let tensor = state[path] {
        if tensor.shape != parameter.value.shape {
          problems.append("\(path) of shape \(tensor.shape) instead of \(parameter.value.shape)")
        }
      } else {
        problems.append("no \(path)")
      }
    }
    let known = Set(own.map(\.path))
    problems += state.keys.filter { !known.contains($0) }.sorted().map { "an unknown \($0)" }
    guard problems.isEmpty else {
      throw InputError(
        source, expected: "the \(own.count) parameters of this network",
        found: problems.prefix(5).joined(separator: ", ")
          + (problems.count > 5 ? " and \(problems.count - 5) more" : ""),
        advice: "build the network that the weights were written for")
    }
    for (path, parameter) in own {
      if let tensor = state[path] { parameter.value = tensor }
    }
  }
}
