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

  /// What is known of the profile's source network without its weights.
  var sourceDescription: NetworkDescription {
    NetworkDescription(classes: ImageNetClasses.all.map(\.name), inputSize: inputSize)
  }
}
