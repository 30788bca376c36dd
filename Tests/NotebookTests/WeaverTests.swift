import FineTuningFiles
import FineTuningPlotting
import Testing

@testable import FineTuningNotebook

@Suite struct WeaverTests {
  private let chart = BarChart([.init("a", 1, label: "1")], width: 100)

  private func weave(_ source: String, _ outputs: [Output], showsText: Bool = true) throws -> String {
    try Weaver(
      file: "main.swift", source: ChapterSource(source), outputs: outputs, showsText: showsText,
      image: { label, _ in "x/\(label).svg" }
    ).page()
  }

  private func text(_ line: Int, _ text: String) -> Output { Output(line: line, content: .text(text)) }

  private func figure(_ line: Int, _ label: String) -> Output {
    Output(line: line, content: .figure(chart, caption: "A \"bar\".", label: label))
  }

  private func refusal(_ source: String, _ outputs: [Output]) -> InputError? {
    #expect(throws: InputError.self) { try weave(source, outputs) }
  }

  @Test func `puts outputs under their code`() throws {
    let page = try weave(
      "//: One.\na()\n//: Two.\nb()\nc()\n//: Three.", [text(5, "c\n"), text(2, "a\n"), text(4, "b\n")])
    #expect(
      page == """
        One.

        ```swift
        a()
        ```

        ```text
        a
        ```

        Two.

        ```swift
        b()
        c()
        ```

        ```text
        c
        b
        ```

        Three.

        """)
  }

  @Test func `shows the output of hidden code`() throws {
    #expect(try weave("a()  // hidden", [text(1, "seen\n")]) == "```text\nseen\n```\n")
  }

  @Test func `numbers figures in page order`() throws {
    let page = try weave(
      "//: See [](#fig-b) and [](#fig-a).\na()\n//:\nb()\n", [figure(4, "fig-b"), figure(2, "fig-a")])
    #expect(page.contains("See [Figure 2](#fig-b) and [Figure 1](#fig-a)."))
    #expect(
      page.contains(
        """
        <a id="fig-a"></a>

        <img src="x/fig-a.svg" width="150" alt="A &quot;bar&quot;.">

        **Figure 1.** A "bar".
        """))
  }

  @Test func `numbers only tables with a label`() throws {
    let table = Table(["n"], rows: [["1"]])
    let page = try weave(
      "//: [](#tab-b)\na()",
      [
        Output(line: 2, content: .table(table, caption: nil, label: nil)),
        Output(line: 2, content: .table(table, caption: "Named.", label: "tab-b")),
      ])
    #expect(page.contains("[Table 1](#tab-b)") && page.contains("**Table 1.** Named.\n\n| n |"))
    #expect(!page.contains("Table 2"))
  }

  @Test func `shows values in prose only`() throws {
    let value = Output(line: 2, content: .value("0.93", label: "accuracy"))
    #expect(
      try weave("//: It is [](#accuracy), yes: [](#accuracy).\na()", [value])
        == "It is 0.93, yes: 0.93.\n\n```swift\na()\n```\n")
  }

  @Test func `leaves code in prose alone`() throws {
    let prose =
      "//: Write `[](#fig-a)` for [](#fig-a):\n//: ~~~\n//: [](#nothing)\n//: ```\n//: ~~~\n//: [](#fig-a)\n"
    let page = try weave(prose + "a()", [figure(7, "fig-a")])
    #expect(
      page.contains("Write `[](#fig-a)` for [Figure 1](#fig-a):\n~~~\n[](#nothing)\n```\n~~~\n[Figure 1]"))
  }

  @Test func `fences text that has fences`() throws {
    #expect(try weave("a()", [text(1, "```\n")]).contains("````text\n```\n````"))
  }

  @Test func `without the text, shows code and results under the headings of their sections`() throws {
    let source = """
      //: # Hot Dogs
      //: Prose.
      //: ## Only prose
      //: ```sh
      //: ## not a heading
      //: ```
      //: ## Code
      //: See [](#fig-a).
      a()
      //: More prose.
      b()
      //: ### Details
      //: ## Summary
      //: The end.
      weave()  // hidden
      """
    let page = try weave(
      source, [figure(9, "fig-a"), text(11, "b\n")], showsText: false)
    #expect(
      page == """
        ## Code

        ```swift
        a()
        ```

        <a id="fig-a"></a>

        <img src="x/fig-a.svg" width="150" alt="A &quot;bar&quot;.">

        **Figure 1.** A "bar".

        ```swift
        b()
        ```

        ```text
        b
        ```

        """)
  }

  @Test func `rejects an unknown label`() throws {
    let error = try #require(refusal("//: a\n//: [](#fig-x)\na()", []))
    #expect(error.subject == "main.swift:2" && error.found.contains("fig-x"))
  }

  @Test func `rejects a label that is used twice`() throws {
    let error = try #require(refusal("//: [](#fig-a)\na()\nb()", [figure(2, "fig-a"), figure(3, "fig-a")]))
    #expect(error.subject == "main.swift:3" && error.found.contains("line 2"))
  }

  @Test func `rejects a figure that nothing mentions`() throws {
    let error = try #require(refusal("//: `[](#fig-a)`\na()", [figure(2, "fig-a")]))
    #expect(error.subject == "main.swift:2" && error.expected.contains("fig-a"))
  }

  @Test(arguments: ["", "../a", "a b", "é"])
  func `rejects a label that can't name a file`(label: String) throws {
    let error = try #require(refusal("a()", [figure(1, label)]))
    #expect(error.found == "\"\(label)\"")
  }

  @Test(arguments: [1, 9])
  func `rejects an output from a line that isn't code`(line: Int) throws {
    #expect(try #require(refusal("//: prose\na()", [text(line, "a")])).subject == "main.swift:\(line)")
  }
}

@Suite struct TableTests {
  private let table = Table(["class", "right"], rows: [["hot | dog", "0.93"], ["corn", "−7"], ["", ""]])

  @Test func `aligns numbers right in Markdown`() {
    #expect(
      table.markdown == """
        | class | right |
        |:---|---:|
        | hot \\| dog | 0.93 |
        | corn | −7 |
        |  |  |
        """)
  }

  @Test func `aligns columns on a terminal`() {
    #expect(table.text == "class      right\nhot | dog   0.93\ncorn          −7\n")
  }
}
