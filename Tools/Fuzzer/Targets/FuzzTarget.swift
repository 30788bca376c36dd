import FineTuningFiles
import Foundation

/// A format whose files come from outside, with everything needed to attack its parser.
struct FuzzTarget: Sendable {
  /// A parser, which has to return or throw an `InputError`; anything else is a finding.
  typealias Parse = (_ bytes: [UInt8]) throws -> Void

  /// The format's name on the command line.
  let name: String
  /// A short description for the list of formats.
  let summary: String
  /// The memory limit for an input, in bytes.
  var memoryLimit = 64 << 20
  /// The maximum size of an input in bytes. Large inputs don't find more bugs.
  var maximumLength = 1 << 14
  /// The structure of its files, if it has one.
  var envelope: (any Envelope)?
  /// Words that its parser knows.
  var tokens: [[UInt8]] = []
  /// Returns small valid files.
  let corpus: @Sendable () throws -> [[UInt8]]
  /// Makes a parser, which may write to a folder.
  let parser: @Sendable (_ folder: String) throws -> Parse

  /// All targets, in the order of the list. Every new parser gets one, in a file in this folder.
  static let all = [
    jpeg, png, gluonParameters, safetensors, pyTorch, legacyPyTorch, archive, catalogue, chapter, page,
    options, optionValues, exercise,
  ]

  /// Returns the target with a name.
  static func named(_ name: String) throws -> FuzzTarget {
    guard let target = (all + [selfTest]).first(where: { $0.name == name }) else {
      throw InputError(
        "format \(name)", expected: "one of \(all.map(\.name).joined(separator: " "))",
        found: "no such format", advice: "see ./book fuzz --help")
    }
    return target
  }
}

/// Returns texts as tokens.
func texts(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

/// Returns the contents of the fixtures in a folder of `Tests/Fixtures`, by file extension and maximum size.
func fixtures(in folder: String, endings: [String], bytes maximum: Int) throws -> [[UInt8]] {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let path = root.appendingPathComponent("Tests/Fixtures/\(folder)").path
  let names: [String]
  do {
    names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  } catch {
    throw InputError(
      path, expected: "the test fixtures", found: InputError.reason(error),
      advice: "run the command in the package that it was built in")
  }
  return try names.filter { name in endings.contains { name.hasSuffix($0) } }
    .map { [UInt8](try Fingerprint.contents(of: "\(path)/\($0)")) }.filter { $0.count <= maximum }
}
