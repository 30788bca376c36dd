extension Subject {
  /// The hot dog, and its sausage without the bun.
  public static let hotDogs: [Subject] = [.hotdog, .sausage]
}
