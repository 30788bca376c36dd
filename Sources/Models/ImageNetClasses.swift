import Files
import Foundation

/// The 1,000 classes of ImageNet's competition of 2012, in their standard order: sorted WordNet ids.
public enum ImageNetClasses {
  /// One class.
  public struct Entry: Sendable {
    /// Its row in an output layer that follows the standard order.
    public let index: Int
    /// Its id in WordNet, such as `n07697537`.
    public let wordNet: String
    /// Its names, the usual one first: `hotdog`, `hot dog`, `red hot`.
    public let names: [String]
    /// Its usual name.
    public var name: String { names[0] }
  }

  /// All of them, in order.
  public static let all: [Entry] = {
    guard let url = Bundle.module.url(forResource: "imagenet-classes", withExtension: "txt"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { preconditionFailure("imagenet-classes.txt is not among the resources of the module Models") }
    return text.split(separator: "\n").enumerated().map { index, line in
      let parts = line.split(separator: " ", maxSplits: 1)
      return Entry(
        index: index, wordNet: String(parts[0]), names: parts[1].components(separatedBy: ", "))
    }
  }()

  /// The class with the given name, which must be one of its names and of no other class.
  public static func named(_ name: String) throws -> Entry {
    let found = all.filter { $0.names.contains(name) }
    guard found.count == 1 else {
      throw InputError(
        "class “\(name)”", expected: "the name of exactly one of ImageNet's 1,000 classes",
        found: found.isEmpty ? "none" : found.map { "\($0.index) \($0.wordNet)" }.joined(separator: " and "),
        advice: "look the name up in imagenet-classes.txt")
    }
    return found[0]
  }
}
