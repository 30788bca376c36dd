import FineTuningFiles
import Foundation

/// The record of a chapter's run: how its page compares with the text's, and what is particular to the machine, which
/// the page itself never mentions.
///
/// It is written to `.build/runs/CHAPTER/run.json`, or to the folder that the run was told to write to.
public struct RunRecord: Codable, Sendable {
  /// The numbers on the page that the run has computed.
  public let numbers: Int
  /// The figures on the page.
  public let figures: Int
  /// Whether there was no page of the same code to compare with.
  public let isNew: Bool
  /// The lines and figures that are not those of the committed page, though the code is.
  public let differences: [String]
  /// Seconds from the beginning to the page.
  public let seconds: Double
  /// Facts about the machine, such as the number of threads.
  public let machine: [String: String]

  init(
    numbers: Int, figures: Int, isNew: Bool, differences: [String], seconds: Double,
    machine: [(key: String, value: String)]
  ) {
    self.numbers = numbers
    self.figures = figures
    self.isNew = isNew
    self.differences = differences
    self.seconds = seconds
    self.machine = Dictionary(machine) { $1 }
  }

  private static let fileName = "run.json"

  func write(to folder: String) throws {
    try SharedFolder.make(at: folder)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try AtomicFile.write(encoder.encode(self), to: "\(folder)/\(Self.fileName)")
  }

  /// The record of the last run of a chapter; nil if there is none.
  public init?(ofChapter chapter: String, root: String) {
    let path = "\(root)/.build/runs/\(chapter)/\(Self.fileName)"
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)),
      let record = try? JSONDecoder().decode(RunRecord.self, from: data)
    else { return nil }
    self = record
  }

  /// One line if the page is that of the text, otherwise a line for each difference.
  public var verdict: String {
    guard differences.isEmpty else {
      return "not those of the text, which stays as it is:\n"
        + differences.map { "  " + $0 }.joined(separator: "\n")
    }
    return Self.agreement(of: [self])
  }

  /// The sentence for pages without differences.
  public static func agreement(of records: [RunRecord]) -> String {
    func count(_ noun: String, _ number: (RunRecord) -> Int) -> String {
      let sum = records.reduce(0) { $0 + number($1) }
      return "\(sum) \(noun)\(sum == 1 ? "" : "s")"
    }
    let all = "\(count("number", \.numbers)) and \(count("figure", \.figures))"
    return records.contains(where: \.isNew)
      ? "\(all); there was no page of this code to compare them with"
      : "all \(all) are those of the text"
  }
}
