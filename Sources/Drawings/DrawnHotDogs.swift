import Canvas
import Foundation
import Tensors

/// The target data set of fine-tuning: snapshots with hot dogs, and snapshots of other foods.
///
/// Surface, tableware, clutter, light and camera come from the same distributions in both classes, so that
/// only the food tells them apart. An image depends on the seed, the split, the class and its index alone.
public enum DrawnHotDogs {
  /// The names of the classes, which are the names of their folders too.
  public static let classes = ["hotdog", "not-hotdog"]

  /// Foods that are nearly a hot dog: one image in fifty shows them.
  private static let doubles: [Subject] = [.sausage, .submarine, .eclair]

  /// Foods that resemble one in shape or colour.
  private static let hard: [Subject] = [
    .banana, .frenchLoaf, .taco, .corn, .burrito, .croissant, .carrot, .frenchFries,
  ]

  /// Foods that do not.
  private static let easy: [Subject] = [
    .pizza, .cheeseburger, .bagel, .strawberry, .broccoli, .pretzel, .doughnut, .orange, .lemon, .cucumber,
    .zucchini, .friedEgg,
  ]

  /// Foods that get the toppings of a hot dog now and then, so that a zigzag of mustard proves nothing.
  private static let savoury: Set = [
    "French loaf", "sausage", "submarine sandwich", "taco", "corn", "burrito", "carrot", "French fries",
    "pizza", "cheeseburger", "pretzel", "bagel", "zucchini", "fried egg",
  ]

  /// What share of the other foods is nearly a hot dog, and what share resembles one.
  private static let shares = (doubles: 0.02, hard: 0.32)

  /// One image, drawn at its final size.
  public static func image(isHotDog: Bool, index: Int, test: Bool, seed: UInt64) -> Canvas {
    var random = RandomSource(seed: seed, stream: [test ? 1 : 0, isHotDog ? 0 : 1, index])
    let (width, height) = size(&random)
    let count = random.pick([1, 1, 1, 1, 1, 1, 2, 3])
    let main = isHotDog ? .hotdog : otherFood(&random)
    var besides = (0..<random.pick([0, 0, 0, 0, 1])).map { _ in otherFood(&random) }
    // A bun beside a sausage is still no hot dog.
    if random.chance(main.name == Subject.sausage.name ? 0.3 : 0.06) { besides.append(.emptyBun) }
    let scene = Scene(foods: Array(repeating: main, count: count), besides: besides)
    return scene.draw(width: width, height: height, &random)
  }

  private static func otherFood(_ random: inout RandomSource) -> Subject {
    let draw = random.uniform()
    let foods = draw < shares.doubles ? doubles : draw < shares.doubles + shares.hard ? hard : easy
    let food = random.pick(foods)
    guard savoury.contains(food.name), random.chance(0.08) else { return food }
    return food.topped(with: [.mustard, .mustard, .ketchup, .ketchup, .mayonnaise, .relish, .onions])
  }

  /// 150 to 500 pixels a side, upright or wide.
  private static func size(_ random: inout RandomSource) -> (width: Int, height: Int) {
    let aspectRatio = exp(random.uniform(log(0.74)...log(1.35)))
    let shortest = 150 * max(aspectRatio, 1 / aspectRatio)
    // Small images are more frequent than large ones.
    let long = shortest + (500 - shortest) * random.uniform() * random.uniform(0.2...1)
    let sides = (long: Int(long.rounded()), short: Int((long * min(aspectRatio, 1 / aspectRatio)).rounded()))
    return aspectRatio > 1 ? (sides.long, sides.short) : (sides.short, sides.long)
  }
}

extension DrawnHotDogs {
  /// The file that an image is saved as.
  public enum FileFormat: Equatable, Sendable {
    case jpeg(quality: Int)
    case png

    /// The end of the file's name.
    public var suffix: String {
      switch self {
      case .jpeg: "jpg"
      case .png: "png"
      }
    }
  }

  /// The name and the format of the file for one image: four in five are JPEG files, in both classes.
  public static func file(
    isHotDog: Bool, index: Int, test: Bool, seed: UInt64
  ) -> (name: String, format: FileFormat) {
    var random = RandomSource(seed: seed, stream: [test ? 1 : 0, isHotDog ? 0 : 1, index, 1])
    let format: FileFormat = random.chance(0.8) ? .jpeg(quality: random.integer(80...95)) : .png
    let number = String(index)
    return (String(repeating: "0", count: max(0, 4 - number.count)) + number + "." + format.suffix, format)
  }
}
