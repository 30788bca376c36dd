import Dispatch
import FineTuningFiles
import FineTuningImages
import FineTuningTensors
import Foundation
import Synchronization

extension DrawnHotDogs {
  /// Returns the folder of the data set, and draws the images first unless the cache has them already.
  ///
  /// The folder holds JPEG and PNG files in `train/hotdog`, `train/not-hotdog`, `test/hotdog` and
  /// `test/not-hotdog`. Its name includes a fingerprint of the drawing code: change the code, and the next
  /// call draws the images again.
  ///
  /// - Parameters:
  ///   - cache: the folder to put it in.
  ///   - splits: its parts.
  ///   - report: receives the fraction of images drawn so far, on several threads.
  /// - Throws: `InputError` if the images can't be written.
  public static func folder(
    in cache: String = CacheFolder.path, splits: [Split] = [.training(), .test()],
    report: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> String {
    let size = splits.map { "\($0.perClass)" }.joined(separator: "-")
    let path = "\(cache)/drawn-hotdogs-\(size)-\(try codeFingerprint().prefix(12))"
    try AtomicFolder.make(at: path) { temporary in
      let work = splits.flatMap { split in (0..<split.count).map { (split, $0) } }
      let state = Mutex<(done: Int, failure: (any Error)?)>((0, nil))
      DispatchQueue.concurrentPerform(iterations: work.count) { index in
        guard state.withLock({ $0.failure == nil }) else { return }
        do {
          let (split, image) = work[index]
          try split.write(image, under: temporary)
          let done = state.withLock { state in
            state.done += 1
            return state.done
          }
          report(Double(done) / Double(work.count))
        } catch {
          state.withLock { $0.failure = $0.failure ?? error }
        }
      }
      if let failure = state.withLock({ $0.failure }) { throw failure }
    }
    return path
  }

  /// The fingerprint of all code that affects the contents of the files. A program that is far from its sources has
  /// all of it inside, so its own file stands for the code.
  private static func codeFingerprint(file: String = #filePath) throws -> String {
    let root = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    guard FileManager.default.fileExists(atPath: file) else {
      return try Fingerprint.ofFile(Bundle.main.executablePath ?? CommandLine.arguments[0])
    }
    return try Fingerprint.of(
      [
        "Sources/Drawings", "Sources/Canvas", "Sources/ElementaryFunctions",
        "Sources/Tensors/RandomSource.swift",
        "Sources/Images/Image+Encoding.swift", "Sources/C/CImageCodecs",
      ],
      under: root.path)
  }
}

extension DrawnHotDogs {
  /// The format of an image file.
  public enum FileFormat: Equatable, Sendable {
    case jpeg(quality: Int)
    case png

    /// The file name extension.
    public var suffix: String {
      switch self {
      case .jpeg: "jpg"
      case .png: "png"
      }
    }
  }

  /// Returns the name and format of an image's file. In both classes, four out of five are JPEG files.
  public static func file(
    isHotDog: Bool, index: Int, test: Bool, seed: UInt64
  ) -> (name: String, format: FileFormat) {
    var random = RandomSource(seed: seed, stream: [test ? 1 : 0, isHotDog ? 0 : 1, index, 1])
    let format: FileFormat = random.chance(0.8) ? .jpeg(quality: random.integer(80...95)) : .png
    let number = String(index)
    return (String(repeating: "0", count: max(0, 4 - number.count)) + number + "." + format.suffix, format)
  }
}

extension DrawnHotDogs.Split {
  /// Draws the image at `index` and writes it to its file.
  fileprivate func write(_ index: Int, under folder: String) throws {
    let (label, number) = index.quotientAndRemainder(dividingBy: perClass)
    let file = DrawnHotDogs.file(isHotDog: label == 0, index: number, test: isTest, seed: seed)
    let path = "\(folder)/\(name)/\(DrawnHotDogs.classes[label])/\(file.name)"
    let image = image(at: index)
    switch file.format {
    case .jpeg(let quality): try AtomicFile.write(image.jpegData(quality: quality), to: path)
    case .png: try AtomicFile.write(image.pngData(), to: path)
    }
  }
}
