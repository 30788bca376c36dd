/// Notices which learner's file was saved.
///
/// It compares the contents of the files. They're small, and some file systems neither report changes nor
/// update the modification time.
public struct FileWatch {
  private let catalogue: Catalogue
  private var answers: [String: String]

  /// Starts watching all exercises.
  public init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    answers = Self.read(catalogue)
  }

  /// Returns an exercise whose file has changed since the last call, or nil.
  public mutating func saved() -> Exercise? {
    let now = Self.read(catalogue)
    let changed = catalogue.exercises.first { now[$0.name] != nil && now[$0.name] != answers[$0.name] }
    if let changed { answers[changed.name] = now[changed.name] }
    return changed
  }

  /// Reads all files. One that is just being replaced may be missing for a moment; the next call reads it.
  private static func read(_ catalogue: Catalogue) -> [String: String] {
    catalogue.exercises.reduce(into: [:]) { $0[$1.name] = try? $1.answer() }
  }
}
