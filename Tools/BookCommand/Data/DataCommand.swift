import ArgumentParser
import FineTuningHub

/// Fetches published data and weights.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Fetches published photographs and weights, and keeps them in a cache.",
    discussion: """
      Everything is checked against its published digest when it arrives and whenever it is used. The cache is \
      in the folder FINETUNING_CACHE, or else where this system keeps caches. FINETUNING_MIRROR names a \
      server with copies: its address stands in place of the scheme and host of the published ones. A proxy \
      is taken from http_proxy, https_proxy and no_proxy.
      """,
    subcommands: [List.self, Fetch.self, Verify.self, Add.self])
}

/// The catalogue that all commands share.
struct CatalogueOption: ParsableArguments {
  /// For tests, which must not depend on a server elsewhere.
  @Option(name: .customLong("catalogue"), help: .hidden) var file: String?

  /// The hub of this machine, with the built-in catalogue or the one in the file.
  func hub() throws -> Hub {
    guard let file else { return try Hub() }
    return try Hub(catalogue: CatalogueEntry.entries(in: file))
  }
}
