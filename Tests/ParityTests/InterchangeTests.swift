import FineTuningImages
import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import Foundation
import TestSupport
import Testing

/// ONNX Runtime and PyTorch run the networks that this library writes, and get the same logits.
@Suite(
  .serialized,
  .enabled(
    if: FrameworkPython.interchange.isSet,
    "set FINETUNING_PYTHON to a Python with Tests/Fixtures/requirements-interchange.txt"))
struct InterchangeTests {
  private static let tolerance: Float = 1e-5

  @Test func `the source network in ONNX Runtime and in PyTorch`() throws {
    let network = try PretrainedSource.load()
    for images in [images([2, 96, 96, 3]), images([1, 80, 130, 3])] {
      for framework in ["onnx", "pytorch"] { try expectSameLogits(network, images, in: framework) }
    }
  }

  /// Networks, and what runs them; torchvision has none that is narrower.
  private static let trained: [(architecture: Architecture, width: Int, frameworks: [String])] = [
    (.resNet18V2, 64, ["onnx", "pytorch"]), (.resNet34V2, 8, ["onnx", "pytorch"]),
    (.resNet18V1, 64, ["onnx", "resnet18"]), (.resNet34V1, 8, ["onnx"]),
  ]

  @Test(arguments: trained)
  func `networks trained a little`(architecture: Architecture, width: Int, frameworks: [String]) throws {
    var random = RandomSource(seed: 3)
    let network = ResNet(architecture, classes: 10, width: width, using: &random)
    _ = try Experiment().train(network)
    let images = images([2, 64, 64, 3])
    for framework in frameworks { try expectSameLogits(network, images, in: framework) }
  }

  /// The example's own command: the same classes with the same probabilities, up to the rounding of resized pixels.
  @Test func `the PyTorch example classifies an image file`() throws {
    let network = try PretrainedSource.load()
    let size = PretrainedSource.inputSize
    let names = (0..<network.output.outputs).map { "class “\($0)”" }
    let image = fixture("images/source.png")
    var random = RandomSource(seed: 0)
    let input = Compose.testing(size: size).tensor(of: try Image(contentsOf: image), using: &random)
    let probabilities = SoftmaxCrossEntropy.probabilities(network.forward(input, .inference)).values
    let best = try #require(probabilities.indices.max { probabilities[$0] < probabilities[$1] })
    try withTemporaryFolder { folder in
      let path = folder + "/network.safetensors"
      let classes = try #require(String(data: JSONEncoder().encode(names), encoding: .utf8))
      try network.write(
        to: path,
        metadata: [
          "classes": classes, "input_size": "\(size)", "mean": "[0.485,0.456,0.406]",
          "standard_deviation": "[0.229,0.224,0.225]",
        ])
      let example = fixture("../../Examples/PyTorch/resnet_v2.py")
      let output = try FrameworkPython.interchange.output(of: [example, path, image])
      let lines = try #require(String(data: output, encoding: .utf8)).split(separator: "\n")
      #expect(lines.count == 6 && lines[0] == image)
      #expect(lines[1].hasSuffix(names[best]))
      let percent = try #require(Float(lines[1].split(separator: " ")[0]))
      #expect(
        (percent - 100 * probabilities[best]).magnitude < 1, "\(percent) instead of \(probabilities[best])")
    }
  }

  /// Images of noise.
  private func images(_ shape: [Int]) -> Tensor {
    var random = RandomSource(seed: 4)
    return Tensor((0..<shape.reduce(1, *)).map { _ in Float(random.normal()) }, shape)
  }

  /// Writes a network, has a framework run it, and compares the logits with the network's own.
  private func expectSameLogits(
    _ network: ResNet, _ images: Tensor, in framework: String
  ) throws {
    let expected = network.forward(images, .inference)
    try withTemporaryFolder { folder in
      let path = "\(folder)/network.\(framework == "onnx" ? "onnx" : "safetensors")"
      try network.write(to: path)
      try Safetensors(tensors: ["images": channelsFirst(images)]).write(to: folder + "/images.safetensors")
      let rows = try JSONDecoder().decode(
        [[Float]].self,
        from: FrameworkPython.interchange.output(
          of: [fixture("interchange.py"), framework, path, folder + "/images.safetensors"]))
      let what = "\(network.architecture.rawValue), \(network.width) wide, \(images.shape), in \(framework)"
      let logits = Tensor(rows.flatMap { $0 }, [rows.count, rows.first?.count ?? 0])
      print("parity: \(what): largest difference \(largestDifference(logits, expected, relative: false))")
      try expectClose(logits, expected, within: Self.tolerance, relative: true, what)
    }
  }

  private func channelsFirst(_ tensor: Tensor) -> Tensor {
    let (pixels, channels) = (tensor.shape[1] * tensor.shape[2], tensor.shape[3])
    let values = tensor.values
    let reordered = values.indices.map { place in
      let (image, channel, pixel) = (
        place / (channels * pixels), place / pixels % channels, place % pixels
      )
      return values[(image * pixels + pixel) * channels + channel]
    }
    return Tensor(reordered, [tensor.shape[0], channels, tensor.shape[1], tensor.shape[2]])
  }
}
