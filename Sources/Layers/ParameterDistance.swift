extension Layer {
  /// The distance of the weights from those of an earlier copy, all of them taken as one vector, and the length that
  /// the vector had.
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
