import Foundation
import TestSupport
import Testing

@testable import Fuzzer

/// Runs `./book fuzz` as from a shell.
@Suite struct CampaignTests {
  /// Fewer inputs for slow formats. ArgumentParser takes 20 ms for each command line in a debug build; the
  /// part that is our code, the options' values, has its own format, `option-values`.
  private static let slow = ["options": 500]

  @Test(arguments: FuzzTarget.all.map(\.name))
  func `the parser reads damaged files or throws an error`(format: String) throws {
    try withTemporaryFolder { folder in
      let count = Limits.isSanitized ? 500 : Self.slow[format] ?? 20_000
      let run = try ChapterProcess("Fuzzer", [format, "--inputs", "\(count)", "--findings", folder])
      #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.output)\(run.errors)")
      #expect(run.output.hasPrefix("\(format): \(count) inputs, ") && run.output.contains(" 0 findings; "))
    }
  }

  private func selfTest(_ text: String, _ options: String...) throws -> ChapterProcess {
    try withTemporaryFolder { folder in
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/input"))
      return try ChapterProcess(
        "Fuzzer", ["self-test", "--file", folder + "/input"] + options,
        environment: ["SWIFT_BACKTRACE": "enable=no"])
    }
  }

  @Test func `every kind of bug is a finding`() throws {
    #expect(try selfTest("a valid file").output.hasPrefix("parsed without an error\n"))
    for (word, failure) in [
      ("TRAP", "was ended by signal"), ("HANG", "took more than 1 s of processor time"),
      ("ODD", "ended with exit code 1"),
    ] {
      let run = try selfTest("a \(word) here")
      #expect(run.exitCode == 1 && run.output.hasPrefix("finding: self-test \(failure)"), "\(run.output)")
    }
  }

  @Test(.enabled(if: hasMemoryLimit, "this system, or a sanitizer, allows no memory limit"))
  func `exceeding the memory limit is a finding`() throws {
    let run = try selfTest("MEM")
    #expect(run.exitCode == 1 && run.output.hasPrefix("finding: self-test was ended by signal"))
    #expect(try selfTest("MEM", "--memory", "200").exitCode == 0)
  }

  @Test func `a finding is named, minimized and saved, and the campaign continues`() throws {
    try withTemporaryFolder { folder in
      let arguments = ["self-test", "--inputs", "40", "--findings", folder]
      let run = try ChapterProcess("Fuzzer", arguments)
      #expect(run.exitCode == 1 && run.output.hasPrefix("self-test: 40 inputs, "), "\(run.output)")
      let inputs = try files(under: folder).values.map { String(decoding: $0, as: UTF8.self) }
      #expect(inputs.contains("TRAP") && inputs.contains("MEM") == hasMemoryLimit, "\(inputs)")
      #expect(inputs.count == run.output.split(separator: "\n").count { $0.hasPrefix("finding: self-test ") })
    }
  }

  @Test func `a wrong command line ends in a one-line error`() throws {
    for arguments in [["gif"], ["png", "--inputs", "0"], ["png", "--file", "/nowhere/a.png"]] {
      let run = try ChapterProcess("Fuzzer", arguments)
      #expect(run.exitCode != 0 && run.errors.hasPrefix("Error: "), "\(run.errors)")
    }
  }
}

/// Whether a child process can be given a memory limit.
let hasMemoryLimit: Bool = {
  #if os(Linux)
    !Limits.isSanitized
  #else
    false
  #endif
}()
