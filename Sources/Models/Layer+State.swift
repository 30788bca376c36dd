import FineTuningLayers
import FineTuningTensors

extension Layer {
  /// The value of every parameter, by path.
  public var state: [String: Tensor] {
    Dictionary(uniqueKeysWithValues: namedParameters.map { ($0.path, $0.parameter.value) })
  }

  /// Sets every parameter from `state`, or throws and changes nothing.
  ///
  /// Loading is strict: `state` must hold a tensor of the right shape for each parameter, and nothing else.
  /// Otherwise an error lists what's missing, unused and mismatched; it calls the state `source`.
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
