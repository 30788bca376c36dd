import FineTuningFiles
import FineTuningNotebook
import Foundation

/// A chapter of the book: a folder with a number, such as `chapters/04-fine-tune-vs-scratch`.
struct Chapter: Equatable {
  /// The chapter that `./book run` runs without a name.
  static let main = "fine-tune-vs-scratch"

  /// The name of the folder: `04-fine-tune-vs-scratch`.
  let folder: String

  /// The folder's name without the number, which is also the name of the executable.
  var name: String { String(folder.drop { $0 != "-" }.dropFirst()) }
  /// The path of the committed page, from the root of the package.
  var page: String { "chapters/\(folder)/README.md" }

  /// The chapter's title, or its name while nothing is written yet.
  func title(root: String = ".") -> String {
    let source = try? String(contentsOfFile: "\(root)/chapters/\(folder)/main.swift", encoding: .utf8)
    return source.flatMap(ChapterSource.title(of:)) ?? name
  }

  /// The chapters of the package at `root`, in order.
  ///
  /// - Throws: `InputError` when there is no folder of chapters.
  static func all(root: String = ".") throws -> [Chapter] {
    let path = root + "/chapters"
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted().filter { name in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
          && isFolder.boolValue
      }.map(Chapter.init)
    } catch {
      throw InputError(
        path, expected: "the chapters of the package", found: InputError.reason(error),
        advice: "run ./book in its package; verify also has --root")
    }
  }

  /// The named chapters in the order of the names; `all` stands for every chapter. A name may have its number.
  ///
  /// - Throws: `InputError` for a name that no chapter has.
  static func named(_ names: [String], root: String = ".") throws -> [Chapter] {
    let all = try all(root: root)
    return try names.flatMap { name in
      let found = name == "all" ? all : all.filter { $0.name == name || $0.folder == name }
      guard !found.isEmpty else {
        throw InputError(
          "chapter \(name)", expected: "one of \(all.map(\.name).joined(separator: " ")), or all",
          found: "no such chapter", advice: "./book lists them")
      }
      return found
    }
  }
}
