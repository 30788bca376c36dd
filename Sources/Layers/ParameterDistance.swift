extension Layer {
  /// Returns how far training moved the weights since a copy was made, ‖after − before‖ over all of them as one
  /// vector, and ‖before‖, the length of that vector.
  public func parameterDistance(from before: any Layer) -> (distance: Double, length: Double) {
    let pairs = zip(before.namedParameters, namedParameters).filter { $0.0.parameter.role == .weight }
    var (distance, length) = (0.0, 0.0)
    for (before, after) in pairs {
      for (old, new) in zip(before.parameter.value.values, after.parameter.value.values) {
        distance += Double(new - old) * Double(new - old)
        length += Double(old) * Double(old)
      }
    }
    return (distance.squareRoot(), length.squareRoot())
  }
}
