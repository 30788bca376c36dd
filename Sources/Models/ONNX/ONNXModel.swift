import FineTuningFiles
import FineTuningTensors

/// The contents of an ONNX file: a graph of operators, weights included, for any program that runs ONNX.
///
/// The structures are those of ONNX's schema, reduced to what a network here needs, with the schema's field numbers
/// (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
struct ONNXModel {
  var graph: ONNXGraph
  /// Free text by key.
  var metadata: [String: String] = [:]

  /// The version of the file format, from 2020: old enough for every program in use.
  static let formatVersion = 7
  /// The version of the operators, the one that came with that format.
  static let operatorSet = 13

  /// The model as a message.
  var message: ProtobufMessage {
    var operatorSet = ProtobufMessage()
    operatorSet.append(1, text: "")  // the domain: ONNX's own operators
    operatorSet.append(2, integer: Self.operatorSet)

    var message = ProtobufMessage()
    message.append(1, integer: Self.formatVersion)
    message.append(2, text: "Fine-Tuning, in Swift")
    message.append(8, message: operatorSet)
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      var entry = ProtobufMessage()
      entry.append(1, text: key)
      entry.append(2, text: value)
      message.append(14, message: entry)
    }
    message.append(7, message: graph.message)
    return message
  }

  /// Writes the model in full or not at all. Only one tensor at a time is copied in memory.
  ///
  /// - Parameter limit: the maximum length of the file; protobuf's readers count in 32-bit integers.
  func write(to path: String, limit: Int = Int(Int32.max)) throws {
    let message = message
    guard message.byteCount <= limit else {
      throw InputError(
        path, expected: "a network of at most \(limit) bytes, the most that an ONNX file can hold",
        found: "one of \(message.byteCount) bytes",
        advice: "write it to a .safetensors file, or make the network narrower")
    }
    try AtomicFile.write(to: path, inPieces: { try message.forEachPiece($0) })
  }
}

/// Operators, and the tensors that they read and write.
struct ONNXGraph {
  var name: String
  /// The operators; each comes after those whose outputs it reads.
  var nodes: [ONNXNode]
  /// The tensors that are stored in the file, in this order.
  var weights: [(name: String, value: Tensor)]
  var input, output: ONNXValue

  fileprivate var message: ProtobufMessage {
    var message = ProtobufMessage()
    for node in nodes { message.append(1, message: node.message) }
    message.append(2, text: name)
    for (name, value) in weights {
      var tensor = ProtobufMessage()
      for size in value.shape { tensor.append(1, integer: size) }
      tensor.append(2, integer: ONNXValue.float32)
      tensor.append(8, text: name)
      tensor.append(9, elementsOf: value)
      message.append(5, message: tensor)
    }
    message.append(11, message: input.message)
    message.append(12, message: output.message)
    return message
  }
}

/// An operator: it computes one tensor from others, which it names.
struct ONNXNode {
  /// A setting of an operator.
  enum Attribute {
    case float(Float)
    case integer(Int)
    case integers([Int])
  }

  var name: String
  /// The operator's name in ONNX, such as `Conv`.
  var kind: String
  var inputs: [String]
  var output: String
  var attributes: [(name: String, value: Attribute)]

  fileprivate var message: ProtobufMessage {
    var message = ProtobufMessage()
    for input in inputs { message.append(1, text: input) }
    message.append(2, text: output)
    message.append(3, text: name)
    message.append(4, text: kind)
    for (name, value) in attributes {
      var attribute = ProtobufMessage()
      attribute.append(1, text: name)
      switch value {
      case .float(let value):
        attribute.append(2, float: value)
        attribute.append(20, integer: 1)
      case .integer(let value):
        attribute.append(3, integer: value)
        attribute.append(20, integer: 2)
      case .integers(let values):
        for value in values { attribute.append(8, integer: value) }
        attribute.append(20, integer: 7)
      }
      message.append(5, message: attribute)
    }
    return message
  }
}

/// The input or the output of a graph: a tensor of 32-bit floats with a name and a shape.
struct ONNXValue {
  /// The number of elements along a dimension.
  enum Size {
    case fixed(Int)
    /// Any number. In a graph's input and output, the same name stands for the same number.
    case any(String)
  }

  var name: String
  var shape: [Size]
  /// A sentence for people who look at the file.
  var explanation: String

  /// The number of the type of 32-bit floats.
  fileprivate static let float32 = 1

  fileprivate var message: ProtobufMessage {
    var shape = ProtobufMessage()
    for size in self.shape {
      var dimension = ProtobufMessage()
      switch size {
      case .fixed(let count): dimension.append(1, integer: count)
      case .any(let name): dimension.append(2, text: name)
      }
      shape.append(1, message: dimension)
    }
    var tensor = ProtobufMessage()
    tensor.append(1, integer: Self.float32)
    tensor.append(2, message: shape)
    var type = ProtobufMessage()
    type.append(1, message: tensor)

    var message = ProtobufMessage()
    message.append(1, text: name)
    message.append(2, message: type)
    message.append(3, text: explanation)
    return message
  }
}
