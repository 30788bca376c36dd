import FineTuning
import Foundation
import TestSupport
import Testing

/// Chapters with a reader's own weights and images, or with downloads.
@Suite struct OwnDataTests {
  /// Runs the main job for one epoch, in batches of two.
  private func run(
    _ arguments: [String], environment: [String: String] = [:],
    _ body: (_ run: ChapterProcess, _ folder: String) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      for path in ["train/a/1", "train/a/2", "train/b/1", "train/b/2", "test/a/1", "test/b/1"] {
        try Image(width: 20, height: 20).write(to: "\(folder)/images/\(path).png")
      }
      var random = RandomSource(seed: 1)
      for file in ["own.params", "own.safetensors"] {
        try ResNet.resNet18(classes: 7, width: 4, using: &random).write(to: "\(folder)/\(file)")
      }
      let common = ["--epochs", "1", "--batch-size", "2", "--out", folder + "/out"]
      let own = arguments.map { $0.replacing("FOLDER", with: folder) }
      try body(
        ChapterProcess(
          "fine-tune-vs-scratch", common + own,
          environment: ["FINETUNING_CACHE": folder + "/cache"].merging(environment) { $1 }), folder)
    }
  }

  @Test(arguments: ["own.params", "own.safetensors"], ["drawn", "photos"])
  func `your own network and images need nothing else`(source: String, profile: String) throws {
    let options = ["--profile", profile, "--source", "FOLDER/\(source)", "--data", "FOLDER/images"]
    try run(options) { run, folder in
      #expect(run.exitCode == 0, "\(run.errors)")
      let page = try String(contentsOfFile: folder + "/out/README.md", encoding: .utf8)
      #expect(page.contains("computes from the images in `\(folder)/images` and the source network in"))
      #expect(page.contains("source \(folder)/\(source), data \(folder)/images"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/cache"))
    }
  }

  @Test func `names a file without a network and a folder without images`() throws {
    try run(["--data", "FOLDER/images", "--source", "FOLDER/none.params"]) { run, folder in
      #expect(run.exitCode == 1 && run.errors.contains("error: \(folder)/none.params: expected"))
    }
    try run(["--data", "FOLDER/images/train"]) { run, folder in
      #expect(run.exitCode == 1 && run.errors.contains("error: \(folder)/images/train/train: expected"))
    }
  }

  @Test func `names an unreadable image, and can skip it`() throws {
    try withTemporaryFolder { folder in
      for path in ["train/a/1", "train/a/2", "train/b/1", "test/a/1", "test/b/1"] {
        try Image(width: 20, height: 20).write(to: "\(folder)/\(path).jpg")
      }
      let whole = try Data(contentsOf: URL(fileURLWithPath: folder + "/train/a/1.jpg"))
      try AtomicFile.write(whole.prefix(whole.count / 2), to: folder + "/train/b/2.jpg")
      try AtomicFile.write("a note", to: folder + "/test/read.me")
      let options = ["--source", "FOLDER/own.params", "--data", folder]
      try run(options) { run, own in
        #expect(run.exitCode == 1)
        #expect(run.errors.contains("error: \(folder)/train/b/2.jpg: expected a sound JPEG"))
        #expect(run.errors.contains("; --skip-unreadable continues without it\n"), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: own + "/out/README.md"))
      }
      try run(options + ["--skip-unreadable"]) { run, own in
        #expect(run.exitCode == 0, "\(run.errors)")
        let page = try String(contentsOfFile: own + "/out/README.md", encoding: .utf8)
        for text in [run.output, page] {
          #expect(text.contains("/train: skipped 1 of 4 images, which cannot be read: b/2.jpg (damage"))
          #expect(
            text.contains(
              "/test: skipped 1 entry that is neither a class folder nor a .jpg, .jpeg or .png file: read"))
          #expect(text.contains("3 images to train on, 2 to test with"))
        }
        #expect(page.contains("skipped images 1 of 6"))
      }
    }
  }

  @Test func `names the address of a failed download, and another way`() throws {
    // Nothing listens on port 9 (discard).
    let offline = ["FINETUNING_MIRROR": "http://127.0.0.1:9", "no_proxy": "127.0.0.1"]
    try run(["--profile", "photos"], environment: offline) { run, folder in
      #expect(run.exitCode == 1)
      let error = run.errors.split(separator: "\n").last ?? ""
      #expect(error.hasPrefix("error: http://127.0.0.1:9/hotdog.zip: expected the file hotdog.zip"))
      #expect(error.contains("./book data add FILE"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/out/README.md"))
    }
    try run(["--profile", "photos", "--data", "FOLDER/images"], environment: offline) { run, _ in
      #expect(run.exitCode == 1 && run.errors.contains("/resnet18_v2-a81db45f.zip"), "\(run.errors)")
    }
  }
}
