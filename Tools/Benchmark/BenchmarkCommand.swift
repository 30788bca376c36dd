import ArgumentParser

/// `./book bench`: times the library, and other frameworks at the same work.
@main
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "./book bench",
    abstract: "Times training, inference, the data pipeline and the whole experiment.",
    discussion: """
      With --peer, the PyTorch or MXNet of that Python does the same work, taking turns with this library, \
      with the same weights and images. Their results are compared before anything is timed. Leave the \
      machine alone while it runs.
      """,
    subcommands: [CompareCommand.self, WorkCommand.self], defaultSubcommand: CompareCommand.self)
}
