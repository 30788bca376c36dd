import FineTuningLayers
import FineTuningTensors

extension ONNXModel {
  /// The name of the input: normalized images, N × 3 × H × W.
  static let inputName = "images"
  /// The name of the output: N × classes.
  static let outputName = "logits"

  /// A network as it computes in inference. Its tensors get `parameterNames`, in the order of its parameters.
  init(_ network: ResNet, parameterNames: [String], metadata: [String: String]) {
    let parameters = network.namedParameters
    let names = Dictionary(uniqueKeysWithValues: zip(parameters.map(\.path), parameterNames))
    var walk = LayerWalk(parameterNames: names)
    let features = walk.add(network.features, "features", reading: Self.inputName)
    _ = walk.add(network.output, "output", reading: features)
    var nodes = walk.nodes
    nodes[nodes.count - 1].output = Self.outputName

    // The network ends in global average pooling, so it takes images of any size.
    self.init(
      graph: ONNXGraph(
        name: network.architecture.rawValue, nodes: nodes,
        weights: zip(parameterNames, parameters).map { ($0, $1.parameter.value) },
        input: ONNXValue(
          name: Self.inputName, shape: [.any("batch"), .fixed(3), .any("height"), .any("width")],
          explanation:
            "Red, green and blue, normalized as for training: (byte / 255 - mean) / standard deviation"
        ),
        output: ONNXValue(
          name: Self.outputName, shape: [.any("batch"), .fixed(network.output.outputs)],
          explanation: "A logit for each class; softmax makes probabilities of them")),
      metadata: metadata)
  }
}

/// Turns layers into nodes, in the order in which they compute. A node, and the tensor that it writes, is named
/// after the path of its layer.
///
/// Tensors here are N × H × W × C, in ONNX N × C × H × W. Weights have the same order of dimensions in both, and no
/// layer of a network depends on the order of the activations', except for `Flatten`.
private struct LayerWalk {
  /// The names of the parameters in the file, by path.
  let parameterNames: [String: String]
  private(set) var nodes: [ONNXNode] = []

  init(parameterNames: [String: String]) {
    self.parameterNames = parameterNames
  }

  /// Adds the nodes of the layer at `path` and returns the name of its output.
  mutating func add(_ layer: any Layer, _ path: String, reading input: String) -> String {
    switch layer {
    case let layer as Sequential:
      return layer.children.reduce(input) { add($1.layer, "\(path).\($1.name)", reading: $0) }
    case let block as PreActivationBlock: return add(block, path, reading: input)
    case let block as PostActivationBlock: return add(block, path, reading: input)
    case let layer as Convolution:
      return add(
        "Conv", path, [input] + parameters(of: layer, path),
        window(layer.kernelSize, layer.stride, layer.padding))
    case let layer as MaxPooling:
      return add("MaxPool", path, [input], window(layer.kernelSize, layer.stride, layer.padding))
    case let layer as BatchNormalization:
      return add(
        "BatchNormalization", path, [input] + parameters(of: layer, path),
        [("epsilon", .float(BatchNormalization.epsilon))])
    case is ReLU: return add("Relu", path, [input])
    case is GlobalAveragePooling: return add("GlobalAveragePool", path, [input])
    case is Flatten:
      // The order of the dimensions doesn't matter here: the images that are flattened have one pixel.
      return add("Flatten", path, [input], [("axis", .integer(1))])
    case let layer as Dense:
      return add("Gemm", path, [input] + parameters(of: layer, path), [("transB", .integer(1))])
    default: preconditionFailure("\(path): there is no ONNX operator for \(layer.summary)")
    }
  }

  private mutating func add(_ block: PreActivationBlock, _ path: String, reading input: String) -> String {
    let normalized = add(block.bn1, "\(path).bn1", reading: input)
    let activated = add("Relu", "\(path).relu1", [normalized])
    let shortcut = block.downsample.map { add($0, "\(path).downsample", reading: activated) } ?? input
    let hidden = add(block.conv1, "\(path).conv1", reading: activated)
    let normalizedHidden = add(block.bn2, "\(path).bn2", reading: hidden)
    let activatedHidden = add("Relu", "\(path).relu2", [normalizedHidden])
    let change = add(block.conv2, "\(path).conv2", reading: activatedHidden)
    return add("Add", "\(path).sum", [change, shortcut])
  }

  private mutating func add(_ block: PostActivationBlock, _ path: String, reading input: String) -> String {
    let hidden = add(block.conv1, "\(path).conv1", reading: input)
    let normalizedHidden = add(block.bn1, "\(path).bn1", reading: hidden)
    let activatedHidden = add("Relu", "\(path).relu1", [normalizedHidden])
    let change = add(block.conv2, "\(path).conv2", reading: activatedHidden)
    let normalizedChange = add(block.bn2, "\(path).bn2", reading: change)
    let shortcut = block.downsample.map { add($0, "\(path).downsample", reading: input) } ?? input
    let sum = add("Add", "\(path).sum", [normalizedChange, shortcut])
    return add("Relu", "\(path).relu2", [sum])
  }

  private mutating func add(
    _ kind: String, _ path: String, _ inputs: [String],
    _ attributes: [(name: String, value: ONNXNode.Attribute)] = []
  ) -> String {
    nodes.append(ONNXNode(name: path, kind: kind, inputs: inputs, output: path, attributes: attributes))
    return path
  }

  /// The names of a layer's parameters. ONNX's operators take them in the order that the layers here have: weight and
  /// bias; scale, shift, mean and variance.
  private func parameters(of layer: any Layer, _ path: String) -> [String] {
    layer.parameters.map { name, _ in
      guard let name = parameterNames["\(path).\(name)"] else {
        preconditionFailure("\(path).\(name) is no parameter of the network")
      }
      return name
    }
  }

  /// The attributes of a square window that moves over an image.
  private func window(
    _ kernelSize: Int, _ stride: Int, _ padding: Int
  ) -> [(name: String, value: ONNXNode.Attribute)] {
    [
      ("kernel_shape", .integers([kernelSize, kernelSize])), ("strides", .integers([stride, stride])),
      ("pads", .integers([padding, padding, padding, padding])),  // top, left, bottom, right
    ]
  }
}
