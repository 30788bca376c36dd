import Drawings
import Images
import Notebook

/// The target data set: pictures with hot dogs (class 0) and without (class 1), in files on disk.
public struct HotDogs: Sendable {
  /// The pictures to train on.
  public let train: ImageFolder
  /// The pictures to test with.
  public let test: ImageFolder

  /// The names of the classes, by label.
  public var classes: [String] { train.classes }

  /// Pictures that a quick run uses of each.
  private static let quickSizes = (train: 512, test: 256)

  /// Lists the data set in the folder that `--data` names, or the profile's, which is drawn or fetched at the
  /// first run. Files that are no pictures are skipped and, with `--skip-unreadable`, pictures that cannot be
  /// read; the page says so.
  ///
  /// - Throws: `InputError` when pictures cannot be fetched or written to the cache, or when the folders are
  ///   not as they must be.
  public static func load(_ book: Notebook, line: UInt = #line) throws -> HotDogs {
    var data = try HotDogs(book.options.data ?? folder(book), isQuick: book.options.quick)
    if book.options.skipUnreadable { data = try data.withoutUnreadable(book) }
    for warning in data.train.warnings + data.test.warnings { book.print(warning, line: line) }
    return data
  }

  /// The data set without the pictures that cannot be read; the record of the page says how many they were.
  private func withoutUnreadable(_ book: Notebook) throws -> HotDogs {
    let progress = book.progress("looking for pictures that cannot be read")
    defer { progress.clear() }
    let all = Double(train.count + test.count)
    let (trainShare, testShare) = (Double(train.count) / all, Double(test.count) / all)
    let data = HotDogs(
      train: try train.withoutUnreadable { progress.update($0 * trainShare) },
      test: try test.withoutUnreadable { progress.update(trainShare + $0 * testShare) })
    book.note(
      "skipped pictures",
      "\(data.train.unreadable.count + data.test.unreadable.count) of \(train.count + test.count)")
    return data
  }

  private init(train: ImageFolder, test: ImageFolder) {
    (self.train, self.test) = (train, test)
  }

  private static func folder(_ book: Notebook) throws -> String {
    switch book.profile {
    case .drawn:
      let progress = book.progress("drawing 2,800 pictures, once")
      defer { progress.clear() }
      return try DrawnHotDogs.folder { progress.update($0) }
    case .photos:
      return try book.fetch(.hotDogs)
    }
  }

  /// Lists the folders `train` and `test` in `folder`; for a quick run, only a part of their pictures.
  ///
  /// - Throws: `InputError` as `ImageFolder`, and when the two have not the same classes.
  public init(_ folder: String, isQuick: Bool = false) throws {
    func part(_ name: String, _ count: Int) throws -> ImageFolder {
      try ImageFolder("\(folder)/\(name)", adviceIfUnreadable: "--skip-unreadable goes on without it")
        .spread(isQuick ? count : nil)
    }
    train = try part("train", Self.quickSizes.train)
    test = try part("test", Self.quickSizes.test)
    guard test.classes == train.classes else {
      throw InputError(
        test.path, expected: "the class folders of \(train.path): \(train.classes.joined(separator: ", "))",
        found: test.classes.joined(separator: ", "),
        advice: "add the folder that is missing, or remove the other")
    }
  }
}

extension ImageFolder {
  /// At most `count` pictures, spread evenly over all.
  fileprivate func spread(_ count: Int?) throws -> ImageFolder {
    guard let wanted = count, wanted < self.count else { return self }
    return try selecting((0..<wanted).map { $0 * self.count / wanted })
  }
}
