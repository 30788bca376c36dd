import ArgumentParser
import FineTuningFiles
import FineTuningImages
import FineTuningTraining
import Foundation
import Processes

extension ModelCommand {
  /// Classifies images.
  struct Predict: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Classifies images with a network.",
      discussion: """
        Images are squeezed to a square, cropped to its centre and normalized, as for the test in training. The file \
        says how, and what the outputs are called, if ./book train has written it; other files get 224 pixels, or 96 \
        at half width, and ImageNet's classes if they have 1,000 outputs. Alpha is ignored.

        An image that can't be read is reported, and the rest goes on; the exit code is then 1.
        """)

    /// How answers are printed.
    enum Form: String, EnumerableFlag {
      case json, csv

      static func help(for value: Form) -> ArgumentHelp? {
        switch value {
        case .json: "Print JSON, with the raw logits of all classes."
        case .csv: "Print a line for each image: path, class, probability; then the next classes."
        }
      }
    }

    @Argument(help: "The weights file.", completion: .file()) var file: String
    @Argument(
      help: "Images, folders of images, or - for a list of paths on standard input.", completion: .file())
    var images: [String]
    @Option(help: "How many classes to name for each image.") var top = 5
    @Flag var form: Form?
    @OptionGroup var input: InputOptions

    func validate() throws {
      guard top > 0 else { throw ValidationError("--top must be at least 1") }
      guard !images.isEmpty else { throw ValidationError("name at least one image") }
    }

    func run() throws {
      let classifier = try input.classifier(file)
      let size = classifier.description.inputSize
      FileHandle.standardError.write(Data("input: \(size) × \(size) pixels\n".utf8))
      var answers: [ImageAnswer] = []
      var failures = 0
      func report(_ error: any Error) {
        failures += 1
        FileHandle.standardError.write(Data("Error: \(error)\n".utf8))
      }
      classifier.answers(for: paths(report)) { path, answer in
        do {
          let answer = ImageAnswer(path, try answer.get(), top: top)
          switch form {
          case .json: answers.append(answer)
          case .csv: print(answer.csv)
          case nil: print(answer)
          }
        } catch {
          report(error)
        }
      }
      if form == .json { print(try ImageAnswer.json(answers)) }
      try StandardOutput.check()
      if failures > 0 { throw ExitCode.failure }
    }

    /// The paths of all images, those in folders sorted. An argument without any is reported, and the rest goes on.
    private func paths(_ report: (any Error) -> Void) -> [String] {
      images.flatMap { argument -> [String] in
        do {
          return try argument == "-" ? listed() : inFolder(argument.fromCaller)
        } catch {
          report(error)
          return []
        }
      }
    }

    /// The paths on standard input.
    private func listed() throws -> [String] {
      let lines = Array(sequence(state: ()) { _ in readLine() }).filter { !$0.isEmpty }
      guard !lines.isEmpty, !lines.contains(where: { $0.contains("\0") || $0.contains("\u{FFFD}") }) else {
        throw InputError(
          "standard input", expected: "a list of paths, one on each line",
          found: lines.isEmpty ? "nothing" : "other data",
          advice: "write the paths to it, not the images")
      }
      return lines.map(\.fromCaller)
    }

    /// The paths of the images in a folder, or `path` itself if it isn't one.
    private func inFolder(_ path: String) throws -> [String] {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
        return [path]
      }
      let names = (FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []).filter {
        ImageFormat(extensionOf: $0) != nil && !$0.split(separator: "/").contains { $0.hasPrefix(".") }
      }
      guard !names.isEmpty else {
        throw InputError(
          path, expected: "a folder with \(ImageFormat.extensions) files", found: "none",
          advice: "name another folder")
      }
      return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\(path)/\($0)" }
    }
  }

  /// How images become the input of a network, and what its outputs are called, if the file is not to decide.
  struct InputOptions: ParsableArguments {
    @Option(help: "Columns and rows of the network's input. (default: the file's)") var size: Int?
    @Option(help: "Names of the outputs, separated by commas. (default: the file's)") var classes: String?

    /// The network in a file, with these options.
    func classifier(_ file: String) throws -> Classifier {
      try Classifier(
        contentsOf: file.fromCaller, size: size,
        classes: classes?.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    }
  }
}

/// A network's answer for one image.
struct ImageAnswer: Encodable, CustomStringConvertible {
  /// A class and its probability.
  struct Class: Encodable {
    let index: Int
    let name: String
    let probability: Float
  }

  let image: String
  let top: [Class]
  let logits: [Float]

  /// The most probable classes.
  init(_ image: String, _ answer: Answer, top: Int) {
    self.image = image
    logits = answer.logits
    self.top = answer.best(top).map { Class(index: $0.index, name: $0.name, probability: $0.probability) }
  }

  /// A line for each class, under the name of the image.
  var description: String {
    let lines = top.map { entry in
      String(format: "  %5.1f %%  %4d  ", entry.probability * 100, entry.index) + entry.name.escapingControls
    }
    return ([image.escapingControls] + lines).joined(separator: "\n")
  }

  /// The path, then names and probabilities in turns, as RFC 4180 has it.
  var csv: String {
    let cells = [image] + top.flatMap { [$0.name, String(format: "%.6f", $0.probability)] }
    return cells.map { cell in
      cell.contains { ",\"\n\r".contains($0) } ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
    }.joined(separator: ",")
  }

  /// Many answers, on one line.
  static func json(_ answers: [ImageAnswer]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return String(decoding: try encoder.encode(answers), as: UTF8.self)
  }
}
