import ArgumentParser

/// `./book bench`: how fast the library is, and how fast others are at the same work.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "./book bench",
    abstract: "Times training, inference, the data pipeline and the whole experiment.",
    discussion: """
      With --peer, the same work is done in the PyTorch and the MXNet of that Python, in turns with this \
      library, from the same weights and on the same images. What they compute is compared before anything \
      is timed. Leave the machine alone meanwhile.
      """,
    subcommands: [Compare.self, Worker.self], defaultSubcommand: Compare.self)
}
