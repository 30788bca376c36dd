import ArgumentParser
import FineTuningHub
import FineTuningNotebook

extension DataCommand {
  /// Brings entries into the cache.
  struct Fetch: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Fetches files that aren't in the cache, and prints where they are.",
      discussion: "After an interruption, the same command resumes the download.")

    @Argument(help: "Names from the list.") var names: [String]
    @OptionGroup var catalogue: CatalogueOption

    func run() throws {
      let hub = try catalogue.hub()
      let entries = try names.map(hub.entry(named:))
      for entry in entries {
        let progress = Progress(entry.name)
        defer { progress.clear() }
        let path = try hub.path(of: entry) { progress.update($0, $1) }
        progress.clear()
        print("\(entry.name): \(path)")
      }
    }
  }
}
