import FineTuningFiles
import Foundation

/// One exercise: a folder with the task, the learner's file, hints and a solution.
public struct Exercise: Equatable, Sendable {
  /// The folder's name: `02-normalization`.
  public let folder: String
  /// The title, from its `README.md`.
  public let title: String
  /// The folder of its chapter: `02-augmentation`.
  public let chapter: String
  /// The package's folder.
  let root: String

  /// The name without the number: `normalization`.
  public var name: String { String(folder.drop { $0.isNumber || $0 == "-" }) }
  /// The number, as in the folder's name: `02`.
  public var number: String { String(folder.prefix { $0.isNumber }) }

  /// The learner's file, relative to the package, as messages name it.
  public var file: String { "exercises/\(folder)/Exercise.swift" }
  /// The task, relative to the package.
  public var task: String { "exercises/\(folder)/README.md" }

  /// Reads title and chapter from the task in `exercises/folder` of the package at `root`.
  ///
  /// - Throws: `InputError` if the task can't be read, has no title, or mentions no chapter.
  init(_ folder: String, root: String) throws {
    let path = "\(root)/exercises/\(folder)/README.md"
    let task = try Self.text(of: path)
    guard let title = task.firstMatch(of: /(?m)^# (.+)$/)?.output.1,
      let chapter = task.firstMatch(of: /chapters\/(\d+-[a-z0-9-]+)/)?.output.1
    else {
      throw InputError(
        path, expected: "a title and a link to its chapter", found: "none",
        advice: "add them; CONTRIBUTING.md explains how to make an exercise")
    }
    self.folder = folder
    self.title = String(title)
    self.chapter = String(chapter)
    self.root = root
  }

  /// Reads the task.
  public func taskText() throws -> String { try Self.text(of: "\(root)/\(task)") }
  /// Reads the learner's file as it is now.
  public func answer() throws -> String { try Self.text(of: "\(root)/\(file)") }
  /// Reads the starter: the learner's file before the first edit.
  public func starter() throws -> String { try Self.text(of: "\(root)/exercises/.starters/\(name).swift") }
  /// Reads the solution.
  public func solution() throws -> String { try Self.text(of: "\(root)/exercises/\(folder)/Solution.swift") }

  /// Reads the hints, without their headings, from the gentlest to the most explicit.
  public func hints() throws -> [String] {
    try Self.text(of: "\(root)/exercises/\(folder)/hints.md").split(separator: /(?m)^## .*$/).dropFirst()
      .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
  }

  /// Replaces the learner's file by the starter.
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
