import FineTuning
import Foundation
import TestSupport
import Testing

/// Every chapter with data and source networks that its text isn't about: it says only what is true of them, or ends in
/// one line.
@Suite struct OtherClassesTests {
  static let chapters = [
    "dataset", "augmentation", "model-surgery", "fine-tune-vs-scratch", "frozen-features", "class-713",
  ]

  /// Class names, by what they are an example of.
  static let classes: [String: [String]] = [
    "one": ["only"],
    "two": ["cats", "dogs"],
    "three": ["cauliflowers", "broccoli", "other vegetables"],
    "ten": ["bread", "French_loaf"] + (2..<10).map { "dish \($0)" },
    "sixty": (0..<60).map { "class \($0)" },
  ]

  /// Writes two training images and a test image for each class, each class in a colour of its own.
  private func writeImages(_ classes: [String], to folder: String) throws {
    for (label, name) in classes.enumerated() {
      for (part, count) in [("train", 2), ("test", 1)] {
        for number in 0..<count {
          let pixel = [UInt8(label * 97 % 256), UInt8(label * 41 % 256), UInt8(60 * number)]
          try Image(width: 24, height: 20 + number, pixels: (0..<24 * (20 + number)).flatMap { _ in pixel })
            .write(to: "\(folder)/\(part)/\(name)/\(number).png")
        }
      }
    }
  }

  /// Runs a chapter for one epoch on images of the given classes, from a narrow network with random weights.
  private func run(
    _ chapter: String, classes: [String], outputs: Int = 1000, architecture: Architecture = .resNet18V2,
    _ body: (_ run: ChapterProcess, _ page: String?, _ folder: String) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      try writeImages(classes, to: folder + "/images")
      var random = RandomSource(seed: 1)
      try ResNet(architecture, classes: outputs, width: 4, using: &random)
        .write(to: folder + "/source.safetensors")
      let run = try ChapterProcess(
        chapter,
        [
          "--epochs", "1", "--batch-size", "16", "--out", folder + "/out", "--data", folder + "/images",
          "--source", folder + "/source.safetensors",
        ])
      try body(run, try? String(contentsOfFile: folder + "/out/README.md", encoding: .utf8), folder)
    }
  }

  private func expectRefusal(_ run: ChapterProcess, _ page: String?, _ reason: String) {
    #expect(run.exitCode == 1 && run.output.isEmpty && page == nil)
    #expect(run.errors.hasPrefix("error: ") && run.errors.contains(reason), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
  }

  /// Checks that a chapter has ended well, and that its page says nothing about hot dogs.
  private func expectTruth(_ run: ChapterProcess, _ page: String?, _ folder: String) throws -> String {
    #expect(run.exitCode == 0, "\(run.errors)")
    let page = try #require(page)
    #expect(
      page.contains("> This page shows what the chapter computes from the images in `\(folder)/images`"))
    for text in [page, run.output, try files(under: folder + "/out").keys.joined(separator: " ")] {
      #expect(text.firstMatch(of: /(?i)hot[^a-z]?dog/) == nil)
    }
    return page
  }

  @Test(arguments: chapters, ["one", "two", "three", "ten", "sixty"])
  func `any number of classes`(chapter: String, size: String) throws {
    let classes = try #require(Self.classes[size])
    try run(chapter, classes: classes) { run, page, folder in
      if size == "one" {
        expectRefusal(run, page, "expected at least two classes to tell apart, found one, only")
      } else if chapter == "class-713", size == "two" || size == "sixty" {
        expectRefusal(run, page, "expected a folder named as a class of ImageNet")
      } else {
        let page = try expectTruth(run, page, folder)
        switch chapter {
        case "dataset": for name in classes { #expect(page.contains("| \(name) |")) }
        case "model-surgery":
          let shared = ["three": "broccoli", "ten": "French_loaf"][size]
          #expect(page.contains("of 1 images are called") == (shared != nil))
          #expect(
            page.contains("```text\nno class is named as one of the source's outputs") == (shared == nil))
          if let shared { #expect(page.contains("\(shared): ") && page.contains("all other classes: ")) }
        case "fine-tune-vs-scratch":
          #expect(page.contains("shades for the fractions") == (size == "sixty"))
        case "class-713":
          let row = size == "three" ? "937 n07714990 broccoli" : "930 n07684084 French loaf"
          #expect(page.contains(row) && page.contains("713 n03924679 photocopier"))
          #expect(page.contains("detectors of images of \(size == "three" ? "broccoli" : "French loaf")"))
        default: break
        }
      }
    }
  }

  @Test(arguments: chapters, [2, 7])
  func `a source network with outputs of its own`(chapter: String, outputs: Int) throws {
    let architecture = outputs == 2 ? Architecture.resNet18V2 : .resNet18V1
    try run(chapter, classes: ["cats", "dogs"], outputs: outputs, architecture: architecture) {
      run, page, folder in
      if chapter == "class-713" {
        expectRefusal(run, page, "expected 1,000 outputs for this chapter, found \(outputs)")
      } else {
        let page = try expectTruth(run, page, folder)
        if chapter == "model-surgery" {
          #expect(page.contains("| first | second |") && page.contains("| output 1 ") == true)
          #expect(page.contains("| fifth |") == (outputs == 7))
          #expect(page.contains("Dense(32 → \(outputs))"))
        }
      }
    }
  }

  @Test func `a chapter that can't use the source network says so before it draws any data`() throws {
    try withTemporaryFolder { folder in
      var random = RandomSource(seed: 1)
      try ResNet.resNet18(classes: 2, width: 4, using: &random).write(to: folder + "/two.params")
      let run = try ChapterProcess(
        "class-713", ["--source", folder + "/two.params", "--out", folder + "/out"],
        environment: ["FINETUNING_CACHE": folder + "/cache"])
      expectRefusal(run, nil, "/two.params: expected 1,000 outputs for this chapter, found 2")
      #expect(!FileManager.default.fileExists(atPath: folder + "/cache"))
    }
  }

  @Test func `classes with a single image each have room in every chapter`() throws {
    try withTemporaryFolder { folder in
      for path in ["train/jay/1", "train/kite/1", "test/jay/1", "test/kite/1"] {
        try Image(width: 30, height: 20).write(to: "\(folder)/\(path).png")
      }
      for chapter in Self.chapters {
        let run = try ChapterProcess(
          chapter, ["--epochs", "1", "--quick", "--data", folder, "--out", "\(folder)/\(chapter)"])
        #expect(run.exitCode == 0, "\(chapter): \(run.errors)")
      }
    }
  }
}
