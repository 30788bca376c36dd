import FineTuningModels

extension ResNet {
  /// Returns the name of what an output stands for: ImageNet's, if the network has as many outputs, or else its number.
  public func outputName(at index: Int) -> String {
    let classes = ImageNetClasses.all
    return output.outputs == classes.count ? classes[index].name : "output \(index)"
  }
}
