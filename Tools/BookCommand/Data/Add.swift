import ArgumentParser
import FineTuningHub

extension DataCommand {
  /// Adds a file that was fetched by other means.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Adds a file that was fetched by other means to the cache.",
      discussion: "The file is copied. It is recognized by its digest, whatever its name.")

    @Argument(help: "The file, as it was published.", completion: .file()) var file: String
    @Option(help: "Its name in the list.") var name: String?
    @OptionGroup var catalogue: CatalogueOption

    func run() throws {
      let (entry, path) = try catalogue.hub().add(file, as: name)
      print("\(entry.name): \(path)")
    }
  }
}
