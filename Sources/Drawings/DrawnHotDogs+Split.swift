import FineTuningImages

extension DrawnHotDogs {
  /// One split of the data set, for training or for testing: first the hot dogs, then the other foods.
  public struct Split: ImageSource {
    /// Whether this is the test split.
    public let isTest: Bool
    /// The number of images per class.
    public let perClass: Int
    /// The seed of all random numbers.
    public let seed: UInt64

    /// The name of the split's folder.
    public var name: String { isTest ? "test" : "train" }

    /// The training split, by default with 1,000 images per class.
    public static func training(perClass: Int = 1000, seed: UInt64 = 1) -> Split {
      Split(isTest: false, perClass: perClass, seed: seed)
    }

    /// The test split, by default with 400 images per class.
    public static func test(perClass: Int = 400, seed: UInt64 = 1) -> Split {
      Split(isTest: true, perClass: perClass, seed: seed)
    }

    /// The number of images.
    public var count: Int { perClass * DrawnHotDogs.classes.count }

    /// Returns 0 for a hot dog, 1 for another food.
    public func label(at index: Int) -> Int { index / perClass }

    /// Draws the image at `index`.
    public func image(at index: Int) -> Image {
      DrawnHotDogs.image(
        isHotDog: label(at: index) == 0, index: index % perClass, test: isTest, seed: seed
      ).makeImage()
    }
  }
}
