import ArgumentParser
import FineTuningHub

extension DataCommand {
  /// Checks the cache.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks every file in the cache against its published digest.",
      discussion: "Exit code 1 if a file is damaged; fetch fetches it again.")

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
