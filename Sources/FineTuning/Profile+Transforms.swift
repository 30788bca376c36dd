import Images
import Models
import Notebook

extension Profile {
  /// Columns and rows of the network's input.
  public var inputSize: Int {
    switch self {
    case .drawn: PretrainedSource.inputSize
    case .photos: 224
    }
  }

  /// How training pictures become inputs: a random crop, resized, and flipped half the time.
  public var trainingTransform: Compose { .training(size: inputSize) }

  /// How test pictures become inputs: resized, then the centre.
  public var testTransform: Compose { .testing(size: inputSize) }
}
