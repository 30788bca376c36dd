import Plotting

/// Something that a chapter showed while it ran, and the line of its source that did.
struct Output: Sendable {
  enum Content: Sendable {
    /// Text, as it was printed.
    case text(String)
    /// A table, which may have a number.
    case table(Table, caption: String?, label: String?)
    /// A figure, which always has one.
    case figure(any Figure, caption: String, label: String)
    /// Something to be said in the prose, where it refers to the label.
    case value(String, label: String)
  }

  let line: Int
  let content: Content

  /// What the prose calls the output by.
  var label: String? {
    switch content {
    case .text: nil
    case .table(_, _, let label): label
    case .figure(_, _, let label), .value(_, let label): label
    }
  }
}
