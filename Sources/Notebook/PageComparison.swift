/// The numbers that a chapter shows, compared with those of the page that is already there.
///
/// Lines are compared one by one: a page made from the same source has the same lines, up to the numbers in them.
public struct PageComparison: Sendable {
  /// Each line that differs: as it was, and as it is now.
  public let differences: [(old: String, new: String)]

  /// Compares two pages, without the records at their ends.
  public init(_ old: String, _ new: String) {
    let (old, new) = (Self.lines(old), Self.lines(new))
    let count = max(old.count, new.count)
    differences = (0..<count).compactMap { index in
      let pair = (old: index < old.count ? old[index] : "", new: index < new.count ? new[index] : "")
      return pair.old == pair.new ? nil : pair
    }
  }

  private static func lines(_ page: String) -> [String] {
    let text = page.components(separatedBy: Provenance.opening)[0]
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Returns how many numbers a text has: digits, grouped or not, with or without decimals.
  static func numberCount(in text: String) -> Int {
    var (count, isInNumber, isInWord) = (0, false, false)
    for character in text {
      if character.isASCII, character.isNumber {
        if !isInNumber, !isInWord { count += 1 }
        isInNumber = true
      } else if isInNumber, character == "," || character == "." {
        continue
      } else {
        isInNumber = false
        isInWord = character.isLetter || character == "_"
      }
    }
    return count
  }
}
