import FineTuningModels
import FineTuningRecipe
import FineTuningTraining

extension Profile {
  /// Columns and rows of the network's input.
  public var inputSize: Int {
    switch self {
    case .drawn: PretrainedSource.inputSize
    case .photos: 224
    }
  }

  /// Facts about the profile's source network besides its weights.
  var sourceDescription: NetworkDescription {
    NetworkDescription(classes: ImageNetClasses.all.map(\.name), inputSize: inputSize)
  }
}
