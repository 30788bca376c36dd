import Files
import Foundation

/// One exercise: a folder with the task, the learner's file, hints and a solution.
public struct Exercise: Equatable, Sendable {
  /// The name of the folder: `02-normalization`.
  public let folder: String
  /// What the exercise is called, as its `README.md` has it.
  public let title: String
  /// The name of the chapter's folder that it belongs to: `02-augmentation`.
  public let chapter: String
  /// The package that it is part of.
  let root: String

  /// The name without the number: `normalization`.
  public var name: String { String(folder.drop { $0.isNumber || $0 == "-" }) }
  /// The number, as the folder has it: `02`.
  public var number: String { String(folder.prefix { $0.isNumber }) }

  /// The learner's file, relative to the package: what messages call it.
  public var file: String { "exercises/\(folder)/Exercise.swift" }
  /// The task, relative to the package.
  public var task: String { "exercises/\(folder)/README.md" }

  /// Reads what the task says about the exercise in `exercises/folder` of the package at `root`.
  ///
  /// - Throws: `InputError` when the task cannot be read, has no title, or mentions no chapter.
  init(_ folder: String, root: String) throws {
    let path = "\(root)/exercises/\(folder)/README.md"
    let task = try Self.text(of: path)
    guard let title = task.firstMatch(of: /(?m)^# (.+)$/)?.output.1,
      let chapter = task.firstMatch(of: /chapters\/(\d+-[a-z0-9-]+)/)?.output.1
    else {
      throw InputError(
        path, expected: "a title and a link to its chapter", found: "none",
        advice: "add them; CONTRIBUTING.md says how an exercise is made")
    }
    self.folder = folder
    self.title = String(title)
    self.chapter = String(chapter)
    self.root = root
  }

  /// The task.
  public func taskText() throws -> String { try Self.text(of: "\(root)/\(task)") }
  /// The learner's file as it is now.
  public func answer() throws -> String { try Self.text(of: "\(root)/\(file)") }
  /// The learner's file as it was delivered.
  public func starter() throws -> String { try Self.text(of: "\(root)/exercises/.starters/\(name).swift") }
  /// A solution in good Swift.
  public func solution() throws -> String { try Self.text(of: "\(root)/exercises/\(folder)/Solution.swift") }

  /// The hints, each without its heading, from the gentlest to the plainest.
  public func hints() throws -> [String] {
    try Self.text(of: "\(root)/exercises/\(folder)/hints.md").split(separator: /(?m)^## .*$/).dropFirst()
      .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
  }

  /// Puts the starter back in place of the learner's file.
  public func restoreStarter() throws { try AtomicFile.write(starter(), to: "\(root)/\(file)") }

  private static func text(of path: String) throws -> String {
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw InputError(
        path, expected: "a text file", found: InputError.reason(error),
        advice: "get it back with: git checkout -- exercises")
    }
  }
}
