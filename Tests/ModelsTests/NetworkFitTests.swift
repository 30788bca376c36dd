import FineTuningFiles
import FineTuningLayers
import FineTuningTensors
import Foundation
import TestSupport
import Testing

@testable import FineTuningModels

@Suite struct NetworkFitTests {
  @Test(arguments: [
    (Architecture.resNet18V1, 11_689_512), (.resNet34V1, 21_797_672), (.resNet18V2, 11_687_848),
    (.resNet34V2, 21_796_008),
  ])
  func `full width has as many trainable parameters as the frameworks' own`(
    architecture: Architecture, count: Int
  ) {
    let network = ResNet(architecture, classes: 1000, width: 64) { Tensor(uninitialized: $0) }
    let trained = network.namedParameters.filter(\.parameter.isTrainable)
    #expect(trained.reduce(0) { $0 + $1.parameter.value.count } == count)
  }

  @Test(arguments: Architecture.allCases)
  func `announced shapes match a forward pass`(architecture: Architecture) {
    var random = RandomSource(seed: 1)
    let network = ResNet(architecture, classes: 3, width: 2, using: &random)
    let input = Tensor(repeating: 1, [2, 65, 64, 3])
    #expect(network.forward(input, .inference).shape == [2, 3])
    #expect(network.outputShape(of: input.shape) == [2, 3])
    #expect(network.features.outputShape(of: input.shape) == [2, 16])
  }

  @Test(arguments: Architecture.allCases)
  func `copies are deep and keep the architecture`(architecture: Architecture) {
    var random = RandomSource(seed: 1)
    let network = ResNet(architecture, classes: 3, width: 2, using: &random)
    let before = network.state
    let copies = [
      network.copy(), network.replacingOutput(classes: 3, using: &random),
      network.withFreshParameters(classes: 3, using: &random),
    ]
    for copy in copies {
      #expect(copy.architecture == architecture && copy.state.keys == before.keys)
      let logits = copy.forward(Tensor(repeating: 1, [2, 64, 64, 3]), .training)
      _ = copy.backward(logits, needsInputGradient: false)
      SGD(copy, learningRate: 0.1).step()
      #expect(copy.features.state != network.features.state)
    }
    #expect(network.state == before)
  }

  // MARK: Files that don't fit

  private func tiny() -> [String: Tensor] {
    var random = RandomSource(seed: 1)
    return ResNet.resNet18(classes: 3, width: 2, using: &random).state
  }

  private func expectMisfit(
    _ tensors: [String: Tensor], _ text: String, precision: Safetensors.Precision = .single,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/weights.safetensors"
      try Safetensors(tensors: tensors).write(to: path, precision: precision)
      let error = #expect(throws: InputError.self, sourceLocation: sourceLocation) {
        try ResNet.read(from: path)
      }
      #expect(error?.subject == path)
      #expect(
        error?.found.contains(text) == true, "\(error?.found ?? "")", sourceLocation: sourceLocation)
    }
  }

  @Test func `missing, unused and mismatched tensors are listed`() throws {
    var state = tiny()
    state["features.2.beta"] = nil
    state["extra"] = Tensor(zeros: [1])
    state["features.2.gamma"] = Tensor(zeros: [3])
    try expectMisfit(
      state,
      "missing: features.2.beta; unused: extra; mismatched: features.2.gamma of shape [3] instead of [2]")
    try expectMisfit(["a": Tensor(zeros: [1])], "tensors with other names, such as a")
    try expectMisfit([:], "no tensors")
  }

  /// A network as large as these shapes suggest would use up all memory; they mustn't be believed.
  @Test func `sizes that the weights disagree on don't make a large network`() throws {
    var state = tiny()
    state["output.weight"] = Tensor(zeros: [1 << 40, 0])
    try expectMisfit(state, "output.weight of shape [1099511627776, 0]")
    state = tiny()
    state["features.1.weight"] = Tensor(zeros: [1 << 40, 0, 7, 7])
    try expectMisfit(state, "features.1.weight of shape [1099511627776, 0, 7, 7]")
    // Eight times this width is 0 when the upper bits are lost, and then all three sizes seem to agree.
    for (name, shape) in [
      ("features.1.weight", [1 << 61, 0, 7, 7]), ("features.8.1.conv2.weight", [0, 0, 3, 3]),
      ("output.weight", [1 << 50, 0]),
    ] { state[name] = Tensor(zeros: shape) }
    try expectMisfit(
      state, "features.1.weight of shape [2305843009213693952, 0, 7, 7]", precision: .half)
  }

  @Test func `integers in place of floats are listed, batch counts are not`() throws {
    try withTemporaryFolder { folder in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: fixture("pytorch/transformers.safetensors")))
      let text = String(decoding: bytes, as: Unicode.ASCII.self)
      #expect(text.contains("num_batches_tracked"))
      let shift = try #require(bytes.firstRange(of: Data(#""classifier.1.bias":{"dtype":"F32""#.utf8)))
      var changed = bytes
      changed[shift.upperBound - 4..<shift.upperBound - 1] = Data("I32".utf8)
      let path = folder + "/weights.safetensors"
      try changed.write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: InputError.self) { try ResNet.read(from: path) }
      #expect(error?.found == "mismatched: classifier.1.bias of type I32 instead of a float type")
    }
  }

  @Test func `prefixes of symbols are removed unless names would collide`() throws {
    let names = ["arg:net_conv0_weight", "aux:net_batchnorm0_running_mean"]
    #expect(
      ParameterNaming.gluonPrefixes.withoutPrefix(names) == ["conv0_weight", "batchnorm0_running_mean"])
    let twice = ["arg:net_conv0_weight", "aux:net_conv0_weight"]
    #expect(ParameterNaming.gluonPrefixes.withoutPrefix(twice) == twice)
  }
}
