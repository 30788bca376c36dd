import FineTuningRecipe
import Foundation

extension Experiment {
  /// The source data set in a few words.
  public var sourceDataName: String { options.source == nil ? "ImageNet" : "source data" }

  /// The target data set in a few words: the name of its folder, if it is the reader's own.
  public var targetDataName: String {
    options.data.map { URL(fileURLWithPath: $0).standardizedFileURL.lastPathComponent } ?? "hot dogs"
  }
}

extension ChapterOptions {
  /// The origin of a chapter's results, in words, if its text is about something else.
  var origin: String? {
    let own = [data.map { "the images in `\($0)`" }, source.map { "the source network in `\($0)`" }]
    let named = own.compactMap(\.self)
    return named.isEmpty ? nil : named.joined(separator: " and ")
  }
}
