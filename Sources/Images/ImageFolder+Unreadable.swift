import Files
import Synchronization
import Tensors

extension ImageFolder {
  /// The data set without the images that cannot be decoded, which it names as `unreadable`.
  ///
  /// It decodes every image once, for only that tells: so what is left out is settled before the first epoch,
  /// and all epochs have the same images.
  ///
  /// - Parameter report: hears the share that was read, from any thread, one call at a time.
  /// - Throws: `InputError` if no image of a class can be read.
  public func withoutUnreadable(report: (Double) -> Void = { _ in }) throws -> ImageFolder {
    let state = Mutex((done: 0, reasons: [Int: String]()))
    Parallel.split(count) { places in
      for place in places {
        let reason = reason(place)
        state.withLock { state in
          state.reasons[place] = reason
          state.done += 1
          report(Double(state.done) / Double(count))
        }
      }
    }
    let rest = leavingOut(state.withLock { $0.reasons })
    for (label, name) in classes.enumerated() where !rest.items.contains(where: { $0.label == label }) {
      throw InputError(
        "\(path)/\(name)", expected: "a class folder with images that can be read",
        found: Self.named(rest.unreadable.filter { $0.path.hasPrefix("\(path)/\(name)/") }.map(phrase)),
        advice: "get the files again")
    }
    return rest
  }

  /// Why an image cannot be decoded, or nil if it can.
  private func reason(_ place: Int) -> String? {
    do {
      _ = try image(at: place)
      return nil
    } catch {
      return (error as? InputError)?.found ?? InputError.reason(error)
    }
  }

  /// A sentence on the files that are no images, and one on the images that cannot be decoded, if there are
  /// any: how many, and the first of them.
  public var warnings: [String] {
    var sentences: [String] = []
    if !skipped.isEmpty {
      sentences.append(
        "\(path): skipped \(skipped.count) that are no class and no .jpg, .jpeg or .png file: "
          + Self.named(skipped.map(relative)))
    }
    if !unreadable.isEmpty {
      sentences.append(
        "\(path): skipped \(unreadable.count) of \(count + unreadable.count) images, which cannot be read: "
          + Self.named(unreadable.map(phrase)))
    }
    return sentences.map { $0.escapingControls }
  }

  private func phrase(_ image: (path: String, reason: String)) -> String {
    "\(relative(image.path)) (\(image.reason))"
  }

  private func relative(_ path: String) -> String { String(path.dropFirst(self.path.count + 1)) }

  /// The first few of many.
  private static func named(_ all: [String]) -> String {
    let most = 3
    let rest = all.count > most ? " and \(all.count - most) more" : ""
    return all.prefix(most).joined(separator: ", ") + rest
  }
}
