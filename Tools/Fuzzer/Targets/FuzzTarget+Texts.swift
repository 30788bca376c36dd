import Recipe
import ArgumentParser
import ExerciseRunner
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
      "--threads", "--out", "--quick", "--source", "--data", "--skip-unreadable", "\n", "=", "--", "-", "-1",
      "0", "nan", "inf", "1e400", "0x1p-1074",
      "9223372036854775808", "18446744073709551615", "18446744073709551616"),
    corpus: {
      [
        "--epochs\n3\n--batch-size=16\n--learning-rate\n0.05\n--quick",
        "--seed\n7\n--threads\n2\n--out\n/tmp/a",
        "--profile\ndrawn\n--scratch-learning-rate\n1e-3\n--source=a.params\n--data\nb\n--skip-unreadable",
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
        do {
          _ = try ChapterOptions.parsing(arguments)
        } catch let error as InputError {
          precondition(!error.description.contains("\n"), "an error is one line")
          throw error
        }
      }
    })

  static let optionValues = FuzzTarget(
    name: "option-values", summary: "what stands behind a chapter's options, one option a line",
    longestInput: 1 << 10,
    tokens: texts(
      "profile=", "epochs=", "batch=", "rate=", "scratch=", "seed=", "threads=", "source=", "data=", "out=",
      "\n", "\nepochs=0\n", "\nbatch=-1\n", "\nrate=nan\n", "\nscratch=inf\n", "\nthreads=1025\n", "\nout=\n",
      "-1",
      "0", "1024", "1025", "nan", "inf", "-0.0", "1e400", "0x1p-1074", "9223372036854775807",
      "9223372036854775808", "18446744073709551615", "18446744073709551616", "٣", "\u{301}", "\u{2028}"),
    corpus: {
      [
        "profile=photos\nepochs=3\nbatch=16\nrate=0.05\nscratch=1e-3", "seed=7\nthreads=2\nout=/tmp/a",
        "source=a.params\ndata=images\nprofile=drawn",
      ].map { Array($0.utf8) }
    },
    parser: { _ in
      let defaults = try ChapterOptions.parsing([])
      return { bytes in
        var options = defaults
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
          let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          if parts.count == 2 { options.set(String(parts[0]), to: String(parts[1])) }
        }
        do {
          try options.check()
        } catch let error as InputError {
          precondition(!error.description.contains("\n"), "an error is one line")
          throw error
        }
        precondition(options.recipe.epochs > 0 && options.batchSize > 0 && 1...1024 ~= options.threads)
        precondition(options.learningRate > 0 && options.scratchLearningRate.isFinite)
        _ = Provenance(options.settings).keys(differingFrom: Provenance(defaults.settings))
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

extension ChapterOptions {
  /// Sets an option as ArgumentParser would: from a text that is one of its values.
  fileprivate mutating func set(_ option: String, to text: String) {
    switch option {
    case "profile": profile = Profile(argument: text) ?? profile
    case "epochs": chosenEpochs = Int(argument: text)
    case "batch": batchSize = Int(argument: text) ?? batchSize
    case "rate": learningRate = Double(argument: text) ?? learningRate
    case "scratch": scratchLearningRate = Double(argument: text) ?? scratchLearningRate
    case "seed": seed = UInt64(argument: text) ?? seed
    case "threads": chosenThreads = Int(argument: text)
    case "source": source = text
    case "data": data = text
    case "out": out = text
    default: break
    }
  }
}
