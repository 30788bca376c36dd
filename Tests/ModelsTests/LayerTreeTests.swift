import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import Testing

@Suite struct LayerTreeTests {
  private func network(_ architecture: Architecture) -> ResNet {
    var random = RandomSource(seed: 1)
    return ResNet(architecture, classes: 3, width: 4, using: &random)
  }

  @Test(arguments: Architecture.allCases) func `shapes match those of a forward pass`(
    architecture: Architecture
  ) {
    let network = network(architecture)
    let tree = LayerTree(network, input: [2, 50, 38, 3])
    var x = Tensor(repeating: 0.5, [2, 50, 38, 3])
    for (name, layer) in network.features.children {
      x = layer.forward(x, .inference)
      #expect(tree["features.\(name)"].outputShape == x.shape, "features.\(name)")
    }
    #expect(tree.outputShape == [2, 3])
  }

  @Test func `inside a block the shortcut convolution reads the block's input`() {
    let tree = LayerTree(network(.resNet18V2), input: [1, 32, 32, 3])
    #expect(tree["features.6.0.conv1"].outputShape == [1, 4, 4, 8])
    #expect(tree["features.6.0.downsample"].outputShape == [1, 4, 4, 8])
    #expect(tree["features.6.0.bn1"].outputShape == [1, 8, 8, 4])
  }

  @Test func `it counts the parameters of every branch`() {
    let network = network(.resNet18V2)
    let tree = LayerTree(network, input: [1, 32, 32, 3])
    #expect(tree.parameterCount == network.namedParameters.reduce(0) { $0 + $1.parameter.value.count })
    #expect(tree.parameterCount == tree["features"].parameterCount + tree["output"].parameterCount)
  }

  @Test func `it prints a line for each layer, down to a depth`() {
    let tree = LayerTree(network(.resNet18V2), input: [1, 32, 32, 3])
    #expect(tree.pruned(to: 0).description.split(separator: "\n").count == 1)
    let lines = tree.pruned(to: 1).description.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("├─ features  Sequential") && lines[2].hasPrefix("└─ output  Dense(32 → 3)"))
    #expect(
      tree["features.1"].description == "1  Convolution(3 → 4, 7×7, stride 2, padding 3)   4 × 16 × 16   588")
  }
}
