import FineTuningFiles
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

  /// Writes an untrained network, and returns its path.
  private func writeNetwork(_ classes: [String], in folder: String) throws -> String {
    var random = RandomSource(seed: 1)
    let path = folder + "/network.safetensors"
    let description = NetworkDescription(classes: classes, inputSize: 32)
    try Classifier(.resNet18(classes: classes.count, width: 4, using: &random), description).write(to: path)
    return path
  }

  private func train(_ arguments: [String]) throws -> ChapterProcess {
    try ChapterProcess("Train", arguments + ["--size", "32", "--epochs", "4", "--frozen-epochs", "2"])
  }

  @Test func `from a folder to a label`() throws {
    try withTemporaryFolder { folder in
      let (lamps, out) = (folder + "/lamps", folder + "/out")
      let names = ["red, or \"rot\"", "green\nlamp", "blue"]
      try write(names, count: 12, in: lamps)
      let run = try train([lamps, "--out", out])
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

      let images = (0..<3).map { "\(lamps)/blue/\($0).png" }
      let answers = try ChapterProcess(
        "BookCommand",
        ["model", "predict", "\(out)/lamps.safetensors", "\(lamps)/blue", "nothing.png", "--csv"])
      #expect(answers.exitCode == 1 && answers.errors.contains("nothing.png"))
      #expect(answers.output.split(separator: "\n").count >= 12 && answers.output.contains(images[0]))
      let evaluation = try ChapterProcess(
        "BookCommand", ["model", "evaluate", "\(out)/lamps.safetensors", lamps])
      #expect(
        evaluation.exitCode == 0 && evaluation.output.contains("of 36 images (95 % confidence interval"))
    }
  }

  @Test func `an interrupted run continues to the same network`() throws {
    try withTemporaryFolder { folder in
      try write(["a", "b"], count: 20, in: folder + "/images")
      let whole = try train([folder + "/images", "--out", folder + "/whole"])
      #expect(whole.exitCode == 0, "\(whole.errors)")
      let parts = folder + "/parts"
      let process = try ChapterProcess.start(
        "Train",
        [folder + "/images", "--out", parts, "--size", "32", "--epochs", "4", "--frozen-epochs", "2"])
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
        let rest = try train([folder + "/images", "--out", parts, "--resume"])
        #expect(rest.exitCode == 0, "\(rest.errors)")
      }
      let networks = try ["whole", "parts"].map {
        try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)/images.safetensors"))
      }
      #expect(networks[0] == networks[1])
    }
  }

  @Test func `an image to test by that is damaged stops a run before its first epoch`() throws {
    try withTemporaryFolder { folder in
      for part in ["train", "test"] { try write(["a", "b"], count: 6, in: "\(folder)/images/\(part)") }
      try AtomicFile.write("no image", to: folder + "/images/test/b/5.png")
      let run = try train([folder + "/images", "--out", folder + "/out"])
      #expect(
        run.exitCode == 1 && run.errors.contains("test/b/5.png: expected a JPEG or PNG image"),
        "\(run.errors)")
      #expect(!run.output.contains("epoch 1"))
      let rest = try train([folder + "/images", "--out", folder + "/out", "--skip-unreadable"])
      #expect(rest.exitCode == 0 && rest.output.contains("skipped 1 of 12 images"), "\(rest.errors)")
    }
  }

  @Test func `two runs don't write to one folder`() throws {
    try withTemporaryFolder { folder in
      try write(["a", "b"], count: 9, in: folder + "/images")
      try FileManager.default.createDirectory(
        atPath: folder + "/out/unfinished", withIntermediateDirectories: true)
      try FileLock.hold(folder + "/out/unfinished/lock") {
        let run = try train([folder + "/images", "--out", folder + "/out"])
        #expect(run.exitCode == 1 && run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.contains("\(folder)/out: expected no other run"))
      }
      let rest = try train([folder + "/images", "--out", folder + "/out"])
      #expect(rest.exitCode == 0 && !FileManager.default.fileExists(atPath: folder + "/out/unfinished"))
    }
  }

  @Test func `the rarest class counts as much as the others`() throws {
    try withTemporaryFolder { folder in
      try write(["a"], count: 60, in: folder + "/images")
      try write(["b", "c"], count: 9, in: folder + "/images")
      let run = try train([folder + "/images", "--out", folder + "/out"])
      #expect(run.exitCode == 0 && run.output.contains("balanced validation acc"), "\(run.errors)")
      let unbalanced = try train(
        [folder + "/images", "--out", folder + "/out", "--no-balance-classes", "--epochs", "1"])
      #expect(unbalanced.output.contains(", validation acc"))
    }
  }

  @Test func `lists with nothing in them, and folders without images, are reported, and the rest goes on`()
    throws
  {
    try withTemporaryFolder { folder in
      _ = try writeNetwork(["a", "b"], in: folder)
      try write(["a"], count: 1, in: folder)
      try FileManager.default.createDirectory(atPath: folder + "/empty", withIntermediateDirectories: true)
      let run = try ChapterProcess(
        "BookCommand",
        [
          "model", "predict", "network.safetensors", "empty",
          "../\(URL(fileURLWithPath: folder).lastPathComponent)/a", "--csv",
        ],
        environment: ["FINETUNING_CALLER": folder])
      #expect(
        run.exitCode == 1 && run.errors.contains("\(folder)/empty: expected a folder with"), "\(run.errors)")
      #expect(run.output.hasPrefix("\(folder)/a/0.png,"))
    }
  }

  @Test func `a network that can't be written to its place at the end isn't lost`() throws {
    try withTemporaryFolder { folder in
      try write(["a", "b"], count: 9, in: folder + "/lamps")
      // What a full disk does, a folder of the network's name does too.
      try AtomicFile.write("in the way", to: folder + "/out/lamps.safetensors/file")
      let run = try train([folder + "/lamps", "--out", folder + "/out"])
      #expect(
        run.exitCode == 1 && run.errors.contains("\(folder)/out/lamps.safetensors: expected"), "\(run.errors)"
      )
      #expect(run.errors.contains("safe in \(folder)/out/unfinished/best.safetensors"))
      #expect(
        try Classifier(contentsOf: folder + "/out/unfinished/best.safetensors").description.classes == [
          "a", "b",
        ])
      try FileManager.default.removeItem(atPath: folder + "/out/lamps.safetensors")
      let rest = try train([folder + "/lamps", "--out", folder + "/out", "--resume"])
      #expect(rest.exitCode == 0, "\(rest.errors)")
      #expect(
        try Classifier(contentsOf: folder + "/out/lamps.safetensors").description.training?.testAccuracy
          != nil)
    }
  }

  @Test func `a network is refused for a folder of other classes`() throws {
    try withTemporaryFolder { folder in
      let network = try writeNetwork(["a", "b, or c"], in: folder)
      try write(["a", "d"], count: 1, in: folder + "/images")
      let run = try ChapterProcess(
        "BookCommand", ["model", "evaluate", network, folder + "/images"])
      #expect(run.exitCode == 1 && run.errors.split(separator: "\n").count == 1)
      #expect(run.errors.contains("\(folder)/images/d: expected a folder named as one of the classes of"))
    }
  }

  @Test(arguments: [
    "no folder", "no classes", "one class", "one image", "images without classes", "one level too deep",
    "parts beside classes", "another class in a part", "not images", "another page",
  ])
  func `a folder that can't be trained on is an error in one line, before any work`(problem: String) throws {
    try withTemporaryFolder { folder in
      let (images, out) = (folder + "/images", folder + "/out")
      switch problem {
      case "no classes":
        try FileManager.default.createDirectory(atPath: images, withIntermediateDirectories: true)
      case "one class": try write(["a"], count: 5, in: images)
      case "one image":
        try write(["a", "b"], count: 5, in: images)
        try write(["c"], count: 1, in: images)
      case "images without classes": try write(["."], count: 3, in: images)
      case "one level too deep": try write(["a", "b"], count: 5, in: images + "/images")
      case "parts beside classes":
        try write(["a", "b"], count: 5, in: images + "/train")
        try write(["a", "b"], count: 5, in: images)
      case "another class in a part":
        try write(["a", "b"], count: 5, in: images + "/train")
        try write(["a", "c"], count: 5, in: images + "/test")
      case "not images":
        for path in ["a/1.jfif", "a/2.jfif", "a/3.jfif", "b/1.png", "b/2.png", "b/3.png"] {
          try AtomicFile.write("no image: \(path)", to: "\(images)/\(path)")
        }
      case "another page":
        try write(["a", "b"], count: 5, in: images)
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        try "# Mine".write(toFile: out + "/README.md", atomically: true, encoding: .utf8)
      default: break
      }
      let run = try train([images, "--out", out])
      // The images are looked at before the first epoch.
      let errors = run.errors.split(separator: "\n").filter { !$0.hasPrefix("looking for images") }
      #expect(run.exitCode != 0 && errors.count == 1, "\(run.errors)")
      #expect(run.errors.contains("expected") && run.errors.contains(folder) && !run.errors.contains("epoch"))
    }
  }
}
