import FineTuningFiles
import FineTuningModels

/// A class that the target data set has in common with ImageNet, and its row in the source's output layer.
public struct SharedClass: Sendable {
  /// Its label in the target data set.
  public let label: Int
  /// The name of its folder.
  public let folder: String
  /// Its row in the source's output layer.
  public let row: OutputRow
  /// The name by which to ask for the row.
  public let name: String

  // English has no rule for articles and plurals, so only the book's own class has them.
  private var isHotDog: Bool { row.name == "hotdog" }
  /// The class in a caption: "hot dog".
  public var caption: String { isHotDog ? "hot dog" : name }
  /// One of its things in a sentence: "a hot dog".
  public var one: String { isHotDog ? "a hot dog" : name }
  /// All of its things in a sentence: "hot dogs".
  public var many: String { isHotDog ? "hot dogs" : "images of \(name)" }
}

extension TargetData {
  /// The classes whose folders are named as a class of ImageNet: `hotdog`, `French_loaf` or `n07684084`.
  ///
  /// Networks with other than ImageNet's 1,000 outputs share none.
  public func sharedClasses(with source: ResNet) -> [SharedClass] {
    classes.enumerated().compactMap { label, folder in
      guard let name = Self.imageNetName(of: folder), let row = try? source.outputRow(named: name) else {
        return nil
      }
      return SharedClass(label: label, folder: folder, row: row, name: name)
    }
  }

  /// The first of the shared classes whose row isn't `excluded`.
  ///
  /// - Throws: `InputError` if there is none.
  public func sharedClass(with source: ResNet, exceptRow excluded: Int) throws -> SharedClass {
    if let shared = sharedClasses(with: source).first(where: { $0.row.index != excluded }) { return shared }
    let few = classes.prefix(5).joined(separator: ", ")
    throw InputError(
      train.path, expected: "a folder named as a class of ImageNet, such as broccoli, for this chapter",
      found: classes.count > 5 ? "\(few) and \(classes.count - 5) others" : few,
      advice: "name the folder of such a class as ImageNet does, or choose another chapter")
  }

  /// The classes but one, in a few words: the other's name, if there are two.
  public func nameOfOthers(than label: Int) -> String {
    classes.count == 2 ? classes[1 - label] : "all other classes"
  }

  /// Returns the name of the one ImageNet class that a folder is named as, its WordNet id or any of its names.
  private static func imageNetName(of folder: String) -> String? {
    let wanted = plain(folder)
    let found = ImageNetClasses.all.compactMap { entry in
      folder == entry.wordNet ? entry.name : entry.names.first { plain($0) == wanted }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// A name without what folders write in different ways.
  private static func plain(_ name: String) -> String {
    name.lowercased().replacing("_", with: " ").replacing("-", with: " ")
  }
}
