import FineTuningFiles
import Foundation

/// The 1,000 classes of the 2012 ImageNet competition, in their standard order: sorted by WordNet id.
public enum ImageNetClasses {
  /// One class.
  public struct Entry: Sendable {
    /// Its row in an output layer that follows the standard order.
    public let index: Int
    /// Its WordNet id, such as `n07697537`.
    public let wordNet: String
    /// Its names, the primary one first: `hotdog`, `hot dog`, `red hot`.
    public let names: [String]
    /// Its primary name.
    public var name: String { names[0] }
  }

  /// All classes, in order.
  public static let all: [Entry] = list.split(separator: "\n").enumerated().map { index, line in
    let parts = line.split(separator: " ", maxSplits: 1)
    return Entry(index: index, wordNet: String(parts[0]), names: parts[1].components(separatedBy: ", "))
  }

  /// Returns the class with the given name. The name must belong to exactly one class.
  public static func named(_ name: String) throws -> Entry {
    let found = all.filter { $0.names.contains(name) }
    guard found.count == 1 else {
      throw InputError(
        "class “\(name)”", expected: "the name of exactly one of ImageNet's 1,000 classes",
        found: found.isEmpty ? "none" : found.map { "\($0.index) \($0.wordNet)" }.joined(separator: " and "),
        advice: "ImageNetClasses.all has the names")
    }
    return found[0]
  }
}
