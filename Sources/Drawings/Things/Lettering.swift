import FineTuningCanvas

/// A word as strokes of a pen: capital letters and digits, for signs and clock faces.
struct Lettering {
  /// The strokes, with the upper left corner of the first letter at the origin and letters 1 high.
  private(set) var strokes = Path()
  /// The width of the word if its letters are 1 high.
  private(set) var width = 0.0

  /// The space between two letters.
  private static let gap = 0.34

  /// The strokes of `word`. Characters without a shape, such as a space, leave a gap.
  init(_ word: String) {
    for (index, character) in word.enumerated() {
      if index > 0 { width += Self.gap }
      let letter = Self.shape(of: character)
      let start = width
      strokes.append(letter.strokes.mapped { Point($0.x + start, $0.y) })
      width += letter.width
    }
  }

  /// Returns the shape of a letter in a box from 0 to 1 in height.
  private static func shape(of character: Character) -> (width: Double, strokes: Path) {
    switch character {
    case "A": (0.8, lines([(0, 1), (0.4, 0), (0.8, 1)], [(0.14, 0.66), (0.66, 0.66)]))
    case "B": (0.62, bowls((0, 0.48, 0.58), (0.48, 1, 0.62)))
    case "D": (0.74, bowls((0, 1, 0.74)))
    case "E": (0.56, lines([(0.56, 0), (0, 0), (0, 1), (0.56, 1)], [(0, 0.48), (0.5, 0.48)]))
    case "H": (0.7, lines([(0, 0), (0, 1)], [(0.7, 0), (0.7, 1)], [(0, 0.48), (0.7, 0.48)]))
    case "I": (0, lines([(0, 0), (0, 1)]))
    case "K": (0.7, lines([(0, 0), (0, 1)], [(0.64, 0), (0, 0.56)], [(0.22, 0.38), (0.7, 1)]))
    case "L": (0.54, lines([(0, 0), (0, 1), (0.54, 1)]))
    case "M": (0.86, lines([(0, 1), (0, 0), (0.43, 0.7), (0.86, 0), (0.86, 1)]))
    case "N": (0.7, lines([(0, 1), (0, 0), (0.7, 1), (0.7, 0)]))
    case "O": (0.86, .ellipse(Point(0.43, 0.5), 0.43, 0.5))
    case "P": (0.6, bowls((0, 0.54, 0.6)) + lines([(0, 0), (0, 1)]))
    case "R": (0.66, bowls((0, 0.54, 0.6)) + lines([(0, 0), (0, 1)], [(0.28, 0.54), (0.66, 1)]))
    case "S":
      (
        0.6,
        curve([
          (0.56, 0.12), (0.32, 0), (0.04, 0.14), (0.08, 0.38), (0.5, 0.58), (0.58, 0.84), (0.3, 1), (0, 0.88),
        ])
      )
    case "T": (0.7, lines([(0, 0), (0.7, 0)], [(0.35, 0), (0.35, 1)]))
    case "V": (0.76, lines([(0, 0), (0.38, 1), (0.76, 0)]))
    case "W": (1.1, lines([(0, 0), (0.28, 1), (0.55, 0), (0.82, 1), (1.1, 0)]))
    case "X": (0.72, lines([(0, 0), (0.72, 1)], [(0.72, 0), (0, 1)]))
    case "Y": (0.72, lines([(0, 0), (0.36, 0.5), (0.72, 0)], [(0.36, 0.5), (0.36, 1)]))
    case "0": (0.6, .ellipse(Point(0.3, 0.5), 0.3, 0.5))
    case "1": (0.34, lines([(0, 0.16), (0.3, 0), (0.3, 1)]))
    case "2":
      (
        0.58,
        curve([(0.02, 0.16), (0.28, 0), (0.56, 0.24), (0.34, 0.64), (0, 1)]) + lines([(0, 1), (0.58, 1)])
      )
    case "3":
      (
        0.58,
        curve([(0.02, 0.06), (0.34, 0), (0.54, 0.22), (0.38, 0.45), (0.2, 0.47)])
          + curve([(0.2, 0.47), (0.42, 0.5), (0.58, 0.73), (0.36, 0.99), (0, 0.94)])
      )
    case "4": (0.64, lines([(0.5, 1), (0.5, 0), (0, 0.68), (0.64, 0.68)]))
    case "5":
      (
        0.58,
        lines([(0.52, 0), (0.06, 0), (0.06, 0.42)])
          + curve([(0.06, 0.42), (0.34, 0.38), (0.57, 0.68), (0.34, 0.99), (0, 0.93)])
      )
    case "6":
      (
        0.6,
        .ellipse(Point(0.3, 0.68), 0.3, 0.32) + curve([(0.53, 0.04), (0.24, 0.08), (0.03, 0.42), (0, 0.68)])
      )
    case "7": (0.58, lines([(0, 0), (0.58, 0), (0.2, 1)]))
    case "8": (0.6, .ellipse(Point(0.3, 0.24), 0.26, 0.24) + .ellipse(Point(0.3, 0.74), 0.3, 0.26))
    case "9":
      (
        0.6,
        .ellipse(Point(0.3, 0.32), 0.3, 0.32)
          + curve([(0.07, 0.96), (0.36, 0.92), (0.57, 0.58), (0.6, 0.32)])
      )
    default: (0.2, Path())
    }
  }

  /// Straight strokes through the given corners.
  private static func lines(_ strokes: [(Double, Double)]...) -> Path {
    strokes.reduce(Path()) { $0 + .polygon($1.map { Point($0.0, $0.1) }, closed: false) }
  }

  /// A curved stroke through the given points.
  private static func curve(_ points: [(Double, Double)]) -> Path {
    .smooth(points.map { Point($0.0, $0.1) }, closed: false)
  }

  /// Half rounds to the right of a stem, each from one height to another.
  private static func bowls(_ bowls: (top: Double, bottom: Double, width: Double)...) -> Path {
    bowls.reduce(Path()) { letter, bowl in
      let radius = (bowl.bottom - bowl.top) / 2
      var outline = Path.polygon([Point(0, bowl.bottom), Point(0, bowl.top)], closed: false)
      let middle = Point(max(0, bowl.width - radius), bowl.top + radius)
      outline.join(.arc(middle, radius, from: -.pi / 2, to: .pi / 2))
      outline.close()
      return letter + outline
    }
  }
}

private func + (first: Path, second: Path) -> Path {
  var sum = first
  sum.append(second)
  return sum
}

extension Canvas {
  /// Draws a word around `center`. `weight` is the width of its strokes, if its letters were 1 high.
  func draw(_ letters: Lettering, at center: Point, height: Double, weight: Double, _ color: Color) {
    saved {
      translate(center.x, center.y)
      scale(height - height * weight)
      translate(-letters.width / 2, -0.5)
      stroke(letters.strokes, color, width: weight)
    }
  }
}
