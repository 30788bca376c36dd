import FineTuningLayers
import FineTuningTensors

/// The block of ResNet v2 ("pre-activation", He et al., 2016): batch normalization, ReLU and a 3×3
/// convolution, twice; then the input is added.
///
/// Where the shape changes, the shortcut passes the *activated* input through a 1×1 convolution, as in
/// Gluon's `BasicBlockV2`.
public final class PreActivationBlock: Layer {
  let bn1, bn2: BatchNormalization
  let conv1, conv2: Convolution
  let downsample: Convolution?

  /// Creates a block whose first convolution has the given stride, with weights made by `weight`.
  convenience init(
    inputChannels: Int, outputChannels: Int, stride: Int, weight: (_ shape: [Int]) -> Tensor
  ) {
    self.init(
      bn1: BatchNormalization(channels: inputChannels),
      conv1: Convolution(
        inputChannels: inputChannels, outputChannels: outputChannels, kernelSize: 3, stride: stride,
        padding: 1, weight: weight),
      bn2: BatchNormalization(channels: outputChannels),
      conv2: Convolution(
        inputChannels: outputChannels, outputChannels: outputChannels, kernelSize: 3, padding: 1,
        weight: weight),
      downsample: stride == 1 && inputChannels == outputChannels
        ? nil
        : Convolution(
          inputChannels: inputChannels, outputChannels: outputChannels, kernelSize: 1, stride: stride,
          weight: weight))
  }

  private init(
    bn1: BatchNormalization, conv1: Convolution, bn2: BatchNormalization, conv2: Convolution,
    downsample: Convolution?
  ) {
    self.bn1 = bn1
    self.conv1 = conv1
    self.bn2 = bn2
    self.conv2 = conv2
    self.downsample = downsample
  }

  public var children: [(name: String, layer: any Layer)] {
    let body: [(name: String, layer: any Layer)] = [
      ("bn1", bn1), ("conv1", conv1), ("bn2", bn2), ("conv2", conv2),
    ]
    return body + (downsample.map { [("downsample", $0)] } ?? [])
  }

  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    let activated = bn1.rectified(copy input, mode)
    let residual = if let downsample { downsample.forward(reading: activated, mode) } else { input }
    let hidden = bn2.rectified(conv1.forward(reading: activated, mode), mode)
    return conv2.forward(reading: hidden, mode).adding(residual)
  }

  public func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor? {
    // Every gradient down to bn1's parameters is needed, or nobody would have called this method.
    guard
      let hidden = conv2.backward(copy gradient, needsInputGradient: true),
      let afterConv1 = bn2.backward(consume hidden, needsInputGradient: true),
      var activated = conv1.backward(consume afterConv1, needsInputGradient: true)
    else { return nil }
    if let downsample, let throughDownsample = downsample.backward(copy gradient, needsInputGradient: true) {
      activated = activated.adding(throughDownsample)
    }
    let direct = bn1.backward(consume activated, needsInputGradient: needsInputGradient)
    return downsample == nil ? direct?.adding(gradient) : direct
  }

  /// The layers form a chain, except for the shortcut's 1×1 convolution, which reads the block's input.
  public func inputShapesOfChildren(for input: [Int]) -> [[Int]] {
    let hidden = conv1.outputShape(of: input)
    return [input, input, hidden, hidden] + (downsample == nil ? [] : [input])
  }

  public func outputShape(of input: [Int]) -> [Int] {
    conv2.outputShape(of: conv1.outputShape(of: input))
  }

  public func copy() -> PreActivationBlock {
    PreActivationBlock(
      bn1: bn1.copy(), conv1: conv1.copy(), bn2: bn2.copy(), conv2: conv2.copy(),
      downsample: downsample?.copy())
  }

  public var summary: String { "PreActivationBlock" }
}
