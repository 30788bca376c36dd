/// Rows of cells under named columns.
public struct Table: Equatable, Sendable {
  /// The column names.
  public let columns: [String]
  /// The cells of each row, one for each column.
  public let rows: [[String]]

  /// A table with one cell in each row for each column.
  public init(_ columns: [String], rows: [[String]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "one cell for each column")
    self.columns = columns
    self.rows = rows
  }

  /// The table in Markdown, with columns of numbers aligned right.
  public var markdown: String {
    func line(_ cells: [String]) -> String {
      let escaped = cells.map {
        $0.replacing("|", with: "\\|").replacing("\n", with: " ")
      }
      return "| " + escaped.joined(separator: " | ") + " |"
    }
    let rules = columns.indices.map { isNumeric($0) ? "---:" : ":---" }
    return ([line(columns), "|" + rules.joined(separator: "|") + "|"] + rows.map(line))
      .joined(separator: "\n")
  }

  /// The table for a terminal, its columns aligned with spaces.
  public var text: String {
    let widths = columns.indices.map { column in
      ([columns] + rows).map { $0[column].count }.max() ?? 0
    }
    return ([columns] + rows).map { cells in
      let padded = cells.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - cells[column].count)
        return isNumeric(column) ? padding + cells[column] : cells[column] + padding
      }
      return padded.joined(separator: "  ").trimmingSuffix(while: \.isWhitespace)
    }.joined(separator: "\n")
  }

  /// Whether every non-empty cell of a column begins with a number.
  private func isNumeric(_ column: Int) -> Bool {
    let cells = rows.map { $0[column] }.filter { !$0.isEmpty }
    return !cells.isEmpty
      && cells.allSatisfy { cell in
        cell.drop { "+-−±< ".contains($0) }.first?.isNumber == true
      }
  }
}

extension StringProtocol {
  /// This text without the trailing characters that meet a condition.
  func trimmingSuffix(while condition: (Character) -> Bool) -> String {
    var rest = self[...]
    while let last = rest.last, condition(last) { rest.removeLast() }
    return String(rest)
  }
}
