import ArgumentParser
import Processes

/// Writes the documentation of the API.
struct APICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "api", abstract: "Writes the documentation of the library's API as web pages.",
    discussion: "A warning of the documentation compiler is an error.")

  @Option(help: "The folder for the pages.", completion: .directory) var out = ".build/api"

  /// The modules that a program may import, those of the light product first. Links between them lead from one to
  /// those that it is built on.
  private static let modules =
    ["Files", "Tensors", "Images", "Layers", "Models", "Training", "Core"]
    + ["Canvas", "Plotting", "Notebook", "Recipe", "Drawings", ""]

  func run() throws {
    let targets = Self.modules.flatMap { ["--target", "FineTuning" + $0] }
    let code = try ChildProgram(
      ["swift", "package", "--allow-writing-to-directory", out, "generate-documentation"] + targets + [
        "--enable-experimental-combined-documentation", "--transform-for-static-hosting",
        "--warnings-as-errors", "--output-path", out,
      ], environment: ["FINETUNING_API": "1"]
    ).run()
    guard code == 0 else { throw ExitCode(code) }
    print(
      """
      A browser shows the pages only from a server: python3 -m http.server --directory \(out)
      Then open http://localhost:8000/documentation
      """)
  }
}
