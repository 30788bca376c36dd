import FineTuningFiles
import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import Foundation
import TestSupport
import Testing

/// The frameworks themselves read the files that this library writes. Environment variables name their
/// Pythons; without them, these tests are skipped and say so. See `Tests/Fixtures`.
@Suite struct RoundTripTests {
  @Test(
    .enabled(if: FrameworkPython.gluon.isSet, "set FINETUNING_GLUON_PYTHON to a Python with MXNet"),
    arguments: [Architecture.resNet18V2, .resNet34V2, .resNet18V1, .resNet34V1])
  func `Gluon loads weights trained here`(architecture: Architecture) throws {
    try expectRoundTrip(architecture, .gluon, "gluon.py", architecture.rawValue, "weights.params")
  }

  @Test(
    .enabled(if: FrameworkPython.pyTorch.isSet, "set FINETUNING_PYTORCH_PYTHON to a Python with PyTorch"),
    arguments: [(Architecture.resNet18V1, "resnet18"), (.resNet34V1, "resnet34")])
  func `PyTorch loads weights trained here`(architecture: Architecture, name: String) throws {
    try expectRoundTrip(architecture, .pyTorch, "pytorch.py", name, "weights.safetensors")
  }

  /// Trains a network a little, writes it, and compares its logits with those of the framework that loads it.
  private func expectRoundTrip(
    _ architecture: Architecture, _ python: FrameworkPython, _ script: String, _ name: String, _ file: String
  ) throws {
    let experiment = try Experiment()
    var random = RandomSource(seed: 3)
    let network = ResNet(architecture, classes: 5, width: 2, using: &random)
    _ = experiment.train(network)
    let logits = network.forward(experiment.batch(0).images, .inference)
    try withTemporaryFolder { folder in
      let path = "\(folder)/\(file)"
      try network.write(to: path)
      #expect(try ResNet.read(from: path).state == network.state)
      let rows = try JSONDecoder().decode(
        [[Float]].self, from: python.output(of: [fixture(script), "logits", name, path]))
      let expected = Tensor(rows.flatMap { $0 }, [rows.count, rows.first?.count ?? 0])
      try expectClose(logits, expected, within: 1e-4, "\(architecture.rawValue) written for \(script)")
    }
  }
}
