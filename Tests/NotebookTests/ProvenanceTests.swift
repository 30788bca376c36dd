import FineTuningFiles
import Foundation
import Testing

@testable import FineTuningNotebook

@Suite struct ProvenanceTests {
  private let digest = String(repeating: "a1", count: 32)

  @Test func `survives the page`() throws {
    var record = Provenance([("chapter", digest), ("seed", "1")])
    record["odd"] = "two\nlines --> and: a colon"
    record["seed"] = "2"
    record.figures = [("01-one-fig-a.png", digest)]
    let page = "# Title\n\n" + record.comment
    let read = try #require(Provenance(page: page))
    #expect(read.comment == record.comment && read.entries.count == 4)
    #expect(read["seed"] == "2" && read.figures.map(\.name) == ["01-one-fig-a.png"])
    #expect(page.components(separatedBy: "-->").count == 2)
  }

  @Test func `is missing from other pages`() {
    #expect(Provenance(page: "# Title\n") == nil)
    #expect(Provenance(page: "<!-- made from\nseed: 1\n") == nil)
  }

  @Test func `finds the keys that differ`() {
    let record = Provenance([("a", "1"), ("b", "2"), ("c", "3")])
    #expect(record.keys(differingFrom: Provenance([("c", "3"), ("b", "0"), ("d", "4")])) == ["a", "b"])
  }

  @Test func `is sealed with the page`() {
    let page = Provenance([("seed", "1"), ("page", "old")]).sealed(under: "# Title\n\npage: old\n\n")
    #expect(Provenance.isSealIntact(on: page))
    #expect(Provenance(page: page)?.entries.map(\.key) == ["seed", "page"])
    for (from, to) in [("Title", "title"), ("seed: 1", "seed: 2"), ("page: old", ""), ("-->\n", "-->\n\n")] {
      #expect(!Provenance.isSealIntact(on: page.replacing(from, with: to)))
    }
    #expect(!Provenance.isSealIntact(on: "# Title\n"))
  }
}
