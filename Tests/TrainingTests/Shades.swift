import FineTuningImages

/// Bright images of class 0 and dark ones of class 1.
struct Shades: ImageSource {
  let count: Int
  func label(at index: Int) -> Int { index % 2 }
  func image(at index: Int) -> Image {
    let shade: UInt8 = index % 2 == 0 ? 200 : 50
    return Image(width: 8, height: 8, pixels: [UInt8](repeating: shade &+ UInt8(index % 16), count: 192))
  }
}
