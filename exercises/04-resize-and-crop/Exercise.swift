import ExerciseChecks

/// Turns an image into a test input: resized to 256/224 of the input's size, then cropped to the centre.
///
/// - Parameters:
///   - image: an image of any size and aspect ratio.
///   - size: the width and height of the network's input.
/// - Returns: an image of `size` × `size` pixels.
func testInput(_ image: Image, size: Int) throws -> Image {
  throw Unsolved("testInput: the centre of the resized image")
}
