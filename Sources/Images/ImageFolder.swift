import Files
import Foundation

/// A data set as a folder on disk: one subfolder a class, its pictures inside.
///
/// Classes and files are in the order of their names' Unicode code points, so that the same folder gives the
/// same list on every machine, and the list of Gluon's `ImageFolderDataset`. Hidden files are ignored.
public struct ImageFolder: PictureSource {
  /// A picture on disk and its class.
  public struct Item: Equatable, Sendable {
    /// Where the picture is.
    public let path: String
    /// The index of its class in `classes`.
    public let label: Int
  }

  /// The folder.
  public let path: String
  /// The names of the classes: those of the subfolders.
  public let classes: [String]
  /// The pictures, class by class.
  public let items: [Item]
  /// What lies in the folder but is neither a class nor named .jpg, .jpeg or .png, by path.
  public let skipped: [String]

  /// The number of pictures.
  public var count: Int { items.count }

  /// One sentence for each path that was skipped.
  public var warnings: [String] { skipped.map { "\($0): skipped, not a .jpg, .jpeg or .png file" } }

  /// Lists the folder at `path`; reads no picture.
  ///
  /// - Throws: `InputError` if there is no such folder, if it holds no class, or a class holds no picture.
  public init(_ path: String) throws {
    var classes: [String] = []
    var items: [Item] = []
    var skipped: [String] = []
    for name in try Self.names(in: path) {
      let folder = "\(path)/\(name)"
      guard Self.isFolder(folder) else {
        skipped.append(folder)
        continue
      }
      let files = try Self.names(in: folder).map { "\(folder)/\($0)" }
      let countBefore = items.count
      for file in files {
        if ImageFormat(extensionOf: file) != nil && !Self.isFolder(file) {
          items.append(Item(path: file, label: classes.count))
        } else {
          skipped.append(file)
        }
      }
      guard items.count > countBefore else {
        throw InputError(
          folder, expected: "a class folder with .jpg, .jpeg or .png files",
          found: files.first.map { "only other files, such as \($0)" } ?? "an empty folder",
          advice: "add pictures or remove the folder")
      }
      classes.append(name)
    }
    guard !classes.isEmpty else {
      throw InputError(
        path, expected: "one folder a class, with pictures inside", found: "no folder in it",
        advice: "check that this is the folder of the data set and that it was unpacked")
    }
    self.init(path: path, classes: classes, items: items, skipped: skipped)
  }

  private init(path: String, classes: [String], items: [Item], skipped: [String]) {
    self.path = path
    self.classes = classes
    self.items = items
    self.skipped = skipped
  }

  /// The data set of only the items at `indices`, in that order, with the same classes.
  public func selecting(_ indices: some Sequence<Int>) -> ImageFolder {
    ImageFolder(path: path, classes: classes, items: indices.map { items[$0] }, skipped: skipped)
  }

  /// The class of the picture at `index`.
  public func label(at index: Int) -> Int {
    items[index].label
  }

  /// Reads and decodes the picture at `index`.
  ///
  /// - Throws: `InputError` as `Image(contentsOf:)`.
  public func image(at index: Int) throws -> Image {
    try Image(contentsOf: items[index].path)
  }

  /// The names of what is in a folder, sorted, without hidden files.
  private static func names(in folder: String) throws -> [String] {
    do {
      // UTF-8 sorts as code points do. Swift's own order of strings is that of their normalized forms.
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { !$0.hasPrefix(".") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw InputError(
        folder, expected: "a folder that can be read", found: InputError.reason(error),
        advice: "check the path, or fetch the data set first")
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
