/// Notices which learner's file was saved.
///
/// It compares what the files hold, several times a second: they are small, and there are file systems that
/// neither tell of a change nor date it.
public struct FileWatch {
  private let catalogue: Catalogue
  private var answers: [String: String]

  /// Watches all exercises, from now on.
  public init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    answers = Self.read(catalogue)
  }

  /// An exercise whose file has changed since it was last asked for, or nil.
  public mutating func saved() -> Exercise? {
    let now = Self.read(catalogue)
    let changed = catalogue.exercises.first { now[$0.name] != nil && now[$0.name] != answers[$0.name] }
    if let changed { answers[changed.name] = now[changed.name] }
    return changed
  }

  /// A file that is just being replaced is missing for a moment: then it is read the next time.
  private static func read(_ catalogue: Catalogue) -> [String: String] {
    catalogue.exercises.reduce(into: [:]) { $0[$1.name] = try? $1.answer() }
  }
}
