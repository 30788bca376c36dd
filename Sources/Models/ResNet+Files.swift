import FineTuningFiles
import FineTuningLayers
import FineTuningTensors

extension ResNet {
  /// Reads the network that a weights file fits, weights included.
  ///
  /// - Throws: `InputError` if the file can't be read, or if no network fits all of its tensors.
  public static func read(from path: String) throws -> ResNet {
    let file = try WeightFile(path)
    return try NetworkFit(file).network(file)
  }

  /// Writes the weights for a framework, in full or not at all. The extension of `path` decides which:
  /// `.params` for Gluon, `.safetensors` for PyTorch.
  ///
  /// The tensors get the framework's names. PyTorch has no class for ResNet v2, so those weights keep Gluon's
  /// names in safetensors too.
  ///
  /// - Parameter metadata: text by key for the head of the file; Gluon's format has no place for it.
  /// - Returns: the naming of the tensors.
  /// - Throws: `InputError` if the extension is another one, or if the file can't be written.
  @discardableResult
  public func write(to path: String, metadata: [String: String] = [:]) throws -> ParameterNaming {
    let isGluon = path.hasSuffix(".params")
    guard isGluon || path.hasSuffix(".safetensors") else {
      throw InputError(
        path, expected: "a name that ends in .params or .safetensors", found: "another extension",
        advice: "choose .params for Gluon, .safetensors for PyTorch")
    }
    let naming = isGluon || architecture.version == .preActivation ? .gluon : ParameterNaming.torchvision
    let names = naming.names(of: namedParameters.map(\.path), in: architecture)
    let tensors = Dictionary(
      uniqueKeysWithValues: zip(names, namedParameters).map { ($0, $1.parameter.value) })
    if isGluon {
      try GluonParameters.write(tensors, to: path)
    } else {
      let own = ["architecture": architecture.rawValue]
      try Safetensors(tensors: tensors, metadata: metadata.merging(own) { $1 }).write(to: path)
    }
    return naming
  }
}
