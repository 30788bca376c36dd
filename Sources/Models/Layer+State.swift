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
  /// missing, unused and of another shape. `source` names where the state came from.
  public func load(_ state: [String: Tensor], from source: String) throws {
    let parameters = namedParameters
    try StateDifference(
      between: parameters.map { ($0.path, $0.parameter.value.shape) },
      and: state.map { ($0.key, $0.value.shape, .float32) }
    ).check(source, expected: "the \(parameters.count) parameters of this network")
    for (path, parameter) in parameters {
      if let tensor = state[path] { parameter.value = tensor }
    }
  }
}
