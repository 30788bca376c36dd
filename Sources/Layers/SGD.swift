import FineTuningCKernels
import FineTuningTensors

/// Stochastic gradient descent, as in MXNet's trainer.
///
/// With the gradient g of the mean loss, a step is w ← w − η (g + λ w); with momentum μ it is v ← μ v − η (g + λ w),
/// w ← w + v. The rate η is `learningRate` times the parameter's multiplier, and the decay λ is `weightDecay` times
/// its multiplier. Weight decay applies to every trainable parameter, γ, β and biases included.
public final class SGD {
  /// The learning rate of the next steps.
  public var learningRate: Float
  /// Weight decay λ.
  public let weightDecay: Float
  /// Momentum μ: how much of the last step is repeated in the next.
  public let momentum: Float
  private let parameters: [(path: String, parameter: Parameter)]
  private var velocities: [String: Tensor] = [:]

  /// An optimizer for every trainable parameter of a network.
  public init(_ network: any Layer, learningRate: Float, weightDecay: Float = 0, momentum: Float = 0) {
    parameters = network.namedParameters
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.momentum = momentum
  }

  /// Moves every trainable parameter along its gradient from the last backward pass.
  public func step() {
    for (path, parameter) in parameters where parameter.isTrainable {
      guard let gradient = parameter.gradient else {
        preconditionFailure("\(path) has no gradient: run a backward pass before the step")
      }
      let rate = learningRate * parameter.learningRateMultiplier
      let decay = weightDecay * parameter.weightDecayMultiplier
      gradient.read { g in
        parameter.value.write { w in
          withVelocity(path, like: gradient) { v in
            Parallel.split(gradient.count, grain: Parallel.minimumGrain) { range in
              let at = range.lowerBound
              sgd_step(w + at, g + at, v.map { $0 + at }, range.count, rate, decay, momentum)
            }
          }
        }
      }
    }
  }

  /// The velocity v of every parameter that has one, by path. A checkpoint stores it to resume exactly.
  public var state: [String: Tensor] {
    get { velocities }
    set { velocities = newValue }
  }

  private func withVelocity(
    _ path: String, like gradient: Tensor, _ body: (UnsafeMutablePointer<Float>?) -> Void
  ) {
    guard momentum != 0 else { return body(nil) }
    velocities[path, default: Tensor(zeros: gradient.shape)].write { body($0) }
  }
}
