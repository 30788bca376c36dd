import Canvas
import Foundation
import Images
import Models
import Tensors

/// The source data set: those of ImageNet's 1,000 classes that this project can draw, one thing an image.
///
/// Plainer than the snapshots of the target: a backdrop instead of a table, no clutter, the thing whole and
/// near the middle. Labels are ImageNet's own indices, so a network for them has 1,000 outputs.
///
/// Images are drawn when asked for, and an index always gives the same one. Classes take turns: the
/// image at `index` shows class number `index % classes`.
public struct DrawnImageNet: ImageSource {
  /// A class of ImageNet that can be drawn.
  public struct Class: Sendable {
    /// Its place among ImageNet's classes.
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
    let foods = Set((Subject.hotDogs + Subject.longFoods + Subject.otherFoods).map(\.name))
    return classes.filter { foods.contains($0.subject.name) }
  }()

  /// The part of the data set that an image belongs to; no image belongs to two.
  public enum Part: Int, Sendable {
    /// Images to learn from.
    case training
    /// Images that no network is trained on.
    case heldOut
  }

  /// The number of images.
  public let count: Int
  private let part: Part
  private let size: Int
  private let seed: UInt64

  /// `perClass` images of each class, of `size × size` pixels.
  public init(_ part: Part, perClass: Int, size: Int, seed: UInt64) {
    self.part = part
    self.count = perClass * Self.classes.count
    self.size = size
    self.seed = seed
  }

  private func drawnClass(at index: Int) -> Class {
    Self.classes[index % Self.classes.count]
  }

  /// The ImageNet index of the class that the image at `index` shows.
  public func label(at index: Int) -> Int {
    drawnClass(at: index).entry.index
  }

  /// The image at `index`.
  public func image(at index: Int) -> Image {
    canvas(at: index).makeImage()
  }

  /// Draws the image at `index`.
  public func canvas(at index: Int) -> Canvas {
    var random = RandomSource(seed: seed, stream: [part.rawValue, index])
    return StudioImage(drawnClass(at: index).subject).draw(size: size, &random)
  }
}
