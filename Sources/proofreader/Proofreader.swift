import ArgumentParser

/// Looks over what is committed: pages, and the pictures on them.
@main
struct Proofreader: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proofreader", abstract: "Looks over the pages and figures that are committed.",
    subcommands: [Verify.self, Compare.self])
}
