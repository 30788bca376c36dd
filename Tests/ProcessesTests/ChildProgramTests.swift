import FineTuningFiles
import Foundation
import Processes
import TestSupport
import Testing

@Suite struct ChildProgramTests {
  @Test func returnsTheExitCodeAsAShellDoes() throws {
    #expect(try ChildProgram(["true"]).run() == 0)
    #expect(try ChildProgram(["sh", "-c", "exit 7"]).run() == 7)
    #expect(try ChildProgram(["sh", "-c", "kill -KILL $$"]).run() == 128 + SIGKILL)
  }

  @Test func staysInTheProcessGroupOfTheTerminal() throws {
    try withTemporaryFolder { folder in
      let script = "cut -d ' ' -f 5 /proc/self/stat > \"$OUT\""
      #expect(try ChildProgram(["sh", "-c", script], environment: ["OUT": folder + "/group"]).run() == 0)
      let group = try String(contentsOfFile: folder + "/group", encoding: .utf8)
      #expect(group == "\(getpgrp())\n")
    }
  }

  @Test func namesAProgramThatCannotBeStarted() {
    let error = #expect(throws: InputError.self) { try ChildProgram(["/nowhere/program"]).run() }
    #expect(error?.subject == "/nowhere/program")
  }
}
