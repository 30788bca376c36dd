import ArgumentParser

/// Where the data and the source network come from.
public enum Profile: String, CaseIterable, Sendable, ExpressibleByArgument {
  /// Both are made by this project, so that no network connection is needed.
  case drawn
  /// D2L's photographs, and a network that Gluon trained on ImageNet; both are fetched once.
  case photos
}
