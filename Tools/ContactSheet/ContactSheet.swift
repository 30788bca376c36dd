import ArgumentParser
import Canvas
import Drawings
import Files
import Foundation
import Images
import Tensors

/// Many drawings on one sheet, to look at.
@main
struct ContactSheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "./book contact-sheet", abstract: "Draws many images on one sheet (PNG), to look at.",
    subcommands: [Subjects.self, Source.self, Scenes.self])
}

/// What all sheets have in common.
struct SheetOptions: ParsableArguments {
  @Argument(help: "The PNG file to write.") var out: String
  @Option(help: "Pixels of a cell.") var size = 128
  @Option(help: "Cells in a row.") var columns = 8
  @Option(help: "Seed of the drawings.") var seed: UInt64 = 1

  func validate() throws {
    guard size > 0, columns > 0 else { throw ValidationError("--size and --columns must be at least 1") }
  }

  /// Writes a sheet of `count` images, each fitted into its cell.
  func write(_ count: Int, _ image: (Int) -> Canvas) throws {
    let rows = (count + columns - 1) / columns
    let sheet = Canvas(width: columns * size, height: max(1, rows) * size)
    sheet.paint(Color(0xC9CDD2))
    let start = ContinuousClock.now
    for index in 0..<count {
      let image = image(index)
      let scale = Double(size - 2) / max(image.width, image.height)
      let center = Point(
        (Double(index % columns) + 0.5) * Double(size), (Double(index / columns) + 0.5) * Double(size))
      sheet.saved {
        sheet.translate(center.x - image.width * scale / 2, center.y - image.height * scale / 2)
        sheet.scale(scale)
        sheet.draw(image)
      }
    }
    print("\((ContinuousClock.now - start) / max(1, count)) an image")
    try sheet.writePNG(to: out)
  }
}

extension ContactSheet {
  /// Subjects alone, a row each.
  struct Subjects: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Subjects alone, a row for each.")

    @OptionGroup var options: SheetOptions
    @Argument(help: "The subjects; all of them if none is named.") var names: [String] = []

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

  /// Images of the source data set, a row for each class.
  struct Source: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Images of drawn ImageNet, a row for each class.")

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

  /// Images of the target data set.
  struct Scenes: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Scenes with hot dogs, then as many with other foods.")

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
