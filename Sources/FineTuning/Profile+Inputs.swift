import FineTuningModels
import FineTuningRecipe

extension Profile {
  /// Columns and rows of the network's input.
  public var inputSize: Int {
    switch self {
    case .drawn: PretrainedSource.inputSize
    case .photos: 224
    }
  }
}
