extension Layer {
  /// How far the trained parameters are from those of a copy made before, all of them taken as one vector,
  /// and how long that vector was.
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
