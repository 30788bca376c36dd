import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import TestSupport
import Testing

/// Networks match the frameworks' own, given the same weights and images.
@Suite(.serialized) struct NetworkParityTests {
  private let experiment: Experiment

  init() throws {
    experiment = try Experiment()
  }

  private func logits(_ network: ResNet) -> Tensor {
    network.forward(experiment.batch(0).images, .inference)
  }

  // MARK: Training

  @Test func `ResNet v2 trains as in Gluon`() throws {
    let network = try ResNet.read(from: fixture("gluon/resnet18_v2.params"))
    let expected = try WeightFile(fixture("gluon/training.params")).state()
    try expectClose(
      logits(network), expected["inference logits"], within: 1e-4, "Gluon, logits in inference")
    try expectTrains(network, as: expected, by: .gluon, "Gluon")
  }

  @Test func `ResNet v1 trains as in torchvision`() throws {
    let network = try ResNet.read(from: fixture("pytorch/resnet18.pth"))
    let expected = try WeightFile(fixture("pytorch/training.safetensors")).state()
    try expectClose(
      logits(network), expected["inference logits"], within: 1e-4, "PyTorch, logits in inference")
    try expectTrains(network, as: expected, by: .torchvision, "PyTorch")
    try expectClose(
      logits(network), expected["logits after training"], within: 1e-3, "PyTorch, logits after ten steps")
  }

  private func expectTrains(
    _ network: ResNet, as expected: [String: Tensor], by naming: ParameterNaming, _ framework: String
  ) throws {
    let outcome = experiment.train(network)
    try expectClose(
      outcome.firstLogits, expected["training logits"], within: 1e-4, "\(framework), logits in training")
    try expectClose(
      Tensor(outcome.losses, [Experiment.steps]), expected["losses"], within: 1e-3, "\(framework), ten losses"
    )

    let names = naming.names(of: network)
    var (worstGradient, worstStatistic) = (Float(0), Float(0))
    for (path, parameter) in network.namedParameters {
      let name = try #require(names[path])
      switch parameter.role {
      case .weight:
        let gradient = try #require(outcome.firstGradients[path], "no gradient of \(path)")
        let other = try #require(expected["gradient of " + name], "no gradient of \(name)")
        try #require(gradient.shape == other.shape)
        let difference = largestDifference(gradient, other, relative: true)
        #expect(difference <= 1e-3, "gradient of \(path): \(difference)")
        worstGradient = max(worstGradient, difference)
      case .statistic:
        // MXNet updates running statistics in the backward pass, which stops above the first layer that has
        // anything to train. Gluon's `features.0` neither scales nor shifts, and nothing below it is trained:
        // in MXNet its statistics never change. Here they follow the data, as in PyTorch.
        if framework == "Gluon", path.hasPrefix("features.0.") { continue }
        let other = try #require(expected["after training " + name], "no \(name)")
        let difference = largestDifference(parameter.value, other, relative: false)
        #expect(difference <= 1e-4, "\(path) after ten steps: \(difference)")
        worstStatistic = max(worstStatistic, difference)
      case .constant: break
      }
    }
    print("parity: \(framework), every gradient: largest relative difference \(worstGradient)")
    print("parity: \(framework), running statistics after ten steps: largest difference \(worstStatistic)")
  }

  @Test func `in MXNet the first layer's statistics never change`() throws {
    let before = try WeightFile(fixture("gluon/resnet18_v2.params")).state()
    let after = try WeightFile(fixture("gluon/training.params")).state()
    for name in ["features.0.running_mean", "features.0.running_var"] {
      #expect(before[name] != nil && after["after training " + name] == before[name])
    }
    #expect(after["after training features.2.running_mean"] != before["features.2.running_mean"])
  }

  // MARK: Every naming and depth

  @Test(arguments: [
    ("gluon/resnet34_v2.params", "resnet34_v2", Architecture.resNet34V2, ParameterNaming.gluon),
    ("gluon/resnet18_v1.params", "resnet18_v1", .resNet18V1, .gluon),
    ("gluon/resnet18_v1-prefixes.params", "resnet18_v1-prefixes", .resNet18V1, .gluonPrefixes),
    ("gluon/resnet18_v2-prefixes.params", "resnet18_v2-prefixes", .resNet18V2, .gluonPrefixes),
    ("pytorch/resnet18-legacy.pth", "resnet18-legacy", .resNet18V1, .torchvision),
    ("pytorch/resnet34.safetensors", "resnet34", .resNet34V1, .torchvision),
    ("pytorch/transformers.safetensors", "transformers", .resNet18V1, .transformers),
  ])
  func `a file of each kind reproduces its framework's logits`(
    path: String, name: String, architecture: Architecture, naming: ParameterNaming
  ) throws {
    let fit = try NetworkFit(WeightFile(fixture(path)))
    #expect(fit.architecture == architecture && fit.naming == naming && fit.width == 2 && fit.classes == 5)
    let all = path.hasPrefix("gluon") ? "gluon/logits.params" : "pytorch/logits.safetensors"
    let expected = try WeightFile(fixture(all)).state()
    try expectClose(logits(ResNet.read(from: fixture(path))), expected[name], within: 1e-4, path)
  }
}

extension ParameterNaming {
  /// Returns the framework's names, by the paths of the network's parameters.
  fileprivate func names(of network: ResNet) -> [String: String] {
    let paths = network.namedParameters.map(\.path)
    return Dictionary(uniqueKeysWithValues: zip(paths, names(of: paths, in: network.architecture)))
  }
}
