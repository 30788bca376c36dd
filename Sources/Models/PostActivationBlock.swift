import FineTuningLayers
import FineTuningTensors

/// The block of ResNet v1 ("post-activation", He et al., 2015): a 3×3 convolution and batch normalization,
/// twice, with ReLU in between; then the input is added and ReLU applied to the sum.
///
/// Where the shape changes, the shortcut passes the input through a 1×1 convolution and batch normalization.
/// As in torchvision's `BasicBlock`, the first convolution has the stride, and the running variances follow
/// the batch's unbiased ones.
public final class PostActivationBlock: Layer {
  let conv1, conv2: Convolution
  let bn1, bn2: BatchNormalization
  private let relu = ReLU()
  let downsample: Sequential?

  /// Creates a block whose first convolution has the given stride, with weights made by `weight`.
  convenience init(
    inputChannels: Int, outputChannels: Int, stride: Int, weight: (_ shape: [Int]) -> Tensor
  ) {
    func normalization() -> BatchNormalization {
      BatchNormalization(channels: outputChannels, runningVariance: .unbiased)
    }
    self.init(
      conv1: Convolution(
        inputChannels: inputChannels, outputChannels: outputChannels, kernelSize: 3, stride: stride,
        padding: 1, weight: weight),
      bn1: normalization(),
      conv2: Convolution(
        inputChannels: outputChannels, outputChannels: outputChannels, kernelSize: 3, padding: 1,
        weight: weight),
      bn2: normalization(),
      downsample: stride == 1 && inputChannels == outputChannels
        ? nil
        : Sequential([
          Convolution(
            inputChannels: inputChannels, outputChannels: outputChannels, kernelSize: 1, stride: stride,
            weight: weight),
          normalization(),
        ]))
  }

  private init(
    conv1: Convolution, bn1: BatchNormalization, conv2: Convolution, bn2: BatchNormalization,
    downsample: Sequential?
  ) {
    self.conv1 = conv1
    self.bn1 = bn1
    self.conv2 = conv2
    self.bn2 = bn2
    self.downsample = downsample
  }

  public var children: [(name: String, layer: any Layer)] {
    let body: [(name: String, layer: any Layer)] = [
      ("conv1", conv1), ("bn1", bn1), ("conv2", conv2), ("bn2", bn2),
    ]
    return body + (downsample.map { [("downsample", $0)] } ?? [])
  }

  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    let hidden = bn1.rectified(conv1.forward(copy input, mode), mode)
    let change = bn2.forward(conv2.forward(reading: hidden, mode), mode)
    let residual = if let downsample { downsample.forward(input, mode) } else { input }
    return relu.forward(change.adding(residual), mode)
  }

  public func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor? {
    // Every gradient down to conv1's weight is needed, or nobody would have called this method.
    guard
      let ofSum = relu.backward(gradient, needsInputGradient: true),
      let hidden = bn2.backward(copy ofSum, needsInputGradient: true).flatMap({
        conv2.backward($0, needsInputGradient: true)
      }),
      let afterConv1 = bn1.backward(consume hidden, needsInputGradient: true)
    else { return nil }
    let throughBody = conv1.backward(afterConv1, needsInputGradient: needsInputGradient)
    let direct =
      if let downsample { downsample.backward(ofSum, needsInputGradient: needsInputGradient) } else { ofSum }
    guard let throughBody, let direct else { return nil }
    return throughBody.adding(direct)
  }

  /// The layers form a chain, except for the shortcut, which reads the block's input.
  public func inputShapesOfChildren(for input: [Int]) -> [[Int]] {
    let hidden = conv1.outputShape(of: input)
    return [input, hidden, hidden, hidden] + (downsample == nil ? [] : [input])
  }

  public func outputShape(of input: [Int]) -> [Int] {
    conv2.outputShape(of: conv1.outputShape(of: input))
  }

  public func copy() -> PostActivationBlock {
    PostActivationBlock(
      conv1: conv1.copy(), bn1: bn1.copy(), conv2: conv2.copy(), bn2: bn2.copy(),
      downsample: downsample?.copy())
  }

  public var summary: String { "PostActivationBlock" }
}
