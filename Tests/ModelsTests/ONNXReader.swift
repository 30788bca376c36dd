import FineTuningLayers
import FineTuningTensors
import Foundation
import Testing

/// An ONNX file, read the naive way, and run operator by operator with the layers' definitions.
struct ONNXReader {
  struct Node {
    let name, kind: String
    let inputs, outputs: [String]
    /// Integers, or the bits of one float.
    let attributes: [String: [Int]]
  }

  let nodes: [Node]
  let weights: [(name: String, shape: [Int], data: Data)]
  let input, output: (name: String, shape: [String])
  let metadata: [(key: String, value: String)]
  let formatVersion, operatorSet: Int

  init(_ path: String) throws {
    let model = try ProtobufReader(Data(contentsOf: URL(fileURLWithPath: path)))
    formatVersion = try model.integer(1)
    let operators = try model.message(8)
    try #require(operators.text(1) == "")
    operatorSet = try operators.integer(2)
    metadata = try model.messages(14).map { try ($0.text(1), $0.text(2)) }
    let graph = try model.message(7)
    nodes = try graph.messages(1).map { node in
      let attributes = try node.messages(5).map { attribute in
        try (attribute.text(1), Self.value(of: attribute))
      }
      return try Node(
        name: node.text(3), kind: node.text(4), inputs: node.texts(1), outputs: node.texts(2),
        attributes: Dictionary(uniqueKeysWithValues: attributes))
    }
    weights = try graph.messages(5).map { tensor in
      try #require(tensor.integer(2) == 1, "not 32-bit floats")
      return try (tensor.text(8), tensor.integers(1), #require(tensor.data(9).first))
    }
    input = try Self.value(graph.message(11))
    output = try Self.value(graph.message(12))
  }

  private static func value(of attribute: ProtobufReader) throws -> [Int] {
    switch try attribute.integer(20) {
    case 1:
      guard case .fixed32(let bits)? = attribute.all(2).first else {
        throw ProtobufReader.Unexpected("an attribute without a float")
      }
      return [Int(bits)]
    case 2: return [try attribute.integer(3)]
    case 7: return try attribute.integers(8)
    case let type: throw ProtobufReader.Unexpected("an attribute of type \(type)")
    }
  }

  private static func value(_ value: ProtobufReader) throws -> (String, [String]) {
    let tensor = try value.message(2).message(1)
    try #require(tensor.integer(1) == 1, "not 32-bit floats")
    let shape = try tensor.message(2).messages(1).map { size in
      try size.texts(2).first ?? String(size.integer(1))
    }
    return (try value.text(1), shape)
  }

  // MARK: Running the graph

  /// Runs the operators in file order on N × H × W × 3 images. Each must find its inputs made already.
  func run(_ images: Tensor) throws -> Tensor {
    var values = [input.name: images]
    for (name, shape, data) in weights {
      let floats = data.withUnsafeBytes { bytes in
        (0..<bytes.count / 4).map {
          Float(
            bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
        }
      }
      values[name] = Tensor(floats, shape)
    }
    for node in nodes {
      let inputs = try node.inputs.map {
        try #require(values[$0], "\(node.name) reads \($0), which isn't there")
      }
      try #require(node.outputs.count == 1 && values[node.outputs[0]] == nil)
      values[node.outputs[0]] = try result(of: node, inputs)
    }
    return try #require(values[output.name])
  }

  private func result(of node: Node, _ inputs: [Tensor]) throws -> Tensor {
    let x = inputs[0]
    func square(_ name: String, _ count: Int) throws -> Int {
      let values = try #require(node.attributes[name], "\(node.name) has no \(name)")
      try #require(values.count == count && Set(values).count == 1)
      return values[0]
    }
    switch node.kind {
    case "Conv":
      let weight = inputs[1]
      try #require(weight.shape.count == 4 && weight.shape[1] == x.shape.last, "\(node.name)")
      return Convolution(
        inputChannels: weight.shape[1], outputChannels: weight.shape[0],
        kernelSize: try square("kernel_shape", 2),
        stride: try square("strides", 2), padding: try square("pads", 4), method: .direct,
        weight: { _ in weight }
      ).forward(x, .inference)
    case "MaxPool":
      return try MaxPooling(
        kernelSize: square("kernel_shape", 2), stride: square("strides", 2), padding: square("pads", 4)
      ).forward(x, .inference)
    case "BatchNormalization":
      let bits = try #require(node.attributes["epsilon"]?.first)
      let parameters = inputs[1...].map(\.values)
      let values = x.values.enumerated().map { place, value in
        let channel = place % parameters[0].count
        let deviation = (parameters[3][channel] + Float(bitPattern: UInt32(bits))).squareRoot()
        return parameters[0][channel] * (value - parameters[2][channel]) / deviation + parameters[1][channel]
      }
      return Tensor(values, x.shape)
    case "Relu": return Tensor(x.values.map { max($0, 0) }, x.shape)
    case "Add":
      try #require(x.shape == inputs[1].shape)
      return x.adding(inputs[1])
    case "GlobalAveragePool": return GlobalAveragePooling().forward(x, .inference)
    case "Flatten":
      try #require(node.attributes["axis"] == [1] && x.shape[1...2] == [1, 1])
      return x.reshaped([x.shape[0], x.shape[3]])
    case "Gemm":
      try #require(node.attributes["transB"] == [1])
      let (weight, bias, width) = (inputs[1].values, inputs[2].values, x.shape[1])
      let rows = x.values
      let values = (0..<x.shape[0] * bias.count).map { place in
        let (row, output) = (place / bias.count, place % bias.count)
        return (0..<width).reduce(bias[output]) { $0 + rows[row * width + $1] * weight[output * width + $1] }
      }
      return Tensor(values, [x.shape[0], bias.count])
    default:
      Issue.record("\(node.name) is an unknown \(node.kind)")
      return x
    }
  }
}
