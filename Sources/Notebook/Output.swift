import FineTuningPlotting

/// Something that a chapter showed while it ran, with the line of its source that showed it.
struct Output: Sendable {
  enum Content: Sendable {
    /// Text, as it was printed.
    case text(String)
    /// A table, numbered if it has a label.
    case table(Table, caption: String?, label: String?)
    /// A figure, always numbered.
    case figure(any Figure, caption: String, label: String)
    /// A value that the prose quotes by its label.
    case value(String, label: String)
  }

  let line: Int
  let content: Content

  /// The label by which the prose refers to the output.
  var label: String? {
    switch content {
    case .text: nil
    case .table(_, _, let label): label
    case .figure(_, _, let label), .value(_, let label): label
    }
  }

  /// How many numbers it puts on the page.
  var numberCount: Int {
    let text =
      switch content {
      case .text(let text), .value(let text, _): text
      case .table(let table, _, _): table.rows.joined().joined(separator: " ")
      case .figure: ""
      }
    return PageComparison.numberCount(in: text)
  }
}
