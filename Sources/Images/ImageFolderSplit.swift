import FineTuningFiles
import Foundation

/// A data set in three parts: images to train on, images to choose by, and images to report on.
///
///     let split = try ImageFolderSplit("chairs", seed: 1)
///     print(split.training.count, split.validation.count, split.test.count)
///
/// The folder may hold `train` and `test` (or `val`), each with a folder for every class. Then the validation part is
/// taken out of `train`, unless there are all three. Or it may hold the classes themselves, and both parts are taken out.
///
/// An image's part depends on its bytes and the seed alone. So it stays there when others are added, and copies of a
/// file stay together. Only where a class would have none in a part, the nearest ones move.
public struct ImageFolderSplit: Sendable {
  /// The images to train on.
  public let training: ImageFolder
  /// The images that decide between epochs and settings.
  public let validation: ImageFolder
  /// The images to report on, which decide nothing.
  public let test: ImageFolder

  /// The names of the classes, by label.
  public var classes: [String] { training.classes }

  /// The number of images in all parts.
  public var count: Int { training.count + validation.count + test.count }

  /// The fraction of the images that goes into the validation part, and into the test part.
  public static let fraction = 0.15

  /// Lists `folder` and splits what isn't split yet.
  ///
  /// - Throws: `InputError` if there are no classes, if there are parts and classes side by side, if the parts have other
  ///   classes than one another, or if a class has too few different images for its parts.
  public init(_ folder: String, seed: UInt64, adviceIfUnreadable: String? = nil) throws {
    var others = try ImageFolder.names(in: folder).filter { ImageFolder.isFolder("\(folder)/\($0)") }
    func part(_ names: [String]) throws -> ImageFolder? {
      guard let index = others.firstIndex(where: { names.contains($0.lowercased()) }) else { return nil }
      return try ImageFolder("\(folder)/\(others.remove(at: index))", adviceIfUnreadable: adviceIfUnreadable)
    }
    let given = (
      training: try part(["train", "training"]), validation: try part(["val", "valid", "validation"]),
      test: try part(["test", "testing"])
    )
    if let training = given.training,
      let stray = try others.map({ "\(folder)/\($0)" }).first(where: Self.isClass)
    {
      throw InputError(
        folder, expected: "either parts such as train/ and test/, or a folder for each class",
        found: "\(training.path) and, beside it, a folder of images: \(stray)",
        advice: "move \(stray) into the parts")
    }
    let all = try given.training ?? ImageFolder(folder, adviceIfUnreadable: adviceIfUnreadable)
    let heldOut = given.training == nil ? [] : [given.test, given.validation].compactMap(\.self)
    for other in heldOut where other.classes != all.classes {
      throw InputError(
        other.path, expected: "the class folders of \(all.path): \(all.classes.joined(separator: ", "))",
        found: other.classes.joined(separator: ", "),
        advice: "add the folder that is missing, or remove the other")
    }
    // What isn't given is taken out of the rest.
    let parts =
      try heldOut
      + Self.parts(of: all, fractions: Array(repeating: Self.fraction, count: 2 - heldOut.count), seed: seed)
    (test, validation, training) = (parts[0], parts[1], parts[2])
    copies = Self.copies(in: [training, validation, test])
  }

  private init(training: ImageFolder, validation: ImageFolder, test: ImageFolder, copies: [[String]]) {
    (self.training, self.validation, self.test, self.copies) = (training, validation, test, copies)
  }

  private static func isClass(_ folder: String) throws -> Bool {
    try ImageFolder.names(in: folder).contains { ImageFormat(extensionOf: $0) != nil }
  }

  /// The paths of files with the same bytes in different parts or classes.
  private let copies: [[String]]

  /// Sentences for the user about files that aren't used, and about images that are in different classes or parts.
  public var warnings: [String] {
    let copies = copies.map { copies in
      "the same image is in different classes or parts: \(ImageFolder.named(copies))".escapingControls
    }
    let more = copies.count - 3
    return Set([training, validation, test].flatMap(\.warnings)).sorted() + copies.prefix(3)
      + (more > 0 ? ["and \(more) more such images"] : [])
  }

