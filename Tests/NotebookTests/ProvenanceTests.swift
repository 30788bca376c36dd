import Files
import Foundation
import Testing

@testable import Notebook

@Suite struct ProvenanceTests {
  @Test func survivesThePage() {
    var record = Provenance([("chapter", String(repeating: "a1", count: 32)), ("seed", "1")])
    record["odd"] = "two\nlines --> and: a colon"
    record["seed"] = "2"
    let page = "# Title\n\n" + record.markdown
    #expect(Provenance(page: page) == record)
    #expect(Provenance(page: page)?["seed"] == "2")
    #expect(page.components(separatedBy: "-->").count == 2)
  }

  @Test func isShortForTheReader() {
    let record = Provenance([("chapter", String(repeating: "a1", count: 32))])
    #expect(record.markdown.contains("chapter a1a1a1a1a1a1.</sub>"))
  }

  @Test func isMissingFromOtherPages() {
    #expect(Provenance(page: "# Title\n") == nil)
    #expect(Provenance(page: "<!-- made from\nseed: 1\n") == nil)
  }
}
