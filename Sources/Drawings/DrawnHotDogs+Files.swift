import Dispatch
import Files
import Foundation
import Images
import Synchronization

extension DrawnHotDogs {
  /// The folder of the data set, its images drawn into the cache if they are not there yet:
  /// `train/hotdog`, `train/not-hotdog`, `test/hotdog`, `test/not-hotdog`, JPEG and PNG files.
  ///
  /// The folder is named for the code that draws the images: when the code changes, they are drawn again.
  ///
  /// - Parameters:
  ///   - cache: the folder that holds it.
  ///   - report: is told the share of images drawn so far, from several threads.
  /// - Throws: `InputError` when the images cannot be written.
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

  /// The fingerprint of everything that decides what the files hold.
  private static func codeFingerprint(file: String = #filePath) throws -> String {
    let root = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try Fingerprint.of(
      ["Sources/Drawings", "Sources/Canvas", "Sources/C/CImageCodecs", "Sources/Tensors/RandomSource.swift"],
      under: root.path)
  }
}

extension DrawnHotDogs.Split {
  /// Draws the image at `index` into its file.
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
