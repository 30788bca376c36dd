import ArgumentParser
import Exercises
import Files
import Foundation
import Notebook

extension FuzzTarget {
  static let chapter = FuzzTarget(
    name: "chapter", summary: "the source of a chapter: prose, code, references, formulas",
    tokens: texts(
      "//:", "//: ", "\n//: ", "// hidden", "\r\n", "`", "```", "~~~", "$", "$$", "\\$", "\\,", "\\begin{",
      "\\\\", "_",
      "*", "](", "[](#", "[](#fig-a)", "\"fig-a\"", "\"tab-b\"", ".weave()", "\u{301}", "\u{2028}"),
    corpus: {
      [
        """
        //: # A Title
        //:
        //: Text with $a_i + \\hat{x}_{j}\\,b$ and `code $x$`, see [](#fig-a).

        import FineTuning
        let book = try Notebook.open()  // hidden
        book.show(plot, "A caption.", label: "fig-a")

        //: $$
        //: \\begin{aligned} a &= b \\\\ c &= d \\end{aligned}
        //: $$
        //: ```swift
        //: let dollars = "$5"
        //: ```
        try book.weave()  // hidden
        """, "//: ~~~\n//: $a*b$\n//: ~~~\r\n//: Costs \\$5 and [](#tab-b).\nlet t = \"tab-b\"\nbook.weave()",
      ].map { Array($0.utf8) }
    },
    parser: { _ in
      { _ = try ChapterSource(checking: String(decoding: $0, as: UTF8.self), file: "chapters/main.swift") }
    })

  static let page = FuzzTarget(
    name: "page", summary: "the record at the end of a page, and its seal",
    tokens: texts("<!-- made from\n", "-->\n", "page: ", "figure ", ": ", "\n", "\u{301}"),
    corpus: {
      [
        "# A page\n\n<!-- made from\nchapter: 12ab\nfigure a.png: 34cd\npage: 56ef\n-->\n",
        "<!-- made from\n-->\n<!-- made from\npage: page: 1\npage: 1\n-->\n",
      ].map { Array($0.utf8) }
    },
    parser: { _ in
      { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        _ = Provenance.isSealIntact(on: text)
        _ = Provenance(page: text)?.figures
      }
    })

  static let options = FuzzTarget(
    name: "options", summary: "the command line of a chapter, an argument a line", longestInput: 1 << 10,
    tokens: texts(
      "--profile", "drawn", "--epochs", "--batch-size", "--learning-rate", "--scratch-learning-rate",
      "--seed",
      "--threads", "--out", "--quick", "\n", "=", "--", "-", "-1", "0", "nan", "inf", "1e400", "0x1p-1074",
      "9223372036854775808", "18446744073709551615", "18446744073709551616"),
    corpus: {
      [
        "--epochs\n3\n--batch-size=16\n--learning-rate\n0.05\n--quick",
        "--seed\n7\n--threads\n2\n--out\n/tmp/a",
        "--profile\ndrawn\n--scratch-learning-rate\n1e-3",
      ].map { Array($0.utf8) }
    },
    parser: { _ in
      { bytes in
        let arguments = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        do {
          _ = try ChapterOptions.parse(arguments)
        } catch  where ChapterOptions.exitCode(for: error) == .success {
          return  // the arguments ask for help, which would end this program
        } catch {}
        _ = try ChapterOptions.parsing(arguments)
      }
    })

  static let exercise = FuzzTarget(
    name: "exercise", summary: "an exercise's task and hints, and a learner's saved progress",
    tokens: texts(
      "# ", "## ", "\n## ", "chapters/01-a", "{", "}", "\"a\"", ":", ",", "\"passed\"", "\"wasChecked\"",
      "true",
      "\"hintsShown\"", "9223372036854775807", "9223372036854775808", "-1", "1e99", "\\ud800"),
    corpus: {
      [
        "# Count\n\nSee [chapter 1](../../chapters/01-dataset/README.md).\n\n## Hint 1\n\nLook.\n\n## Hint 2\n\nAgain.\n",
        "{\"a\": {\"hintsShown\": 2, \"passed\": \"12ab\", \"wasChecked\": true}}",
        "{\"a\": {\"hintsShown\": 0, \"wasChecked\": false}}",
      ].map { Array($0.utf8) }
    },
    parser: exercises)

  /// The input is a task and its hints, or what was saved between runs.
  private static let exercises: @Sendable (String) throws -> Parse = { folder in
    let exercise = folder + "/exercises/01-a"
    for path in [exercise, folder + "/exercises/.starters"] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    let task = Array("# A\n\nSee chapters/01-a\n".utf8)
    try write(task, to: exercise + "/README.md")
    try write([], to: exercise + "/Exercise.swift")
    try write([], to: folder + "/exercises/.starters/a.swift")
    let known = try Catalogue(root: folder).exercises[0]
    let store = ProgressStore(root: folder, data: folder + "/data")
    try FileManager.default.createDirectory(atPath: store.folder, withIntermediateDirectories: true)
    return { bytes in
      if bytes.first == UInt8(ascii: "{") {
        try write(bytes, to: store.folder + "/progress.json")
        _ = try store.state(of: known)
        _ = try store.nextHint(of: known, count: 3)
      } else {
        try write(bytes, to: exercise + "/README.md")
        try write(bytes, to: exercise + "/hints.md")
        for exercise in try Catalogue(root: folder).exercises { _ = try exercise.hints() }
      }
    }
  }

  private static func texts(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }
}