  /// Decodes the images for validation and testing once: one that can't be decoded would stop a training at its end.
  ///
  /// - Parameter report: is told the fraction that was read, from any thread, one call at a time.
  /// - Throws: `InputError` about an image that can't be decoded.
  public func checkHeldOut(report: (Double) -> Void = { _ in }) throws {
    let fraction = Double(validation.count) / Double(validation.count + test.count)
    try validation.checkReadable { report($0 * fraction) }
    try test.checkReadable { report(fraction + $0 * (1 - fraction)) }
  }

  /// Returns the data set without the images that can't be decoded.
  ///
  /// - Parameter report: is told the fraction that was read, from any thread, one call at a time.
  /// - Throws: `InputError` if no image of a class can be read.
  public func withoutUnreadable(report: (Double) -> Void = { _ in }) throws -> ImageFolderSplit {
    var done = 0.0
    func sound(_ part: ImageFolder) throws -> ImageFolder {
      let (start, share) = (done, Double(part.count) / Double(count))
      done += share
      return try part.withoutUnreadable { report(start + share * $0) }
    }
    return ImageFolderSplit(
      training: try sound(training), validation: try sound(validation), test: try sound(test),
      copies: copies)
  }

  /// Returns a part for each fraction, and what is left.
  private static func parts(of all: ImageFolder, fractions: [Double], seed: UInt64) throws -> [ImageFolder] {
    var indices = [[Int]](repeating: [], count: fractions.count + 1)
    for (label, name) in all.classes.enumerated() {
      let items = all.items.indices.filter { all.items[$0].label == label }
      // A file that can't be read goes by its name; whoever decodes it will say so.
      let places = items.map { item in
        (try? place(of: all.items[item].path, seed: seed))
          ?? place(of: Array(all.items[item].path.utf8), seed: seed)
      }
      // Files with the same bytes share a place.
      let different = Set(places).sorted()
      guard different.count > fractions.count else {
        throw InputError(
          "\(all.path)/\(name)",
          expected: "at least \(fractions.count + 1) different images, one for each part",
          found: "\(different.count)", advice: "add images, or give the parts yourself as train/ and test/")
      }
      var ends = fractions.indices.map { number in
        different.count { $0 < fractions[...number].reduce(0, +) }
      }
      for number in ends.indices {
        let least = number == 0 ? 1 : ends[number - 1] + 1
        ends[number] = min(max(ends[number], least), different.count - (fractions.count - number))
      }
      // The part of a place: how many of the parts end before it.
      let starts = ends.map { different[$0] }
      for (item, place) in zip(items, places) { indices[starts.count { $0 <= place }].append(item) }
    }
    return try indices.map { try all.selecting($0) }
  }

  /// Returns a number from 0 to 1 that depends on a file's bytes and the seed. Of a large file, only its size, its start
  /// and its end are read.
  static func place(of path: String, seed: UInt64) throws -> Double {
    let (piece, digest) = (1 << 16, Digest(.sha256))
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    let size = try file.seekToEnd()
    digest.update("\(seed) \(size) ".utf8)
    for offset in Set([0, size > UInt64(piece) ? size - UInt64(piece) : 0]).sorted() {
      try file.seek(toOffset: offset)
      digest.update(try file.read(upToCount: piece) ?? Data())
    }
    return fraction(digest)
  }

  /// The same for bytes that stand for a file.
  private static func place(of bytes: [UInt8], seed: UInt64) -> Double {
    let digest = Digest(.sha256)
    digest.update("\(seed) ".utf8)
    digest.update(bytes)
    return fraction(digest)
  }

  private static func fraction(_ digest: Digest) -> Double {
    let bits = UInt64(digest.hexDigest().prefix(13), radix: 16) ?? 0
    return Double(bits) / Double(1 << 52)
  }
}
