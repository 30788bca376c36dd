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
  /// `.params` for Gluon, `.safetensors` for PyTorch, `.onnx` for the whole network in a form that ONNX Runtime
  /// and many others run.
  ///
  /// The tensors get the framework's names. PyTorch has no class for ResNet v2, so those weights keep Gluon's
  /// names in safetensors too; `Examples/PyTorch/resnet_v2.py` has a class for them. In ONNX the tensors are
  /// named as in safetensors.
  ///
  /// - Parameters:
  ///   - path: the path of the file, whose extension decides the format.
  ///   - metadata: free text by key, for safetensors and ONNX, beside the key `architecture`. Gluon's format has
  ///     no place for any.
  /// - Returns: the naming of the tensors.
  /// - Throws: `InputError` if the extension is another one, or if the file can't be written.
  @discardableResult public func write(
    to path: String, metadata: [String: String] = [:]
  ) throws -> ParameterNaming {
    let (isGluon, isONNX) = (path.hasSuffix(".params"), path.hasSuffix(".onnx"))
    guard isGluon || isONNX || path.hasSuffix(".safetensors") else {
      throw InputError(
        path, expected: "a name that ends in .params, .safetensors or .onnx", found: "another extension",
        advice: "choose .params for Gluon, .safetensors for PyTorch, .onnx for ONNX Runtime")
    }
    let naming = isGluon || architecture.version == .preActivation ? .gluon : ParameterNaming.torchvision
    let names = naming.names(of: namedParameters.map(\.path), in: architecture)
    let metadata = metadata.merging(["architecture": architecture.rawValue]) { $1 }
    if isONNX {
      try ONNXModel(self, parameterNames: names, metadata: metadata).write(to: path)
      return naming
    }
    let tensors = Dictionary(
      uniqueKeysWithValues: zip(names, namedParameters).map { ($0, $1.parameter.value) })
    if isGluon {
      try GluonParameters.write(tensors, to: path)
    } else {
      try Safetensors(tensors: tensors, metadata: metadata).write(to: path)
    }
    return naming
  }
}
