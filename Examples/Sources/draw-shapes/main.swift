// Draws a small folder of images to train on, circles and squares in random colors and places:
//
//     swift run -c release draw-shapes FOLDER
import FineTuningCore

guard let folder = CommandLine.arguments.dropFirst().first else {
  throw InputError(
    "command line", expected: "a folder to write to", found: "nothing", advice: "draw-shapes FOLDER")
}

var random = RandomSource(seed: 1)
for number in 0..<60 {
  let isCircle = number.isMultiple(of: 2)
  let radius = random.integer(15...30)
  let center = (x: random.integer(radius...95 - radius), y: random.integer(radius...95 - radius))
  let colors = (0..<6).map { UInt8(random.integer($0 < 3 ? 0...90 : 150...255)) }
  var image = Image(width: 96, height: 96)
  for y in 0..<96 {
    for x in 0..<96 {
      let (dx, dy) = (abs(x - center.x), abs(y - center.y))
      let isInside = isCircle ? dx * dx + dy * dy <= radius * radius : max(dx, dy) <= radius
      let first = isInside ? 3 : 0
      image[x, y] = (colors[first], colors[first + 1], colors[first + 2])
    }
  }
  try image.write(to: "\(folder)/\(isCircle ? "circle" : "square")/\(number).png")
}
