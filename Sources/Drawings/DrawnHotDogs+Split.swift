import Images

extension DrawnHotDogs {
  /// The images to train on, or those to test with, as a data set: hot dogs first, then the others.
  public struct Split: ImageSource {
    /// Whether these are the images to test with.
    public let isTest: Bool
    /// Images of each class.
    public let perClass: Int
    /// What all random numbers grow from.
    public let seed: UInt64

    /// The name of its folder.
    public var name: String { isTest ? "test" : "train" }

    /// 1,000 images of each class to train on.
    public static func training(perClass: Int = 1000, seed: UInt64 = 1) -> Split {
      Split(isTest: false, perClass: perClass, seed: seed)
    }

    /// 400 images of each class to test with.
    public static func test(perClass: Int = 400, seed: UInt64 = 1) -> Split {
      Split(isTest: true, perClass: perClass, seed: seed)
    }

    /// The number of images.
    public var count: Int { perClass * DrawnHotDogs.classes.count }

    /// 0 for a hot dog, 1 for another food.
    public func label(at index: Int) -> Int { index / perClass }

    /// Draws the image at `index`.
    public func image(at index: Int) -> Image {
      DrawnHotDogs.image(
        isHotDog: label(at: index) == 0, index: index % perClass, test: isTest, seed: seed
      ).makeImage()
    }
  }
}
