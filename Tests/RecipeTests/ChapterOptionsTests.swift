import FineTuningFiles
import Foundation
import Testing

@testable import FineTuningRecipe

@Suite struct ChapterOptionsTests {
  @Test func `default to the recipe`() throws {
    let options = try ChapterOptions.parsing([])
    #expect(options.profile == .drawn && options.recipe.epochs == 5 && options.batchSize == 128)
    #expect(options.learningRate == 0.01 && options.scratchLearningRate == 0.1 && options.seed == 1)
    #expect(options.threads == ProcessInfo.processInfo.activeProcessorCount)
    #expect(options.source == nil && options.data == nil && options.out == nil && !options.quick)
    #expect(!options.skipUnreadable)
  }

  @Test func `accept every option`() throws {
    let options = try ChapterOptions.parsing([
      "--profile", "photos", "--source", "a.pth", "--data", "b", "--epochs", "7", "--batch-size", "32",
      "--learning-rate", "0.5",
      "--scratch-learning-rate", "1e-3", "--seed", "9", "--threads", "3", "--out", "/tmp/x", "--quick",
      "--skip-unreadable",
    ])
    #expect(options.profile == .photos && options.source == "a.pth" && options.data == "b")
    #expect(options.recipe.epochs == 7 && options.batchSize == 32)
    #expect(options.learningRate == 0.5 && options.scratchLearningRate == 0.001 && options.seed == 9)
    #expect(options.threads == 3 && options.out == "/tmp/x" && options.quick)
    #expect(options.skipUnreadable)
  }

  /// `./book run` parses the options and passes them on to the chapters.
  @Test(arguments: [
    [], ["--quick", "--resume"], ["--profile", "photos", "--skip-unreadable", "--out", "-x=y z"],
    ["--source", "a b.pth", "--data", "b", "--epochs", "7", "--batch-size", "32", "--learning-rate", "1e-9"],
    ["--scratch-learning-rate", "0.3", "--seed", "18446744073709551615", "--threads", "3"],
  ])
  func `convert back to arguments`(arguments: [String]) throws {
    let arguments = arguments.map { $0 == "-x=y z" ? "--out=-x=y z" : $0 }.filter { $0 != "--out" }
    let options = try ChapterOptions.parsing(arguments)
    let again = try ChapterOptions.parsing(options.arguments)
    #expect(again.settings.map(\.value) == options.settings.map(\.value))
    #expect(again.threads == options.threads && again.out == options.out && again.resume == options.resume)
    let isDefault = try again.arguments == ChapterOptions.parsing([]).arguments
    #expect(isDefault == arguments.isEmpty)
  }

  @Test func `train for fewer epochs in a quick run`() throws {
    #expect(try ChapterOptions.parsing(["--quick"]).recipe.epochs == 2)
    #expect(try ChapterOptions.parsing(["--quick", "--epochs", "4"]).recipe.epochs == 4)
  }

  @Test(arguments: [
    ["--epochs", "0"], ["--epochs=-1"], ["--epochs", "1.5"], ["--epochs", "99999999999999999999"],
    ["--epochs"],
    ["--batch-size", "0"], ["--batch-size", "many"],
    ["--learning-rate", "0"], ["--learning-rate=-0.1"], ["--learning-rate", "inf"],
    ["--learning-rate", "nan"],
    ["--learning-rate", "fast"],
    ["--scratch-learning-rate", "0"], ["--scratch-learning-rate", "nan"],
    ["--seed=-1"], ["--seed", "x"],
    ["--threads", "0"], ["--threads", "100000"],
    ["--profile", "painted"], ["--out", ""], ["--source", ""], ["--data", ""], ["--quick=yes"],
    ["--unknown"], ["extra"],
  ])
  func `reject invalid values`(arguments: [String]) throws {
    let error = #expect(throws: InputError.self) { try ChapterOptions.parsing(arguments) }
    let description = try #require(error).description
    #expect(!description.contains("\n"))
    #expect(arguments[0].split(separator: "=").first.map { description.contains($0) } == true)
  }
}
