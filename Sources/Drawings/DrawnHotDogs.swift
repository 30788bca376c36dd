import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

/// The target data set for fine-tuning: snapshots of hot dogs, and snapshots of other foods.
///
/// Only the food tells the classes apart: surface, tableware, clutter, light and camera come from the same
/// distributions in both. An image depends on nothing but the seed, the split, the class and its index.
public enum DrawnHotDogs {
  /// The names of the classes, and of their folders.
  public static let classes = ["hotdog", "not-hotdog"]

  /// Foods that are very nearly a hot dog: one in fifty of the other foods.
  private static let doubles: [Subject] = [.sausage, .submarine, .eclair]

  /// Foods that resemble a hot dog in shape or colour.
  private static let hard: [Subject] = [
    .banana, .frenchLoaf, .taco, .corn, .burrito, .croissant, .carrot, .frenchFries,
  ]

  /// Foods that don't resemble a hot dog.
  private static let easy: [Subject] = [
    .pizza, .cheeseburger, .bagel, .strawberry, .broccoli, .pretzel, .doughnut, .orange, .lemon, .cucumber,
    .zucchini, .friedEgg,
  ]

  /// Foods that sometimes get a hot dog's toppings: a zigzag of mustard must prove nothing.
  private static let savoury: Set = [
    "French loaf", "sausage", "submarine sandwich", "taco", "corn", "burrito", "carrot", "French fries",
    "pizza", "cheeseburger", "pretzel", "bagel", "zucchini", "fried egg",
  ]

  /// The fractions of the other foods that are very nearly a hot dog, and that resemble one.
  private static let fractions = (doubles: 0.02, hard: 0.32)

  /// Draws one image at its final size.
  public static func image(isHotDog: Bool, index: Int, test: Bool, seed: UInt64) -> Canvas {
    var random = RandomSource(seed: seed, stream: [test ? 1 : 0, isHotDog ? 0 : 1, index])
    let (width, height) = size(&random)
    let count = random.pick([1, 1, 1, 1, 1, 1, 2, 3])
    let main = isHotDog ? .hotdog : otherFood(&random)
    var besides = (0..<random.pick([0, 0, 0, 0, 1])).map { _ in otherFood(&random) }
    // A sausage next to a bun still isn't a hot dog.
    if random.chance(main.name == Subject.sausage.name ? 0.3 : 0.06) { besides.append(.emptyBun) }
    let scene = Scene(foods: Array(repeating: main, count: count), besides: besides)
    return scene.draw(width: width, height: height, &random)
  }

  private static func otherFood(_ random: inout RandomSource) -> Subject {
    let draw = random.uniform()
    let foods = draw < fractions.doubles ? doubles : draw < fractions.doubles + fractions.hard ? hard : easy
    let food = random.pick(foods)
    guard savoury.contains(food.name), random.chance(0.08) else { return food }
    return food.topped(with: [.mustard, .mustard, .ketchup, .ketchup, .mayonnaise, .relish, .onions])
  }

  /// Picks a size: 150 to 500 pixels per side, in portrait or landscape.
  private static func size(_ random: inout RandomSource) -> (width: Int, height: Int) {
    let aspectRatio = exp(random.uniform(log(0.74)...log(1.35)))
    let shortest = 150 * max(aspectRatio, 1 / aspectRatio)
    // Small images are more frequent than large ones.
    let long = shortest + (500 - shortest) * random.uniform() * random.uniform(0.2...1)
    let sides = (long: Int(long.rounded()), short: Int((long * min(aspectRatio, 1 / aspectRatio)).rounded()))
    return aspectRatio > 1 ? (sides.long, sides.short) : (sides.short, sides.long)
  }
}
