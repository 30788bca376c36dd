import FineTuningFiles
import FineTuningTensors
import Synchronization

extension ImageFolder {
  /// Returns the data set without the images that can't be decoded, which it lists as `unreadable`.
  ///
  /// Only decoding an image shows that it's sound, so each is decoded once, before the first epoch: all
  /// epochs then have the same images.
  ///
  /// - Parameter report: Called with the fraction of images read so far, from any thread, one call at a time.
  /// - Throws: `InputError` if none of the images of a class can be read.
  public func withoutUnreadable(report: (Double) -> Void = { _ in }) throws -> ImageFolder {
    let rest = leavingOut(reasons(report: report))
    for (label, name) in classes.enumerated() where !rest.items.contains(where: { $0.label == label }) {
      throw InputError(
        "\(path)/\(name)", expected: "a class folder with images that can be read",
        found: Self.named(rest.unreadable.filter { $0.path.hasPrefix("\(path)/\(name)/") }.map(phrase)),
        advice: "get the files again")
    }
    return rest
  }

  /// Decodes every image once, before work that an image that can't be decoded would stop.
  ///
  /// - Parameter report: Called with the fraction of images read so far, from any thread, one call at a time.
  /// - Throws: `InputError` about the first image, in order, that can't be decoded.
  public func checkReadable(report: (Double) -> Void = { _ in }) throws {
    if let first = reasons(report: report).keys.min() { _ = try image(at: first, sufficientSize: 1) }
  }

  /// Returns why images can't be decoded, by index.
  private func reasons(report: (Double) -> Void) -> [Int: String] {
    let state = Mutex((done: 0, reasons: [Int: String]()))
    Parallel.split(count) { indices in
      for index in indices {
        let reason = reason(index)
        state.withLock { state in
          state.reasons[index] = reason
          state.done += 1
          report(Double(state.done) / Double(count))
        }
      }
    }
    return state.withLock { $0.reasons }
  }

  /// Returns why an image can't be decoded, or nil if it can.
  private func reason(_ index: Int) -> String? {
    do {
      // Every byte of the file is decoded, whatever the size.
      _ = try image(at: index, sufficientSize: 1)
      return nil
    } catch {
      return (error as? InputError)?.found ?? InputError.reason(error)
    }
  }
}
