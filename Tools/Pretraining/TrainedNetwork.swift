import Models

/// A network and its training time in seconds.
struct TrainedNetwork {
  let network: ResNet
  let seconds: Double
}
