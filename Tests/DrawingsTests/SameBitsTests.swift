import FineTuningFiles
import FineTuningImages
import Testing

@testable import FineTuningDrawings

/// The drawn images are the same to the last bit on every machine. If one of these tests fails on a new platform, the
/// platform computes something else; if it fails after a change of the drawings, the digest belongs to the old ones.
@Suite struct SameBitsTests {
  private func digest(_ images: some Sequence<Image>) -> String {
    let digest = Digest(.sha256)
    for image in images { digest.update(image.pixels) }
    return digest.hexDigest()
  }

  @Test func `scenes have the bits that they have everywhere`() {
    let scenes = DrawnHotDogs.Split.training(perClass: 12)
    #expect(
      digest((0..<scenes.count).lazy.map(scenes.image))
        == "71812e8e1c6ffb8061ee86a13af884d1f7c62f45fa41863c21980ac55baeade2")
  }

  @Test func `JPEG files have the pixels that they have everywhere`() throws {
    let scenes = DrawnHotDogs.Split.test(perClass: 6)
    let decoded = try (0..<scenes.count).lazy.map { index in
      try Image.decode(scenes.image(at: index).jpegData(), path: "scene \(index)")
    }
    #expect(digest(decoded) == "b7a148d9d3827f8ef7ee3b1640f0c319e80fad5a3c35fcd24f0dec596b8388a9")
  }

  @Test func `images from the source data set have the bits that they have everywhere`() {
    let images = DrawnImageNet(.heldOut, perClass: 1, size: 96, seed: 1)
    #expect(
      digest((0..<images.count).lazy.map(images.image))
        == "01c7d4d573956fb36983fb2c2d0fd73bf67d8728be43f6a27bf3652409e34e7d")
  }
}
