import ArgumentParser
import FineTuningCanvas
import FineTuningDrawings
import FineTuningTensors

/// Draws many images on one sheet, for people to look at.
@main
struct ContactSheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "./book contact-sheet", abstract: "Draws many images on one sheet (PNG) to look at.",
    subcommands: [Subjects.self, Source.self, Scenes.self])
}

extension ContactSheet {
  /// Single subjects, a row for each.
  struct Subjects: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Single subjects, a row for each.")

    @OptionGroup var options: SheetOptions
    @Argument(help: "The subjects. (default: all)") var names: [String] = []

    func run() throws {
      let subjects = try names.isEmpty ? Subject.all : names.map { try Subject.named($0) }
      try options.write(subjects.count * options.columns) { index in
        let (row, copy) = index.quotientAndRemainder(dividingBy: options.columns)
        var random = RandomSource(seed: options.seed, stream: [row, copy])
        let canvas = Canvas(width: options.size, height: options.size)
        canvas.translate(canvas.width / 2, canvas.height / 2)
        canvas.scale(canvas.width * 0.47)
        subjects[row].draw(canvas, &random)
        return canvas
      }
    }
  }

  /// Images from the source data set, a row for each class.
  struct Source: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Images from drawn ImageNet, a row for each class.")

    @OptionGroup var options: SheetOptions

    func run() throws {
      let classes = DrawnImageNet.classes.count
      let images = DrawnImageNet(
        .heldOut, perClass: options.columns, size: options.size, seed: options.seed)
      try options.write(classes * options.columns) { index in
        let (row, copy) = index.quotientAndRemainder(dividingBy: options.columns)
        return images.canvas(at: copy * classes + row)
      }
    }
  }

  /// Images from the target data set.
  struct Scenes: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Scenes with hot dogs, followed by as many with other foods.")

    @OptionGroup var options: SheetOptions
    @Option(help: "Scenes of each class.") var count = 24
    @Option(help: "The first scene's number.") var first = 0

    func run() throws {
      try options.write(2 * count) { index in
        let (other, number) = index.quotientAndRemainder(dividingBy: count)
        return DrawnHotDogs.image(
          isHotDog: other == 0, index: first + number, test: false, seed: options.seed)
      }
    }
  }
}
