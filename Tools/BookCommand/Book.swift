import ArgumentParser

/// `./book`: everything that readers, learners and authors do with the book. The script of that name installs
/// what is missing, builds this program and starts it in the root folder of the package.
@main
struct Book: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "./book",
    abstract: "Runs the chapters, checks exercises, and looks after pages, data and weights.",
    usage: "./book [<subcommand>]",
    discussion: "Without a subcommand it lists the chapters.",
    groupedSubcommands: [
      CommandGroup(name: "Reading", subcommands: [ListCommand.self, RunCommand.self]),
      CommandGroup(name: "Learning", subcommands: [ExerciseCommand.self]),
      CommandGroup(
        name: "Your own images, and weights",
        subcommands: [TrainCommand.self, ModelCommand.self, DataCommand.self]),
      CommandGroup(name: "Writing", subcommands: [VerifyCommand.self, FiguresCommand.self]),
      CommandGroup(
        name: "Developing",
        subcommands: [
          TestCommand.self, FormatCommand.self, BenchCommand.self, FuzzCommand.self, PretrainCommand.self,
          ContactSheetCommand.self, APICommand.self,
        ]),
    ])

  /// Not a default subcommand, which would take a mistyped one for its own argument.
  func run() throws {
    try ListCommand.parse([]).run()
  }
}
