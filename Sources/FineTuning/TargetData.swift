import FineTuningFiles
import FineTuningImages

/// The target data set: the classes that a network learns to tell apart, as folders of image files.
public struct TargetData: Sendable {
  /// The training images.
  public let train: ImageFolder
  /// The test images.
  public let test: ImageFolder

  /// The names of the classes, by label.
  public var classes: [String] { train.classes }

  /// The number of images that a quick run uses of each part.
  private static let quickSizes = (train: 512, test: 256)

  /// The number of images in both parts.
  public var count: Int { train.count + test.count }

  /// The data set without the images that can't be read.
  ///
  /// - Parameter report: is told the fraction that was read, from any thread, one call at a time.
  /// - Throws: `InputError` if no image of a class can be read.
  public func withoutUnreadable(report: (Double) -> Void = { _ in }) throws -> TargetData {
    let trainFraction = Double(train.count) / Double(count)
    return TargetData(
      train: try train.withoutUnreadable { report($0 * trainFraction) },
      test: try test.withoutUnreadable { report(trainFraction + $0 * (1 - trainFraction)) })
  }

  private init(train: ImageFolder, test: ImageFolder) {
    (self.train, self.test) = (train, test)
  }

  /// Lists the folders `train` and `test` in `folder`; a quick run uses only some of their images.
  ///
  /// - Throws: as `ImageFolder`, and `InputError` when the two don't have the same classes, or only one.
  public init(_ folder: String, isQuick: Bool = false, adviceIfUnreadable: String? = nil) throws {
    func part(_ name: String, _ count: Int) throws -> ImageFolder {
      try ImageFolder("\(folder)/\(name)", adviceIfUnreadable: adviceIfUnreadable)
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
    // Nothing can be learned from one class: a network that always names it is always right.
    guard classes.count > 1 else {
      throw InputError(
        folder, expected: "at least two classes to tell apart", found: "one, \(classes.joined())",
        advice: "add a class folder to both train and test, such as one of anything else")
    }
  }
}

extension ImageFolder {
  /// At most `count` images, spread evenly over all.
  fileprivate func spread(_ count: Int?) throws -> ImageFolder {
    guard let wanted = count, wanted < self.count else { return self }
    return try selecting((0..<wanted).map { $0 * self.count / wanted })
  }
}
