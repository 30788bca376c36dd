import FineTuningFiles
import Foundation

/// A data set in a folder: one subfolder per class, with its images inside.
///
/// Classes and files are sorted by their names' Unicode code points, so a folder has the same order on every
/// machine and in Gluon's `ImageFolderDataset`. Hidden files are ignored, and `__MACOSX`, which macOS adds to archives.
public struct ImageFolder: ImageSource {
  /// An image on disk and its class.
  public struct Item: Equatable, Sendable {
    /// The path of the image file.
    public let path: String
    /// The index of its class in `classes`.
    public let label: Int
  }

  /// The path of the folder.
  public let path: String
  /// The names of the classes, which are those of the subfolders.
  public let classes: [String]
  /// The images, class by class.
  public let items: [Item]
  /// The paths that aren't used: files beside the class folders, and everything in a class folder that isn't a
  /// .jpg, .jpeg or .png file.
  public let skipped: [String]
  /// The images that were left out because they can't be decoded, and why.
  public let unreadable: [(path: String, reason: String)]
  private let adviceIfUnreadable: String?

  /// The number of images.
  public var count: Int { items.count }

  /// The number of images of each class.
  public var counts: [Int] {
    items.reduce(into: [Int](repeating: 0, count: classes.count)) { $0[$1.label] += 1 }
  }

  /// Lists the folder at `path` without reading any image.
  ///
  /// - Parameters:
  ///   - path: The path of the folder.
  ///   - adviceIfUnreadable: Further advice for the error about an image that can't be read.
  /// - Throws: `InputError` if the folder doesn't exist, has no class, or has a class without images.
  public init(_ path: String, adviceIfUnreadable: String? = nil) throws {
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
        let inner = files.first(where: Self.isFolder)
        throw InputError(
          folder, expected: "a class folder with \(ImageFormat.extensions) files",
          found: inner.map { "none, but a folder \($0)" }
            ?? files.first.map { "only other files, such as \($0)" } ?? "an empty folder",
          advice: inner == nil
            ? "add images or remove the folder"
            : "name \(folder) instead if the classes are in it, or move the images up, or remove the folder")
      }
      classes.append(name)
    }
    guard !classes.isEmpty else {
      throw InputError(
        path, expected: "a folder for each class, with images inside",
        found: skipped.contains { ImageFormat(extensionOf: $0) != nil }
          ? "images, but no folder" : "no folder in it",
        advice:
          "check that this is the folder of the data set, and put the images of each class in one of its own")
    }
    self.path = path
    self.classes = classes
    self.items = items
    self.skipped = skipped
    self.adviceIfUnreadable = adviceIfUnreadable
    unreadable = []
  }

  private init(_ folder: ImageFolder, items: [Item], unreadable: [(path: String, reason: String)]) {
    (path, classes, skipped) = (folder.path, folder.classes, folder.skipped)
    adviceIfUnreadable = folder.adviceIfUnreadable
    self.items = items
    self.unreadable = unreadable
  }

  /// Returns a data set of only the items at `indices`, in that order, with the same classes.
  ///
  /// - Throws: `InputError` if an index is out of range.
  public func selecting(_ indices: some Sequence<Int>) throws -> ImageFolder {
    try ImageFolder(self, items: indices.map(item), unreadable: unreadable)
  }

  /// Returns the data set with the labels of a network, whose classes are `names`.
  ///
  /// - Parameters:
  ///   - names: the names of the network's outputs.
  ///   - network: the network's file, for the error.
  /// - Throws: `InputError` if the network doesn't have a class of the folder, or has several of its name.
  public func labelled(by names: [String], of network: String) throws -> ImageFolder {
    let labels = try classes.map { name in
      let found = names.indices.filter { names[$0] == name }
      guard found.count == 1 else {
        throw InputError(
          "\(path)/\(name)", expected: "a folder named as one of the classes of \(network)",
          found: found.isEmpty
            ? "none of that name among \(ImageFolder.named(names))" : "\(found.count) of that name",
          advice: "rename the folder, or remove it")
      }
      return found[0]
    }
    return ImageFolder(
      self, classes: names, items: items.map { Item(path: $0.path, label: labels[$0.label]) })
  }

  private init(_ folder: ImageFolder, classes: [String], items: [Item]) {
    (path, skipped, unreadable) = (folder.path, folder.skipped, folder.unreadable)
    adviceIfUnreadable = folder.adviceIfUnreadable
    (self.classes, self.items) = (classes, items)
  }

  private func item(_ index: Int) throws -> Item {
    guard items.indices.contains(index) else {
      throw InputError(
        path, expected: "at least \(index < 0 ? count - index : index + 1) images", found: "\(count)",
        advice: "add images")
    }
    return items[index]
  }

  /// Returns the data set without the items whose indices are in `reasons`, because they can't be decoded.
  func leavingOut(_ reasons: [Int: String]) -> ImageFolder {
    ImageFolder(
      self, items: items.indices.filter { reasons[$0] == nil }.map { items[$0] },
      unreadable: unreadable + reasons.sorted { $0.key < $1.key }.map { (items[$0.key].path, $0.value) })
  }

  /// Returns the class of the image at `index`.
  public func label(at index: Int) -> Int {
    items[index].label
  }

  /// Reads and decodes the image at `index`.
  ///
  /// - Throws: `InputError`, as `Image(contentsOf:)` does, and if the index is out of range.
  public func image(at index: Int) throws -> Image {
    try image(at: index, sufficientSize: nil)
  }

  /// Reads and decodes the image at `index`, a large JPEG image scaled down to no less than `sufficientSize`.
  ///
  /// - Throws: `InputError`, as `Image(contentsOf:)` does, and if the index is out of range.
  public func image(at index: Int, sufficientSize: Int?) throws -> Image {
    let path = try item(index).path
    do {
      return try Image(contentsOf: path, sufficientSize: sufficientSize)
    } catch var error as InputError {
      if let adviceIfUnreadable { error.advice += "; " + adviceIfUnreadable }
      throw error
    }
  }

  /// Returns the sorted names of a folder's contents, without hidden files.
  static func names(in folder: String) throws -> [String] {
    do {
      // UTF-8 bytes sort like code points. Swift sorts strings by their normalized forms.
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { !$0.hasPrefix(".") && $0 != "__MACOSX" }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw InputError(
        folder, expected: "a folder that can be read", found: InputError.reason(error),
        advice: "check the path")
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
