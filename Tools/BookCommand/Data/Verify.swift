import ArgumentParser
import Hub

extension DataCommand {
  /// Checks the cache.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads what is in the cache, and says whether it is what was published.",
      discussion: "Ends with exit code 1 if something is damaged; fetch fetches that again.")

    @OptionGroup var catalogue: CatalogueOption

    func run() throws {
      let hub = try catalogue.hub()
      var isDamaged = false
      for entry in hub.catalogue {
        let state = try hub.verifiedState(of: entry)
        print("\(entry.name): \(state)")
        if case .damaged = state { isDamaged = true }
      }
      if isDamaged { throw ExitCode.failure }
    }
  }
}
