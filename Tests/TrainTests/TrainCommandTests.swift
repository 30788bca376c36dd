import FineTuningImages
import FineTuningModels
import FineTuningTensors
import FineTuningTraining
import Foundation
import TestSupport
import Testing

/// `./book train` and what becomes of its network, run the way a shell would.
@Suite struct TrainCommandTests {
  /// Writes noisy images whose classes differ in brightness and colour.
  private func write(_ classes: [String], count: Int, in folder: String) throws {
    var random = RandomSource(seed: 4)
    for (label, name) in classes.enumerated() {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      for number in 0..<count {
        var image = Image(width: 40, height: 40)
        for index in image.pixels.indices {
          let level = index % 3 == label % 3 ? 190 : 60
          image.pixels[index] = UInt8(level + random.integer(-40...40))
        }
        try image.write(to: "\(folder)/\(name)/\(number).png")
      }
    }
  }

  private func train(_ arguments: [String]) throws -> ChapterProcess {
    try ChapterProcess("Train", arguments + ["--size", "32", "--epochs", "4", "--frozen-epochs", "2"])
  }

  @Test func `from a folder to a label`() throws {
    try withTemporaryFolder { folder in
      let (pictures, out) = (folder + "/lamps", folder + "/out")
      let names = ["red, or \"rot\"", "green\nlamp", "blue"]
      try write(names, count: 12, in: pictures)
      let run = try train([pictures, "--out", out])
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(run.output.contains("3 classes") && !run.output.contains("hot dog"))

      let classifier = try Classifier(contentsOf: "\(out)/lamps.safetensors")
      #expect(classifier.description.classes == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      #expect(classifier.description.inputSize == 32)
      let record = try #require(classifier.description.training)
      #expect(record.images.values.reduce(0) { $0 + $1.reduce(0, +) } == 36 && record.testAccuracy != nil)
      let report = try String(contentsOfFile: out + "/README.md", encoding: .utf8)
      #expect(report.contains("figures/confusion.svg") && !report.contains("hot dog"))
      #expect(!FileManager.default.fileExists(atPath: out + "/unfinished"))

      let images = (0..<3).map { "\(pictures)/blue/\($0).png" }
      let answers = try ChapterProcess(
        "BookCommand",
        ["model", "predict", "\(out)/lamps.safetensors", "\(pictures)/blue", "nothing.png", "--csv"])
      #expect(answers.exitCode == 1 && answers.errors.contains("nothing.png"))
      #expect(answers.output.split(separator: "\n").count >= 12 && answers.output.contains(images[0]))
      let evaluation = try ChapterProcess(
        "BookCommand", ["model", "evaluate", "\(out)/lamps.safetensors", pictures])
      #expect(evaluation.exitCode == 0 && evaluation.output.contains("of 36 images are right"))
    }
  }

  @Test func `an interrupted run continues to the same network`() throws {
    try withTemporaryFolder { folder in
      try write(["a", "b"], count: 20, in: folder + "/pictures")
      let whole = try train([folder + "/pictures", "--out", folder + "/whole"])
      #expect(whole.exitCode == 0, "\(whole.errors)")
      let parts = folder + "/parts"
      let process = try ChapterProcess.start(
        "Train",
        [folder + "/pictures", "--out", parts, "--size", "32", "--epochs", "4", "--frozen-epochs", "2"])
      while !FileManager.default.fileExists(atPath: parts + "/unfinished/best.safetensors"), process.isRunning
      {
        usleep(1_000)
      }
      process.interrupt()
      process.waitUntilExit()
      if FileManager.default.fileExists(atPath: parts + "/unfinished/checkpoint.safetensors") {
        // The checkpoint is a weights file like any other.
        let unfinished = try Classifier(contentsOf: parts + "/unfinished/checkpoint.safetensors")
        #expect(unfinished.description.classes == ["a", "b"])
        let rest = try train([folder + "/pictures", "--out", parts, "--resume"])
        #expect(rest.exitCode == 0, "\(rest.errors)")
      }
      let networks = try ["whole", "parts"].map {
        try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)/pictures.safetensors"))
      }
      #expect(networks[0] == networks[1])
    }
  }

  @Test(arguments: ["no folder", "no classes", "one class", "one image", "a page of somebody else's"])
  func `a folder that can't be trained on is an error in one line, before any work`(problem: String) throws {
    try withTemporaryFolder { folder in
      let (pictures, out) = (folder + "/pictures", folder + "/out")
      switch problem {
      case "no classes":
        try FileManager.default.createDirectory(atPath: pictures, withIntermediateDirectories: true)
      case "one class": try write(["a"], count: 5, in: pictures)
      case "one image":
        try write(["a", "b"], count: 5, in: pictures)
        try write(["c"], count: 1, in: pictures)
      case "a page of somebody else's":
        try write(["a", "b"], count: 5, in: pictures)
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        try "# Mine".write(toFile: out + "/README.md", atomically: true, encoding: .utf8)
      default: break
      }
      let run = try train([pictures, "--out", out])
      #expect(run.exitCode != 0 && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
      #expect(run.errors.contains("expected") && run.errors.contains(folder))
    }
  }
}
