import FineTuningCanvas
import FineTuningImages
import FineTuningPlotting
import Foundation

/// One realistic figure of each kind, the same every time.
enum Samples {
  /// Typical curves of five epochs of fine-tuning.
  static let tuned = curves(name: "fine-tuned", loss: 0.42, accuracy: 0.94, speed: 0.9)
  /// Typical curves of five epochs of training from scratch.
  static let scratch = curves(name: "from scratch", loss: 0.62, accuracy: 0.82, speed: 0.45)

  private static func curves(name: String, loss: Double, accuracy: Double, speed: Double) -> TrainingCurves {
    let fifths = (1...25).map { Double($0) / 5 }
    func curve(_ end: Double, _ start: Double, at x: Double) -> Double {
      let wobble: Double = 0.015 * sin(9 * x) * cos(4 * x)
      return end + (start - end) * exp(-speed * x) + wobble
    }
    return TrainingCurves(
      name: name, trainLoss: fifths.map { ($0, curve(loss * 0.6, loss * 1.9, at: $0)) },
      trainAccuracy: fifths.map { ($0, curve(accuracy, accuracy - 0.35, at: $0)) },
      testAccuracy: fifths.filter { $0 == $0.rounded() }.map { ($0, curve(accuracy, 0.6, at: $0)) },
      epochs: 5)
  }

  /// A made-up image of the given size: a disc over a gradient.
  static func image(width: Int, height: Int, hue: Double) -> Image {
    let canvas = Canvas(width: width, height: height)
    let (w, h) = (Double(width), Double(height))
    let pale = Color(hue: hue, saturation: 0.3, brightness: 0.95)
    let deep = Color(hue: hue, saturation: 0.5, brightness: 0.6)
    canvas.paint(.linear(from: Point(0, 0), to: Point(w, h), [(0, pale), (1, deep)]))
    let disc = Path.circle(Point(w / 2, h / 2), min(w, h) * 0.35)
    canvas.fill(disc, Color(hue: hue + 0.5, saturation: 0.7, brightness: 0.8))
    return canvas.makeImage()
  }

  /// Images of varying size and aspect ratio.
  static let images: [Image] = (0..<16).map { (index: Int) -> Image in
    let (width, height) = (150 + index * 53 % 200, 150 + index * 97 % 170)
    return image(width: width, height: height, hue: Double(index) / 16)
  }

  /// Values clustered around a centre.
  static func heap(_ count: Int, around center: Double, width: Double) -> [Double] {
    (0..<count).map { index in
      let u: Double = (Double(index) + 0.5) / Double(count)
      return center + width * log(u / (1 - u))
    }
  }

  /// A sine curve over 60 steps.
  static func wave(shift: Double) -> [(x: Double, y: Double)] {
    (0...60).map { (step: Int) -> (x: Double, y: Double) in
      let x = Double(step)
      return (x, sin(x / 3 + shift))
    }
  }

  /// Points between 150 and 500 in both directions.
  static func cloud(_ a: Int, _ b: Int) -> [(x: Double, y: Double)] {
    (0..<200).map { (index: Int) -> (x: Double, y: Double) in
      (Double(150 + index * a % 351), Double(150 + index * b % 353))
    }
  }

  /// One figure of each kind.
  static let figures: [String: any Figure] = [
    "training": LinePlot.training(tuned),
    "scratch": LinePlot.training(scratch),
    "comparison": LinePlot.comparison([tuned, scratch]),
    "crowded": LinePlot(
      (0..<6).map { LinePlot.Series("a longer name \($0)", wave(shift: Double($0)), color: $0, dash: $0) },
      x: Axis("step"), y: Axis("value")),
    "scatter": LinePlot(
      [
        LinePlot.Series("hot dog", cloud(37, 61), style: .markers, color: 0),
        LinePlot.Series("not hot dog", cloud(53, 71), style: .markers, color: 1),
      ], x: Axis("width in pixels"), y: Axis("height in pixels"), size: (252, 252)),
    "steps": FourStepDiagram(source: "Source data: ImageNet", target: "Target data: hot dogs"),
    "grid": ImageGrid(images, columns: 8),
    "empty": ImageGrid([ImageGrid.Cell](), columns: 8),
    "captioned": ImageGrid(
      images.prefix(10).enumerated().map { index, image in
        ImageGrid.Cell(
          image, caption: [index % 3 == 0 ? "not hot dog" : "hot dog", "p = 0.\(93 - index * 7)"],
          verdict: index % 3 == 0 ? .wrong : .right)
      }, columns: 5),
    "labelled": ImageGrid(
      (0..<12).map { image(width: 7, height: 7, hue: Double($0) / 12) }, columns: 6,
      rowLabels: ["before", "after\nfine-tuning"], cellSize: (40, 40)),
    "bars": BarChart([
      .init("hotdog", 0.71, label: "71.2 %", color: 1), .init("French loaf", 0.12, label: "12.4 %"),
      .init("bagel", 0.055, label: "5.5 %"), .init("corn", 0.02, label: "2.0 %"),
      .init("a class with a name that is far too long for the page", 0.004, label: "0.4 %"),
    ]),
    "confusion": ConfusionMatrix([[371, 29], [18, 382]], classes: ["hot dog", "not hot dog"]),
    "ten classes": ConfusionMatrix(
      (0..<10).map { row in (0..<10).map { $0 == row ? 900 : (row * $0) % 3 } },
      classes: (0..<10).map { "class \($0)" + ($0 == 3 ? " with a long name" : "") }),
    "heat map": ConfusionMatrix(
      (0..<60).map { row in (0..<60).map { $0 == row ? 9 : (7 * row + $0) % 23 == 0 ? 2 : 0 } },
      classes: (0..<60).map { "class \($0)" }),
    "sixty clouds": LinePlot(
      (0..<60).map { number in
        LinePlot.Series(
          "class \(number)", Array(cloud(37 + number, 61 + 2 * number).prefix(6)), style: .markers,
          color: number)
      }, x: Axis("component 1"), y: Axis("component 2"), size: (324, 252)),
    "histogram": Histogram(
      [
        .init("hot dog", heap(400, around: 3, width: 1.1), color: 1),
        .init("not hot dog", heap(400, around: -2.5, width: 1.4), color: 0),
      ], x: Axis("logit of class 934, hotdog"), y: "images"),
  ]
}
