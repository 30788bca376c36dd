import Foundation
import Hub
import Testing

@Suite struct CatalogueTests {
  @Test func `every entry can be asked for, and is told from the others`() throws {
    let all = CatalogueEntry.all
    #expect(Set(all.map(\.name)).count == all.count && Set(all.map(\.digest)).count == all.count)
    for entry in all {
      #expect(try Hub().entry(named: entry.name) == entry)
      #expect(["http", "https"].contains(entry.address.scheme) && entry.fileName.contains("."))
      #expect(entry.digest.count == (entry.algorithm == .sha1 ? 40 : 64))
      #expect(entry.digest.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    }
  }

  /// The publishers' own names hold the first eight digits of what the file is.
  @Test(arguments: [CatalogueEntry.resNet18V1, .resNet18V2])
  func `names and digests agree`(entry: CatalogueEntry) {
    #expect(entry.fileName.contains("-\(entry.digest.prefix(8))."))
  }
}
