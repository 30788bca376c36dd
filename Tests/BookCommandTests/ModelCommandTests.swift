import FineTuningImages
import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import Foundation
import TestSupport
import Testing

/// `./book model`, run the way a shell would.
@Suite struct ModelCommandTests {
  private func model(_ arguments: String...) throws -> ChapterProcess {
    try ChapterProcess("BookCommand", ["model"] + arguments)
  }

  @Test func `inspect lists the tensors and identifies the network`() throws {
    let run = try model("inspect", fixture("gluon/resnet18_v2.params"))
    let lines = run.output.split(separator: "\n")
    #expect(run.exitCode == 0 && lines.count == 98 + 2)
    #expect(lines[4].hasPrefix("features.1.weight ") && lines[4].hasSuffix("  F32  4 × 3 × 7 × 7"))
    #expect(lines[98] == "Gluon .params file; tensors: 98, parameters: 45341")
    #expect(
      lines[99]
        == "fits resnet18_v2, named as in Gluon: 4 channels wide, 5 outputs, 44833 trainable parameters; "
        + "input of 96 × 96 pixels")
    let other = try model("inspect", fixture("pytorch/kinds.pth"))
    #expect(other.exitCode == 0 && other.output.contains("bfloat16       BF16  3\n"))
    #expect(other.output.contains("fits no network here: expected the weights of a ResNet"))
  }

  @Test func `inspect escapes terminal commands in a file`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a.safetensors"
      try Safetensors(tensors: ["a\u{1B}[2J\nb": Tensor([1], [1])], metadata: ["\r": "\u{7}"]).write(to: path)
      let run = try model("inspect", path)
      #expect(run.output.hasPrefix("a\\u{1B}[2J\\nb  F32  1\n\\r: \\u{07}\n"))
    }
  }

  private struct Answer: Decodable {
    struct Class: Decodable {
      let index: Int
      let name: String
      let probability: Float
    }
    let image: String
    let top: [Class]
    let logits: [Float]
  }

  @Test func `predict prints the network's logits and ranks the classes`() throws {
    let (weights, image) = (fixture("pytorch/resnet18.pth"), fixture("images/source.png"))
    let run = try model(
      "predict", weights, image, image, "--json", "--top", "2", "--size", "64", "--classes", "a,b,c,d,e")
    #expect(run.exitCode == 0)
    let answers = try JSONDecoder().decode([Answer].self, from: Data(run.output.utf8))
    #expect(answers.map(\.image) == [image, image])
    var random = RandomSource(seed: 0)
    let input = Compose.testing(size: 64).tensor(of: try Image(contentsOf: image), using: &random)
    let logits = try ResNet.read(from: weights).forward(input, .inference)
    #expect(answers[0].logits == logits.values)
    let best = try #require(logits.values.indices.max { logits.values[$0] < logits.values[$1] })
    #expect(answers[0].top.count == 2 && answers[0].top[0].index == best)
    #expect(answers[0].top[0].name == ["a", "b", "c", "d", "e"][best])
    #expect(answers[0].top[0].probability >= answers[0].top[1].probability)
  }

  @Test func `predict names ImageNet's classes with this book's network`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/own.params"
      try PretrainedSource.load().write(to: path)
      let run = try model("predict", path, fixture("images/source.png"), "--top", "1")
      let line = try #require(run.output.split(separator: "\n").last)
      #expect(ImageNetClasses.all.contains { line.hasSuffix(" \($0.index)  \($0.name)") }, "\(line)")
    }
  }

  @Test(arguments: ["weights.params", "weights.safetensors"])
  func `convert preserves the network`(name: String) throws {
    try withTemporaryFolder { folder in
      let (from, to) = (fixture("pytorch/resnet18-legacy.pth"), "\(folder)/\(name)")
      let run = try model("convert", from, to)
      #expect(run.exitCode == 0 && run.output.hasPrefix("wrote \(to): resnet18_v1, named as in "))
      #expect(try ResNet.read(from: to).state == ResNet.read(from: from).state)
    }
  }

  @Test func `convert takes metadata along`() throws {
    try withTemporaryFolder { folder in
      let metadata = [
        "classes": #"["a","b","c","d","e"]"#, "input_size": "64", "mean": "[0.5,0.25,0]",
        "standard_deviation": "[1,0.5,0.25]", "width": "4",
      ]
      let weights = folder + "/weights.safetensors"
      try ResNet.read(from: fixture("gluon/resnet18_v2.params")).write(to: weights, metadata: metadata)
      let copy = folder + "/copy.safetensors"
      #expect(try model("convert", weights, copy).exitCode == 0)
      #expect(
        try WeightFile(copy).metadata == metadata.merging(["architecture": "resnet18_v2"]) { $1 })
      let onnx = folder + "/network.onnx"
      let run = try model("convert", weights, onnx)
      #expect(run.exitCode == 0 && run.output == "wrote \(onnx): resnet18_v2, named as in Gluon\n")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: onnx))
      for text in ["input_size", "classes", #"["a","b","c","d","e"]"#] {
        #expect(bytes.range(of: Data(text.utf8)) != nil, "\(text)")
      }
    }
  }

  @Test func `reports errors in one line and writes nothing`() throws {
    let weights = fixture("pytorch/resnet18.pth")
    try withTemporaryFolder { folder in
      for arguments in [
        ["inspect", "/nowhere/a.pth"], ["inspect", fixture("images/source.png")],
        ["predict", weights, "/nowhere/a.png"], ["predict", weights, weights],
        ["predict", weights, fixture("images/source.png"), "--classes", "a,b"],
        ["convert", weights, folder + "/a.pth"],
        ["convert", fixture("pytorch/kinds.pth"), folder + "/a.params"],
        ["convert", weights, "/dev/null/a.params"],
      ] {
        let run = try ChapterProcess("BookCommand", ["model"] + arguments)
        #expect(run.exitCode == 1 && run.output.isEmpty, "\(arguments)")
        let lines = run.errors.split(separator: "\n").filter { !$0.hasPrefix("input: ") }
        #expect(lines.count == 1 && lines[0].hasPrefix("Error: "), "\(run.errors)")
      }
      #expect(try files(under: folder).isEmpty)
    }
  }
}
