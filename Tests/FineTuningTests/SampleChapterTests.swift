import Foundation
import TestSupport
import Testing

/// The sample chapter, run the way a reader runs a chapter.
@Suite struct SampleChapterTests {
  @Test func `writes its page, with the same bytes every time`() throws {
    let (first, second) = try withTemporaryFolder { folder in
      let places = ["\(folder)/one", "\(folder)/two"]
      for place in places {
        let run = try ChapterProcess("sample-chapter", ["--out", place, "--threads", "1"])
        #expect(run.exitCode == 0 && run.errors.isEmpty)
        #expect(run.output.contains("epoch 5, test acc 0.920\n"))
        #expect(run.output.hasSuffix("page: \(place)/README.md\nfigures: \(place)/figures\n"))
      }
      // The record of a run has times.
      let written = try places.map { try files(under: $0).filter { $0.key != "run.json" } }
      return (written[0], written[1])
    }
    #expect(first.count == 5 && first == second)
    let page = String(decoding: first["README.md"] ?? Data(), as: UTF8.self)
    #expect(page.contains("```text\nepoch 1, test acc 0.600\n"))
    #expect(page.contains("which ends at 0.920."))
    #expect(page.contains("import FineTuning") && !page.contains("hidden") && !page.contains("lucky"))
  }

  @Test func `leaves the old page when it fails halfway`() throws {
    try withTemporaryFolder { folder in
      #expect(try ChapterProcess("sample-chapter", ["--out", folder]).exitCode == 0)
      let before = try files(under: folder)
      let failed = try ChapterProcess("sample-chapter", ["--out", folder, "--seed", "13", "--epochs", "3"])
      #expect(failed.exitCode == 1)
      #expect(failed.errors == "error: seed: expected a lucky number, found 13; try 14\n")
      #expect(failed.output.contains("epoch 3"))
      #expect(try files(under: folder) == before)
    }
  }

  @Test(arguments: [["--epochs", "0"], ["--wrong"], ["--out", "/dev/null/x"]])
  func `reports errors in one line before any work`(arguments: [String]) throws {
    let run = try ChapterProcess("sample-chapter", arguments)
    #expect(run.exitCode == 1 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: ") && run.errors.split(separator: "\n").count == 1)
  }

  @Test func `defers the first interruption but not the second`() throws {
    try withTemporaryFolder { folder in
      let run = try RunningProcess("sample-chapter", ["--seed", "12", "--out", folder])
      run.read(upTo: "holds out\n")
      run.send(SIGINT)
      run.read(upTo: "after an interruption\n")
      run.send(SIGINT)
      #expect(run.finish().exitCode == 128 + SIGINT)
    }
  }

  @Test(.enabled(if: SmallDisk.canMake, "only root can mount a file system in memory"))
  func `leaves the old page when the disk is full`() throws {
    try withTemporaryFolder { folder in
      try SmallDisk.with(kilobytes: 1024, at: folder) {
        #expect(try ChapterProcess("sample-chapter", ["--out", folder]).exitCode == 0)
        let before = try files(under: folder)
        // From no space at all to almost enough.
        for room in [0, 8, 20] {
          try SmallDisk.fill(folder, butFor: room)
          let failed = try ChapterProcess("sample-chapter", ["--out", folder, "--epochs", "3"])
          #expect(failed.exitCode == 1 && failed.errors.hasPrefix("error: "), "\(room): \(failed.errors)")
          #expect(failed.errors.split(separator: "\n").count == 1)
          try FileManager.default.removeItem(atPath: SmallDisk.ballast(folder))
          #expect(try files(under: folder) == before)
        }
      }
    }
  }

  @Test func `lists its options`() throws {
    let run = try ChapterProcess("sample-chapter", ["--help"])
    #expect(run.exitCode == 0 && run.errors.isEmpty)
    #expect(run.output.contains("USAGE: sample-chapter") && run.output.contains(".build/runs/CHAPTER"))
  }
}
