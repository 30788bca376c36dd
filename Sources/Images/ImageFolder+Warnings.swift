import FineTuningFiles

extension ImageFolder {
  /// Sentences for the user: one about the skipped files and one about the unreadable images, if there are
  /// any. Each has their number and names the first of them.
  public var warnings: [String] {
    var sentences: [String] = []
    if !skipped.isEmpty {
      sentences.append(
        "\(path): skipped \(skipped.count) \(skipped.count == 1 ? "entry that is" : "entries that are") "
          + "neither a class folder nor a \(ImageFormat.extensions) file: "
          + Self.named(skipped.map(relative)))
    }
    if !unreadable.isEmpty {
      sentences.append(
        "\(path): skipped \(unreadable.count) of \(count + unreadable.count) images, which cannot be read: "
          + Self.named(unreadable.map(phrase)))
    }
    return sentences.map { $0.escapingControls }
  }

  /// The name of an unreadable image within the folder, and why it can't be read.
  func phrase(_ image: (path: String, reason: String)) -> String {
    "\(relative(image.path)) (\(image.reason))"
  }

  private func relative(_ path: String) -> String { String(path.dropFirst(self.path.count + 1)) }

  /// Joins the first few names, and counts the rest.
  static func named(_ all: [String]) -> String {
    let maximum = 3
    let rest = all.count > maximum ? " and \(all.count - maximum) more" : ""
    return all.prefix(maximum).joined(separator: ", ") + rest
  }
}
