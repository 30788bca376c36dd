import FineTuningFiles
import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import Foundation
import TestSupport
import Testing

@Suite struct ResNetTests {
  @Test func `full width has Gluon's 98 tensors and 11,695,796 parameters`() {
    var random = RandomSource(seed: 1)
    let network = ResNet.resNet18(classes: 1000, using: &random)
    let parameters = network.namedParameters
    #expect(parameters.count == 98)
    #expect(parameters.reduce(0) { $0 + $1.parameter.value.count } == 11_695_796)
    let shapes = Dictionary(uniqueKeysWithValues: parameters.map { ($0.path, $0.parameter.value.shape) })
    #expect(shapes["features.0.gamma"] == [3])
    #expect(shapes["features.1.weight"] == [64, 3, 7, 7])
    #expect(shapes["features.5.0.bn1.running_mean"] == [64])
    #expect(shapes["features.5.0.downsample.weight"] == nil)
    #expect(shapes["features.6.0.downsample.weight"] == [128, 64, 1, 1])
    #expect(shapes["features.8.1.conv2.weight"] == [512, 512, 3, 3])
    #expect(shapes["output.weight"] == [1000, 512])
    #expect(shapes["output.bias"] == [1000])
  }

  private func tiny(seed: UInt64 = 1) -> ResNet {
    var random = RandomSource(seed: seed)
    return ResNet.resNet18(classes: 3, width: 4, using: &random)
  }

  private func images(_ count: Int, size: Int = 32, seed: UInt64 = 2) -> Tensor {
    var random = RandomSource(seed: seed)
    let values = (0..<count * size * size * 3).map { _ in Float(random.normal()) }
    return Tensor(values, [count, size, size, 3])
  }

  private func train(_ network: ResNet, steps: Int) {
    let optimizer = SGD(network, learningRate: 0.1, weightDecay: 0.001)
    for step in 0..<steps {
      let logits = network.forward(images(6, seed: UInt64(step)), .training)
      _ = network.backward(
        SoftmaxCrossEntropy.loss(logits, labels: [0, 1, 2, 0, 1, 2]).gradient, needsInputGradient: false)
      optimizer.step()
    }
  }

  /// The loss changes along its gradient as fast as the gradient says: finite differences through the whole
  /// network, for every parameter.
  @Test func `gradients of a whole network match finite differences`() throws {
    let network = tiny()
    let (input, labels) = (images(8, size: 64), [0, 1, 2, 1, 0, 2, 2, 0])
    func loss() -> Double {
      let (value, _) = SoftmaxCrossEntropy.loss(network.forward(input, .training), labels: labels)
      return Double(value)
    }
    let logits = network.forward(input, .training)
    _ = network.backward(SoftmaxCrossEntropy.loss(logits, labels: labels).gradient, needsInputGradient: false)
    // One parameter at a time, along its own gradient.
    for (path, parameter) in network.namedParameters where parameter.isTrainable {
      let gradient = try #require(parameter.gradient, "\(path) has no gradient")
      let norm = gradient.values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      guard norm > 1e-4 else { continue }
      let value = parameter.value
      func lossAt(_ distance: Double) -> Double {
        let moved = zip(value.values, gradient.values).map { $0 + Float(distance / norm) * $1 }
        parameter.value = Tensor(moved, value.shape)
        defer { parameter.value = value }
        return loss()
      }
      // Short enough for the kinks of ReLU and the curvature of batch normalization, long enough for the
      // loss to move by far more than its rounding.
      let step = min(5e-4, 1e-3 / norm)
      let slope = (lossAt(step) - lossAt(-step)) / (2 * step)
      #expect((slope - norm).magnitude < 0.03 * norm + 0.01, "\(path): slope \(slope), gradient \(norm)")
    }
  }

  @Test func `training the target leaves the source bit-identical`() {
    let source = tiny()
    let before = source.state
    var random = RandomSource(seed: 9)
    let target = source.replacingOutput(classes: 3, using: &random)
    train(target, steps: 2)
    #expect(source.state == before)
    #expect(target.features.state != source.features.state)
  }

  @Test func `the same seed leads to the same bits`() {
    let (first, second, other) = (tiny(), tiny(), tiny(seed: 2))
    for network in [first, second, other] { train(network, steps: 3) }
    #expect(first.state == second.state)
    #expect(first.state != other.state)
  }

  @Test func `frozen features stay bit-identical, statistics included`() {
    let network = tiny()
    network.features.freeze()
    let (features, output) = (network.features.state, network.output.state)
    train(network, steps: 2)
    #expect(network.features.state == features)
    #expect(network.output.state != output)
  }

  @Test func `with only the weights frozen, the statistics keep moving`() {
    let network = tiny()
    network.features.freeze(statistics: false)
    let before = network.copy()
    train(network, steps: 2)
    for (old, new) in zip(before.features.namedParameters, network.features.namedParameters) {
      let moved = new.parameter.value != old.parameter.value
      #expect(moved == (new.parameter.role == .statistic), "\(new.path)")
    }
    network.features.unfreeze()
    #expect(network.namedParameters.allSatisfy { !$0.parameter.isFrozen })
  }

  @Test func `a network that shares the source's features trains them`() {
    let source = tiny()
    let before = source.features.state
    train(
      ResNet(source.architecture, features: source.features, output: tiny(seed: 3).output, width: 4), steps: 1
    )
    #expect(source.features.state != before)
  }

  @Test func `weights survive a file`() throws {
    let network = tiny()
    try withTemporaryFolder { folder in
      let path = folder + "/weights.safetensors"
      try Safetensors(tensors: network.state, metadata: ["name": "tiny"]).write(to: path)
      let read = try Safetensors(contentsOf: path)
      #expect(read.metadata == ["name": "tiny"])
      let other = tiny(seed: 5)
      try other.load(read.tensors, from: path)
      #expect(other.state == network.state)
    }
  }

  @Test func `a state that doesn't fit changes nothing`() {
    let network = tiny()
    let before = network.state
    var state = tiny(seed: 5).state
    state["features.1.weight"] = nil
    state["output.bias"] = Tensor(zeros: [4])
    state["extra"] = Tensor(zeros: [1])
    #expect {
      try network.load(state, from: "weights.safetensors")
    } throws: { error in
      let text = "\(error)"
      return text.contains("missing: features.1.weight;") && text.contains("unused: extra;")
        && text.contains("mismatched: output.bias of shape [4] instead of [3];")
    }
    #expect(network.state == before)
  }
}
