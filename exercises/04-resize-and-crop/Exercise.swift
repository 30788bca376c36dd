import ExerciseChecks

/// What a network is shown of `image` in testing: resized to 256/224 of the input's size, then the centre.
///
/// - Parameters:
///   - image: an image of any size and aspect ratio.
///   - size: the columns and rows of the network's input.
/// - Returns: an image of `size` × `size` pixels.
func testInput(_ image: Image, size: Int) throws -> Image {
  throw Unsolved("testInput: the centre of the resized image")
}
