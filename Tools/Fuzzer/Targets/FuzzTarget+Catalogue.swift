import FineTuningHub
import Foundation

extension FuzzTarget {
  static let catalogue = FuzzTarget(
    name: "catalogue", summary: "catalogues of files to fetch, in JSON",
    tokens: [
      "{", "}", "[", "]", ":", ",", "\"\"", "\"name\"", "\"address\"", "\"size\"", "\"content\"", "\"file\"",
      "\"fileInArchive\"", "\"folderInArchive\"", "\"_0\"", "null", "-1", "9223372036854775808", "1e99",
      "../",
      "..", "/", "%2F", "%2E%2E", "file:", "\\u0000", "\\ud800", "SHA-1", "SHA-256",
    ].map { Array($0.utf8) },
    corpus: {
      try [CatalogueEntry.all, [.hotDogs], [.resNet18V2]].map(json)
        + [
          Array(
            #"[{"name":"a","title":"","address":"http://a/b","license":"","algorithm":"SHA-1","digest":"","#
              .utf8)
            + Array(#""content":{"file":{}}}]"#.utf8)
        ]
    },
    parser: { folder in
      { bytes in
        try write(bytes, to: folder + "/catalogue.json")
        let hub = Hub(catalogue: try CatalogueEntry.entries(in: folder + "/catalogue.json"), cache: folder)
        for entry in hub.catalogue {
          let place = URL(fileURLWithPath: "\(folder)/\(entry.name)").standardizedFileURL.path
          precondition(place.hasPrefix(URL(fileURLWithPath: folder).standardizedFileURL.path + "/"))
          _ = hub.state(of: entry)
        }
      }
    })

  private static func json(_ entries: [CatalogueEntry]) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(entries))
  }
}
