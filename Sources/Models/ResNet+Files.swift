import Files
import Layers
import Tensors

extension ResNet {
  /// The network that a file of weights is of, with its numbers.
  ///
  /// - Throws: `InputError` if the file cannot be read, or not every tensor fits.
  public static func read(from path: String) throws -> ResNet {
    let file = try WeightFile(path)
    return try NetworkFit(file).network(file)
  }

  /// Writes the weights for a framework, whole or not at all, in the form that the ending of `path` names:
  /// `.params` for Gluon, `.safetensors` for PyTorch.
  ///
  /// The names are the framework's. No class of PyTorch's is of the second version: there, the names in
  /// safetensors are Gluon's too.
  ///
  /// - Returns: whose names they are.
  /// - Throws: `InputError` if the ending is another, or the file cannot be written.
  @discardableResult public func write(to path: String) throws -> ParameterNaming {
    let isGluon = path.hasSuffix(".params")
    guard isGluon || path.hasSuffix(".safetensors") else {
      throw InputError(
        path, expected: "a name that ends in .params or .safetensors", found: "another ending",
        advice: "choose .params for Gluon, .safetensors for PyTorch")
    }
    let naming = isGluon || architecture.version == .preActivation ? .gluon : ParameterNaming.torchvision
    let names = naming.names(of: namedParameters.map(\.path), in: architecture)
    let tensors = Dictionary(
      uniqueKeysWithValues: zip(names, namedParameters).map { ($0, $1.parameter.value) })
    if isGluon {
      try GluonParameters.write(tensors, to: path)
    } else {
      try Safetensors(tensors: tensors, metadata: ["architecture": architecture.rawValue]).write(to: path)
    }
    return naming
  }
}
