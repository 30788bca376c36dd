import FineTuningFiles
import Foundation

/// All exercises of a package, ordered by number and thus by chapter.
public struct Catalogue: Sendable {
  /// The package's folder.
  public let root: String
  /// The exercises, in order.
  public let exercises: [Exercise]

  /// Lists the folder `exercises` of the package at `root`.
  ///
  /// - Throws: `InputError` if there is no such folder, or an exercise's task can't be read.
  public init(root: String) throws {
    let path = "\(root)/exercises"
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw InputError(
        path, expected: "the folder with the exercises", found: InputError.reason(error),
        advice: "run ./book exercise, which looks in the right place")
    }
    self.root = root
    exercises = try names.filter { $0.wholeMatch(of: /\d\d-.+/) != nil }.map {
      try Exercise($0, root: root)
    }
  }

  /// Finds an exercise by its name, its number, or the full name of its folder.
  ///
  /// - Throws: `InputError` if there is no such exercise.
  public func exercise(_ name: String) throws -> Exercise {
    let found = exercises.first {
      $0.name == name || $0.folder == name || (Int(name) != nil && Int($0.number) == Int(name))
    }
    guard let found else {
      throw InputError(
        "exercise \(name)", expected: "a name or a number from the list", found: "no such exercise",
        advice: nearest(to: name).map { "did you mean \($0)?" } ?? "./book exercise lists them")
    }
    return found
  }

  /// Returns a name that shares its beginning or a word with `name`.
  private func nearest(to name: String) -> String? {
    let words = name.split(separator: "-")
    return exercises.map(\.name).first { $0.hasPrefix(name) || name.hasPrefix($0) }
      ?? exercises.map(\.name).first { other in words.contains { other.contains($0) } }
  }

  /// Returns the title of a chapter, or the name of its folder until the chapter is written.
  public func title(ofChapter chapter: String) -> String {
    let source = try? String(contentsOfFile: "\(root)/chapters/\(chapter)/main.swift", encoding: .utf8)
    let title = source?.firstMatch(of: /(?m)^\/\/: # (.+)$/)?.output.1
    return title.map(String.init) ?? chapter
  }
}
