import FineTuningFiles
import Testing

@testable import FineTuningNotebook

@Suite struct ChapterSourceTests {
  @Test func `separates prose from code`() {
    let source = ChapterSource(
      """
      //: # Title
      //:
      //:   indented
      //:text

      import A


      let b = 1

      //: More.
      """)
    #expect(
      source.blocks == [
        .prose(["# Title", "", "  indented", "text"], firstLine: 1),
        .code(["", "import A", "", "", "let b = 1", ""], firstLine: 5),
        .prose(["More."], firstLine: 11),
      ])
  }

  @Test func `hides marked lines and closes the gaps`() {
    let lines = ["", "let a = 1", "", "secret()  // hidden", "", "let b = 2  // not hidden away", "", ""]
    #expect(ChapterSource.visible(lines) == ["let a = 1", "", "let b = 2  // not hidden away"])
    #expect(ChapterSource.visible(["secret()  // hidden", ""]).isEmpty)
  }

  @Test func `leaves indented comments in the code`() {
    let source = ChapterSource("func f() {\n  //: not prose\n  // a comment\n}")
    #expect(source.blocks == [.code(["func f() {", "  //: not prose", "  // a comment", "}"], firstLine: 1)])
  }

  @Test func `splits code at an empty line of prose`() {
    let source = ChapterSource("a()\n//:\nb()")
    #expect(
      source.blocks == [
        .code(["a()"], firstLine: 1), .prose([""], firstLine: 2), .code(["b()"], firstLine: 3),
      ])
  }

  @Test func `accepts CRLF line ends`() {
    #expect(ChapterSource("//: a\r\nb()\r\n").blocks == ChapterSource("//: a\nb()\n").blocks)
  }

  @Test func `may be empty`() {
    #expect(ChapterSource("").blocks == [.code([""], firstLine: 1)])
  }

  @Test func `compares labels before any work`() throws {
    func check(_ source: String) throws { try ChapterSource(source).checkLabels(file: "main.swift") }
    try check(
      "//: [](#fig-a), [](#n), `[](#x)`\na(label: \"fig-a\")\nb(\"n\")  // hidden\nc(label: \"90 %\")")
    let unknown = #expect(throws: InputError.self) { try check("//: a\n//: [](#fig-b)\na(\"fig-a\")") }
    #expect(unknown?.subject == "main.swift:2" && unknown?.found == "\"fig-b\"")
    let silent = #expect(throws: InputError.self) { try check("a()\nb(label: \"tab-a\")\n//: no [](tab-a)") }
    #expect(silent?.subject == "main.swift:2")
  }

  @Test(arguments: [
    ("try book.weave()", true), ("a()\ntry notebook.weave()  // hidden", true), ("//: book.weave()", false),
    ("a()  // then book.weave()", false), ("", false),
  ])
  func `must weave in code`(source: String, weaves: Bool) {
    func isAccepted(as file: String) -> Bool { (try? ChapterSource(source).checkWeaves(file: file)) != nil }
    #expect(isAccepted(as: "/x/main.swift") == weaves)
    #expect(isAccepted(as: "/x/SomeTests.swift"))
  }
}
