import FineTuningFiles
import Testing

@testable import FineTuningNotebook

@Suite struct MathematicsTests {
  private func portable(_ prose: String) throws -> String {
    let lines = prose.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return try Mathematics.portable(lines, firstLine: 5, file: "main.swift")
  }

  @Test(arguments: [
    (
      #"$\eta\,m\;(g\!x) \{1\}\,2$"#,
      #"$\eta\thinspace m\thickspace(g\negthinspace x) \lbrace1\rbrace\thinspace2$"#
    ),
    (#"$a * b < c > d^*$"#, #"$a \ast b \lt c \gt d^\ast$"#),
    (#"$a_i + a_{ij}$"#, #"$a_i + a_{ij}$"#),
    (#"$\hat{x}_i + \theta_{j} + \bar{x}_{k}$"#, #"$\hat{x}_ i + \theta_{j} + \bar{x}_ {k}$"#),
    (#"$f[i](x)$"#, #"$f[i] (x)$"#),
    ("a $x +\ny$ b", "a $x + y$ b"),
    (
      "$$\n\\begin{aligned}a \\\\ b\n= c\\end{aligned}\n$$", #"$$ \begin{aligned}a \cr b = c\end{aligned} $$"#
    ),
    (#"($x$), "$y$"; $10\eta$."#, #"($x$), "$y$"; $10\eta$."#),
  ])
  func `replaces what Markdown would interpret`(prose: String, expected: String) throws {
    #expect(try portable(prose) == expected)
  }

  @Test(arguments: [
    "`$a*b$` and ``$a*b`$``", "~~~\n$a*b$\n~~~", "```text\n$a*b$\n```", "\\$5 * \\$6", "from $5 * $6 on",
    "*a* <b> _c_ \\,",
  ])
  func `changes nothing outside formulas`(prose: String) throws {
    #expect(try portable(prose) == prose)
  }

  @Test(arguments: ["a\n$n$th", "a\n2$n$", "a\n$100\\%$", "a\n$$a\\_b$$", "a\n$$a\\\\b$$"])
  func `rejects formulas that renderers would misread`(prose: String) throws {
    let error = #expect(throws: InputError.self) { try portable(prose) }
    #expect(error?.subject == "main.swift:6")
  }

  @Test func `checks formulas along with the source`() throws {
    try ChapterSource("//: $n$\n").checkMathematics(file: "main.swift")
    #expect(throws: InputError.self) { try ChapterSource("//: $n$th\n").checkMathematics(file: "main.swift") }
  }
}
