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
  private static let gluon = "FINETUNING_GLUON_PYTHON"
  private static let pyTorch = "FINETUNING_PYTORCH_PYTHON"

  private static func isSet(_ name: String) -> Bool {
    ProcessInfo.processInfo.environment[name]?.isEmpty == false
  }

  @Test(
    .enabled(if: isSet(gluon), "set FINETUNING_GLUON_PYTHON to a Python with MXNet"),
    arguments: [Architecture.resNet18V2, .resNet34V2, .resNet18V1, .resNet34V1])
  func `Gluon loads weights trained here`(architecture: Architecture) throws {
    try expectRoundTrip(architecture, Self.gluon, "gluon.py", architecture.rawValue, "weights.params")
  }

  @Test(
    .enabled(if: isSet(pyTorch), "set FINETUNING_PYTORCH_PYTHON to a Python with PyTorch"),
    arguments: [(Architecture.resNet18V1, "resnet18"), (.resNet34V1, "resnet34")])
  func `PyTorch loads weights trained here`(architecture: Architecture, name: String) throws {
    try expectRoundTrip(architecture, Self.pyTorch, "pytorch.py", name, "weights.safetensors")
  }

  /// Trains a network a little, writes it, and compares its logits with those of the framework that loads it.
  private func expectRoundTrip(
    _ architecture: Architecture, _ python: String, _ script: String, _ name: String, _ file: String
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
        [[Float]].self, from: output(of: python, [fixture(script), "logits", name, path]))
      let expected = Tensor(rows.flatMap { $0 }, [rows.count, rows.first?.count ?? 0])
      try expectClose(logits, expected, within: 1e-4, "\(architecture.rawValue) written for \(script)")
    }
  }

  private func output(of python: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(
      fileURLWithPath: try #require(ProcessInfo.processInfo.environment[python]))
    process.arguments = ["-B"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return data
  }
}
