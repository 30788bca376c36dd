import FineTuningFiles
import FineTuningLayers
import FineTuningTensors
import Foundation
import TestSupport
import Testing

@testable import FineTuningModels

/// ONNX files hold the whole network, as a reader sees them that shares no code with the writer.
@Suite struct ONNXTests {
  // MARK: The wire format

  @Test func `fields have protobuf's bytes`() {
    func bytes(_ append: (inout ProtobufMessage) -> Void) -> [UInt8] {
      var message = ProtobufMessage()
      append(&message)
      var data = Data()
      message.forEachPiece { data.append($0) }
      #expect(data.count == message.byteCount)
      return [UInt8](data)
    }
    // The first four are the examples of protobuf's own description of the format.
    #expect(bytes { $0.append(1, integer: 150) } == [0x08, 0x96, 0x01])
    #expect(
      bytes { $0.append(2, text: "testing") } == [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6E, 0x67])
    #expect(
      bytes { $0.append(1, integer: -2) } == [
        0x08, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01,
      ])
    var inner = ProtobufMessage()
    inner.append(1, integer: 150)
    #expect(bytes { $0.append(3, message: inner) } == [0x1A, 0x03, 0x08, 0x96, 0x01])
    #expect(bytes { $0.append(1, integer: 0) } == [0x08, 0x00])
    #expect(bytes { $0.append(1, integer: 127) } == [0x08, 0x7F])
    #expect(bytes { $0.append(1, integer: 128) } == [0x08, 0x80, 0x01])
    #expect(bytes { $0.append(20, integer: 7) } == [0xA0, 0x01, 0x07])  // a key of two bytes
    #expect(bytes { $0.append(2, float: 1) } == [0x15, 0x00, 0x00, 0x80, 0x3F])
    #expect(
      bytes { $0.append(9, elementsOf: Tensor([1, -2], [2])) } == [0x4A, 8, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0])
    #expect(bytes { $0.append(1, text: "é") } == [0x0A, 0x02, 0xC3, 0xA9])
    #expect(bytes { $0.append(1, text: "") } == [0x0A, 0x00])
  }

  /// A message that holds tensors, in another message: the lengths must add up over all pieces.
  @Test func `messages nest around tensors`() throws {
    var message = ProtobufMessage()
    for depth in 1...3 {
      var outer = ProtobufMessage()
      outer.append(1, integer: depth)
      outer.append(2, message: message)
      outer.append(9, elementsOf: Tensor([Float](repeating: 1, count: 100), [100]))
      outer.append(3, text: "after")
      message = outer
    }
    var data = Data()
    message.forEachPiece { data.append($0) }
    #expect(data.count == message.byteCount)
    var reader = try ProtobufReader(data)
    for depth in [3, 2, 1] {
      #expect(reader.fields.map(\.number) == [1, 2, 9, 3])
      #expect(try reader.integer(1) == depth && reader.text(3) == "after" && reader.data(9)[0].count == 400)
      reader = try reader.message(2)
    }
    #expect(reader.fields.isEmpty)
  }

  // MARK: The network

  /// A network whose every parameter has been moved from its initial value.
  private func network(_ architecture: Architecture, width: Int = 3, classes: Int = 4) -> ResNet {
    var random = RandomSource(seed: 11)
    let network = ResNet(architecture, classes: classes, width: width, using: &random)
    for (path, parameter) in network.namedParameters where parameter.value.shape.count == 1 {
      let values = (0..<parameter.value.count).map { _ in Float(random.normal()) * 0.2 }
      let isPositive = path.hasSuffix("gamma") || path.hasSuffix("running_var")
      parameter.value = Tensor(isPositive ? values.map { 1 + $0.magnitude } : values, parameter.value.shape)
    }
    return network
  }

  private func withONNX(
    _ network: ResNet, metadata: [String: String] = [:], _ body: (ONNXReader) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/network.onnx"
      try network.write(to: path, metadata: metadata)
      try body(ONNXReader(path))
      #expect(try files(under: folder).count == 1)
    }
  }

  @Test(arguments: Architecture.allCases)
  func `every tensor is there, bit for bit, under its name in safetensors`(architecture: Architecture) throws
  {
    let network = network(architecture)
    try withTemporaryFolder { folder in
      let naming = try network.write(to: folder + "/network.onnx")
      try #expect(network.write(to: folder + "/network.safetensors") == naming)
      let tensors = try Safetensors(contentsOf: folder + "/network.safetensors").tensors
      let file = try ONNXReader(folder + "/network.onnx")
      let names = naming.names(of: network.namedParameters.map(\.path), in: architecture)
      #expect(file.weights.map(\.name) == names)
      #expect(file.weights.count == tensors.count)
      for (name, shape, data) in file.weights {
        let tensor = try #require(tensors[name])
        let bits = tensor.values.flatMap { value in
          (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
        }
        #expect(shape == tensor.shape && [UInt8](data) == bits, "\(name)")
      }
      // Each is read by one operator.
      let inputs = file.nodes.flatMap(\.inputs)
      for name in names { #expect(inputs.count { $0 == name } == 1, "\(name)") }
    }
  }

  /// The graph is run with definitions, so this also holds the attributes, the order and the wiring to the layers.
  @Test(arguments: Architecture.allCases)
  func `the graph computes the network's logits`(architecture: Architecture) throws {
    let network = network(architecture)
    var random = RandomSource(seed: 12)
    let (height, width) = (37, 50)
    let images = Tensor(
      (0..<2 * height * width * 3).map { _ in Float(random.normal()) }, [2, height, width, 3])
    let expected = network.forward(images, .inference)
    try withONNX(network) { file in
      let logits = try file.run(images)
      #expect(logits.shape == expected.shape)
      let scale = try #require(expected.values.map(\.magnitude).max())
      let difference = try #require(zip(logits.values, expected.values).map { ($0 - $1).magnitude }.max())
      #expect(difference <= 1e-5 * scale, "\(difference) of \(scale)")
    }
  }

  @Test func `the nodes of a pre-activation network are in order`() throws {
    try withONNX(network(.resNet18V2)) { file in
      #expect(file.formatVersion == 7 && file.operatorSet == 13)
      #expect(file.input.name == "images" && file.input.shape == ["batch", "3", "height", "width"])
      #expect(file.output.name == "logits" && file.output.shape == ["batch", "4"])
      let body = ["BatchNormalization", "Relu", "Conv", "BatchNormalization", "Relu", "Conv", "Add"]
      let shrinking = [
        "BatchNormalization", "Relu", "Conv", "Conv", "BatchNormalization", "Relu", "Conv", "Add",
      ]
      #expect(
        file.nodes.map(\.kind) == ["BatchNormalization", "Conv", "BatchNormalization", "Relu", "MaxPool"]
          + body + body + shrinking + body + shrinking + body + shrinking + body
          + ["BatchNormalization", "Relu", "GlobalAveragePool", "Flatten", "Gemm"])
      let nodes = Dictionary(uniqueKeysWithValues: file.nodes.map { ($0.name, $0) })
      let first = try #require(nodes["features.0"])
      #expect(
        first.inputs == ["images"]
          + ["gamma", "beta", "running_mean", "running_var"].map { "features.0.\($0)" })
      let stem = try #require(nodes["features.1"])
      #expect(stem.attributes == ["kernel_shape": [7, 7], "strides": [2, 2], "pads": [3, 3, 3, 3]])
      let pooling = try #require(nodes["features.4"])
      #expect(pooling.attributes == ["kernel_shape": [3, 3], "strides": [2, 2], "pads": [1, 1, 1, 1]])
      let downsample = try #require(nodes["features.6.0.downsample"])
      #expect(downsample.attributes == ["kernel_shape": [1, 1], "strides": [2, 2], "pads": [0, 0, 0, 0]])
      #expect(downsample.inputs == ["features.6.0.relu1", "features.6.0.downsample.weight"])
      for node in file.nodes where node.kind == "BatchNormalization" {
        #expect(node.attributes == ["epsilon": [Int(Float(1e-5).bitPattern)]])
      }
      let last = try #require(file.nodes.last)
      #expect(last.inputs == ["features.12", "output.weight", "output.bias"] && last.outputs == ["logits"])
    }
  }

  @Test func `metadata goes along, and the architecture is the network's`() throws {
    let metadata = [
      "classes": #"["hot dog","“other”"]"#, "input_size": "96", "architecture": "another", "mean": "[0,0,0]",
      "date": "", "author": "a", "license": "b", "task": "c",
    ]
    let expected = metadata.merging(["architecture": "resnet18_v2"]) { $1 }
    let network = network(.resNet18V2)
    try withONNX(network, metadata: metadata) { file in
      // In the order of the keys, or files would differ from one run of a program to the next.
      #expect(file.metadata.map(\.key) == expected.keys.sorted())
      #expect(file.metadata.allSatisfy { expected[$0.key] == $0.value })
    }
    try withTemporaryFolder { folder in
      try network.write(to: folder + "/a.safetensors", metadata: metadata)
      #expect(try WeightFile(folder + "/a.safetensors").metadata == expected)
    }
  }

  @Test func `the same network makes the same bytes`() throws {
    try withTemporaryFolder { folder in
      for name in ["a", "b"] {
        try network(.resNet18V1).write(
          to: "\(folder)/\(name).onnx", metadata: ["a": "1", "b": "2", "c": "3"])
      }
      let files = try files(under: folder)
      #expect(files["a.onnx"] != nil && files["a.onnx"] == files["b.onnx"])
    }
  }

  @Test func `a network beyond protobuf's limit is refused, and nothing is written`() throws {
    let network = network(.resNet18V1)
    let names = network.namedParameters.map(\.path)
    let model = ONNXModel(network, parameterNames: names, metadata: [:])
    try withTemporaryFolder { folder in
      let path = folder + "/network.onnx"
      let error = #expect(throws: InputError.self) {
        try model.write(to: path, limit: model.message.byteCount - 1)
      }
      #expect(error?.subject == path)
      #expect(error?.found == "one of \(model.message.byteCount) bytes")
      #expect(try files(under: folder).isEmpty)
      try model.write(to: path, limit: model.message.byteCount)
      #expect(try files(under: folder)["network.onnx"]?.count == model.message.byteCount)
    }
  }
}
