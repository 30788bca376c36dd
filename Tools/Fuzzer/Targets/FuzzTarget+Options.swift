import ArgumentParser
import FineTuningFiles
import FineTuningNotebook
import FineTuningRecipe

extension FuzzTarget {
  static let options = FuzzTarget(
    name: "options", summary: "the command line of a chapter, one argument per line", maximumLength: 1 << 10,
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
          return  // a request for help, which would end this program
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
    name: "option-values", summary: "the values of a chapter's options, one option per line",
    maximumLength: 1 << 10,
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
}

extension ChapterOptions {
  /// Sets an option from a text, the way ArgumentParser would.
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
