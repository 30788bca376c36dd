import FineTuningCanvas
import FineTuningImages
import FineTuningModels
import FineTuningTensors

/// The source data set: the ImageNet classes that this project can draw, one object per image.
///
/// Its images are plainer than the snapshots of the target data set: a backdrop instead of a table, no
/// clutter, and the whole object near the middle. Labels are ImageNet's indices, which means that a network
/// for this data set has 1,000 outputs.
///
/// Images are drawn on demand, and the same index always returns the same image. Classes take turns: the
/// image at `index` shows class number `index % classes.count`.
public struct DrawnImageNet: ImageSource {
  /// A class of ImageNet that can be drawn.
  public struct Class: Sendable {
    /// The index and name of the class in ImageNet.
    public let entry: ImageNetClasses.Entry
    let subject: Subject
  }

  /// Every class that can be drawn, in ImageNet's order.
  public static let classes: [Class] = Subject.all
    .compactMap { subject in
      (try? ImageNetClasses.named(subject.name)).map { Class(entry: $0, subject: subject) }
    }
    .sorted { $0.entry.index < $1.entry.index }

  /// The classes that are foods.
  public static let foods: [Class] = {
    let foods = Set(Subject.foods.map(\.name))
    return classes.filter { foods.contains($0.subject.name) }
  }()

  /// The parts of the data set, which have no images in common.
  public enum Part: Int, Sendable {
    /// Images to learn from.
    case training
    /// Images that no network ever trains on.
    case heldOut
  }

  /// The number of images.
  public let count: Int
  private let part: Part
  private let size: Int
  private let seed: UInt64

  /// A data set with `perClass` images of each class, `size × size` pixels large.
  public init(_ part: Part, perClass: Int, size: Int, seed: UInt64) {
    self.part = part
    self.count = perClass * Self.classes.count
    self.size = size
    self.seed = seed
  }

  private func drawnClass(at index: Int) -> Class {
    Self.classes[index % Self.classes.count]
  }

  /// Returns the ImageNet index of the class that the image at `index` shows.
  public func label(at index: Int) -> Int {
    drawnClass(at: index).entry.index
  }

  /// Draws the image at `index`.
  public func image(at index: Int) -> Image {
    canvas(at: index).makeImage()
  }

  /// Draws the image at `index`, and returns the canvas.
  public func canvas(at index: Int) -> Canvas {
    var random = RandomSource(seed: seed, stream: [part.rawValue, index])
    return StudioImage(drawnClass(at: index).subject).draw(size: size, &random)
  }
}
