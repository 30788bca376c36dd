import ArgumentParser

/// A kind of work to time.
enum Work: String, CaseIterable, Codable, ExpressibleByArgument {
  /// Training steps on one batch: forward, backward, optimizer.
  case train
  /// The logits of one batch.
  case infer
  /// Reading, decoding and augmenting a folder of images, without a network.
  case pipeline
  /// D2L's experiment: files in, two networks trained and tested, accuracies out.
  case experiment

  /// Whether only a network's arithmetic is timed, with no files read.
  var isNetworkOnly: Bool { self == .train || self == .infer }

  /// The heading of its table.
  var title: String {
    switch self {
    case .train: "train step"
    case .infer: "inference"
    case .pipeline: "data pipeline"
    case .experiment: "whole experiment"
    }
  }
}
