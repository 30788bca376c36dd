import Files
import Foundation

/// A format that is read from outside, and all that is needed to attack its parser.
struct FuzzTarget: Sendable {
  /// Parses bytes to the end and returns, or throws an `InputError`; anything else is a finding.
  typealias Parse = (_ bytes: [UInt8]) throws -> Void

  /// What the command line calls it.
  let name: String
  /// The parser that is attacked, for a list.
  let summary: String
  /// Bytes of memory that parsing an input may take.
  var memoryLimit = 64 << 20
  /// The most bytes of an input: it is not size that finds mistakes.
  var longestInput = 1 << 14
  /// How its files are put together, if that can be told.
  var envelope: (any Envelope)?
  /// Words that its parser knows.
  var tokens: [[UInt8]] = []
  /// Valid files, small ones.
  let corpus: @Sendable () throws -> [[UInt8]]
  /// Makes a parser, which may leave files in a folder.
  let parser: @Sendable (_ folder: String) throws -> Parse

  /// Every target, in the order of the list. A new parser gets one: in a file of this folder.
  static let all = [
    jpeg, png, gluonParameters, safetensors, pyTorch, legacyPyTorch, archive, catalogue, chapter, page,
    options, optionValues, exercise,
  ]

  /// The target that is called `name`.
  static func named(_ name: String) throws -> FuzzTarget {
    guard let target = (all + [selfTest]).first(where: { $0.name == name }) else {
      throw InputError(
        "format \(name)", expected: "one of \(all.map(\.name).joined(separator: " "))",
        found: "no such format", advice: "see ./book fuzz --help")
    }
    return target
  }
}

/// The bytes of the fixtures in a folder of `Tests/Fixtures` with one of the endings and few enough bytes.
func fixtures(in folder: String, endings: [String], bytes limit: Int) throws -> [[UInt8]] {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let path = root.appendingPathComponent("Tests/Fixtures/\(folder)").path
  let names: [String]
  do {
    names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  } catch {
    throw InputError(
      path, expected: "the fixtures of the tests", found: InputError.reason(error),
      advice: "run the command where it was built")
  }
  return try names.filter { name in endings.contains { name.hasSuffix($0) } }
    .map { [UInt8](try Fingerprint.contents(of: "\(path)/\($0)")) }.filter { $0.count <= limit }
}
