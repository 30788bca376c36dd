import FineTuningCanvas
import FineTuningFiles
import FineTuningImages
import FineTuningModels
import FineTuningTensors
import TestSupport
import Testing

@testable import FineTuningDrawings

@Suite struct SubjectTests {
  /// Returns the opacity of a drawing in the square from −1.25 to 1.25, row by row.
  private func opacity(_ subject: Subject, copy: Int, pixels: Int = 100) -> [[UInt8]] {
    var random = RandomSource(seed: 11, stream: [copy])
    let canvas = Canvas(width: pixels, height: pixels)
    canvas.translate(canvas.width / 2, canvas.height / 2)
    canvas.scale(canvas.width / 2.5)
    subject.draw(canvas, &random)
    return canvas.withPixels { bytes, stride in
      (0..<pixels).map { y in (0..<pixels).map { x in bytes[y * stride + x * 4 + 3] } }
    }
  }

  @Test(arguments: Subject.all.map(\.name))
  func `it stays in its square, fills some of it, and varies`(name: String) throws {
    let subject = try Subject.named(name)
    let drawings = (0..<4).map { opacity(subject, copy: $0) }
    for drawing in drawings {
      // The square from −1 to 1 is pixels 10 to 89; an antialiased edge may extend 2 pixels beyond.
      let outside = drawing.enumerated().contains { y, row in
        row.enumerated().contains { x, alpha in alpha > 40 && !(8..<92 ~= x && 8..<92 ~= y) }
      }
      #expect(!outside, "\(name) leaves its square")
      let covered = drawing.joined().count { $0 > 128 }
      #expect(covered > 160, "\(name) covers \(covered) pixels of 6,400")
    }
    #expect(drawings[0] != drawings[1] || drawings[2] != drawings[3], "\(name) never varies")
    #expect(opacity(subject, copy: 0) == drawings[0])
  }

  @Test func `names are unique, and an unknown name throws`() {
    #expect(Set(Subject.all.map(\.name)).count == Subject.all.count)
    #expect(throws: InputError.self) { try Subject.named("perpetual motion machine") }
  }
}

@Suite struct DrawnImageNetTests {
  @Test func `there are enough classes and foods, with ImageNet's indices`() {
    let indices = DrawnImageNet.classes.map(\.entry.index)
    #expect(indices.count >= 100 && DrawnImageNet.foods.count >= 25)
    #expect(indices == indices.sorted() && Set(indices).count == indices.count)
    #expect(indices.contains(934) && indices.contains(713))
    // In ImageNet, a submarine is a ship, not a sandwich.
    #expect(!DrawnImageNet.classes.contains { $0.entry.name == "submarine" })
  }

  @Test func `classes take turns, and an index always returns the same image`() {
    let classes = DrawnImageNet.classes
    let images = DrawnImageNet(.training, perClass: 2, size: 40, seed: 5)
    #expect(images.count == 2 * classes.count)
    #expect((0..<images.count).map(images.label) == (classes + classes).map(\.entry.index))
    #expect(images.image(at: 3) == images.image(at: 3))
    #expect(images.image(at: 3) != images.image(at: 3 + classes.count))
    #expect(images.image(at: 3) != DrawnImageNet(.heldOut, perClass: 2, size: 40, seed: 5).image(at: 3))
  }
}
