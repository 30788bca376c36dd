import FineTuningFiles
import FineTuningImages
import Foundation
import TestSupport
import Testing

@testable import FineTuningDrawings

@Suite struct DrawnHotDogsTests {
  private let splits: [DrawnHotDogs.Split] = [.training(perClass: 3), .test(perClass: 2)]

  @Test func `the folder holds the splits and classes as readable files`() throws {
    try withTemporaryFolder { cache in
      let folder = try DrawnHotDogs.folder(in: cache, splits: splits)
      let (train, test) = (try ImageFolder(folder + "/train"), try ImageFolder(folder + "/test"))
      #expect(train.classes == DrawnHotDogs.classes && test.classes == DrawnHotDogs.classes)
      #expect(train.items.map(\.label) == [0, 0, 0, 1, 1, 1] && test.items.map(\.label) == [0, 0, 1, 1])
      for index in 0..<train.count {
        let image = try train.image(at: index)
        #expect(150...500 ~= image.width && 150...500 ~= image.height)
      }
      // A second call draws nothing.
      let before = try files(under: folder)
      #expect(try DrawnHotDogs.folder(in: cache, splits: splits) == folder)
      #expect(try files(under: folder) == before)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: cache).filter { $0.hasSuffix("partial") } == [])
    }
  }

  @Test func `images differ, and an index always returns the same one`() {
    let (train, test) = (splits[0], splits[1])
    #expect(train.image(at: 0) == train.image(at: 0))
    #expect(train.image(at: 0) != train.image(at: 1))
    #expect(train.image(at: 0) != test.image(at: 0))
  }

  /// The file format must not give the class away.
  @Test func `both classes come in the same formats`() {
    for isHotDog in [true, false] {
      let formats = (0..<2000).map {
        DrawnHotDogs.file(isHotDog: isHotDog, index: $0, test: false, seed: 1).format
      }
      let fraction = Double(formats.count { $0 == .png }) / 2000
      #expect((0.17...0.23).contains(fraction), "the fraction of PNG files is \(fraction)")
    }
  }
}
