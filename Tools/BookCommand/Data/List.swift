import ArgumentParser
import FineTuningFiles
import FineTuningHub
import Foundation

extension DataCommand {
  /// Lists the catalogue.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the files that can be fetched, and which of them are in the cache.")

    @OptionGroup var catalogue: CatalogueOption

    func run() throws {
      let hub = try catalogue.hub()
      for entry in hub.catalogue {
        print("\(entry.name): \(entry.title)")
        print("  \(entry.address.absoluteString)")
        print("  \(entry.size?.megabytes ?? "size not published"); \(entry.license)")
        print("  \(hub.state(of: entry))")
      }
    }
  }
}
