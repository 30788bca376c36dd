import FineTuningNotebook

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
    name: "page", summary: "the provenance at the end of a page, and its seal",
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
}
