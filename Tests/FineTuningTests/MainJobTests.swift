import FineTuning
import Foundation
import TestSupport
import Testing

/// Failures of the main job, as a reader would see them.
@Suite struct MainJobTests {
  @Test(arguments: [
    ["--epochs", "0"], ["--unknown"], ["--out", "/dev/null/x"], ["--profile", "painted"],
    ["--learning-rate", "nan"],
  ])
  func `reports wrong input in one line and writes nothing`(arguments: [String]) throws {
    try withTemporaryFolder { folder in
      let run = try ChapterProcess(
        "fine-tune-vs-scratch", arguments, environment: ["FINETUNING_CACHE": folder + "/cache"])
      #expect(run.exitCode == 1 && run.output.isEmpty)
      #expect(run.errors.hasPrefix("error: ") && run.errors.split(separator: "\n").count == 1)
      #expect(try files(under: folder).isEmpty)
    }
  }

  @Test func `names a cache that can't be written`() throws {
    let run = try ChapterProcess(
      "fine-tune-vs-scratch", ["--quick", "--out", NSTemporaryDirectory()],
      environment: ["FINETUNING_CACHE": "/dev/null/cache"])
    #expect(run.exitCode == 1)
    #expect(
      run.errors.split(separator: "\n").last?.hasPrefix("error: /dev/null/cache: expected a cache folder")
        == true)
  }

  /// Calls `body` with a data set of two training images per class, one of them changed by `bytes`.
  private func withDamagedData(_ bytes: (Data) -> Data, _ body: (TargetData, String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let image = Image(width: 20, height: 20)
      for path in ["train/a/1", "train/a/2", "train/b/1", "train/b/2", "test/a/1", "test/b/1"] {
        try image.write(to: "\(folder)/\(path).png")
      }
      let damaged = "\(folder)/train/b/1.png"
      try bytes(Data(contentsOf: URL(fileURLWithPath: damaged))).write(to: URL(fileURLWithPath: damaged))
      try body(TargetData(folder), damaged)
    }
  }

  @Test(arguments: ["train/b", "test/b"])
  func `names a missing class folder`(missing: String) throws {
    try withDamagedData({ $0 }) { data, path in
      let folder = (data.train.path as NSString).deletingLastPathComponent
      try FileManager.default.removeItem(atPath: "\(folder)/\(missing)")
      let error = #expect(throws: InputError.self) { try TargetData(folder) }
      #expect(error?.subject == folder + "/test" && error?.description.contains("b") == true)
    }
  }

  @Test func `a damaged image stops the training with an error that names it`() throws {
    for bytes in [{ (data: Data) in data.prefix(60) }, { _ in Data("no image".utf8) }] {
      try withDamagedData(bytes) { data, path in
        let experiment = try Experiment.open(
          file: #filePath, arguments: ["--quick", "--out", "\(path).out"])
        defer { try? FileManager.default.removeItem(atPath: experiment.checkpointFolder) }
        var random = RandomSource(seed: 1)
        let network = ResNet.resNet18(classes: 2, width: 4, using: &random)
        let error = #expect(throws: InputError.self) {
          try experiment.train(network, on: data, learningRate: 0.01, "damaged")
        }
        #expect(error?.subject == path)
      }
    }
  }
}
