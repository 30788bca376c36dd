import FineTuningTensors

/// A two-dimensional convolution with square kernels and no bias (batch normalization follows and has one).
///
/// Input N × H × W × inputChannels, output N × H′ × W′ × outputChannels with
/// H′ = ⌊(H + 2·padding − kernelSize) / stride⌋ + 1. The weight is outputChannels × inputChannels ×
/// kernelSize × kernelSize. `DirectConvolution` has the formulas.
public final class Convolution: FusedInputLayer {
  /// How a convolution is computed. All methods return the same values up to rounding.
  public enum Method: Sendable {
    /// The fast algorithm that suits the shape: Winograd for 3×3 kernels with stride 1, else implicit GEMM.
    case automatic
    /// The definition, as plain loops: to read and to compare with, but far too slow to train with.
    case direct
    /// A matrix product over patches of the input, for any shape.
    case implicitGEMM
    /// Winograd's F(4×4, 3×3), for 3×3 kernels with stride 1 and a padding of at most 2.
    case winograd
  }

  /// The filters.
  public let weight: Parameter
  /// How it is computed.
  public let method: Method
  private let shape: ConvolutionShape
  private let algorithm: any ConvolutionAlgorithm
  private var input: FusedInput?

  /// A convolution with Xavier initialization.
  public convenience init(
    inputChannels: Int, outputChannels: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0,
    method: Method = .automatic, using random: inout RandomSource
  ) {
    self.init(
      inputChannels: inputChannels, outputChannels: outputChannels, kernelSize: kernelSize, stride: stride,
      padding: padding, method: method, weight: { Initializer.xavier($0, using: &random) })
  }

  /// A convolution with the filters that `weight` makes for their shape.
  public convenience init(
    inputChannels: Int, outputChannels: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0,
    method: Method = .automatic, weight: (_ shape: [Int]) -> Tensor
  ) {
    let shape = ConvolutionShape(
      inputChannels: inputChannels, outputChannels: outputChannels, kernelSize: kernelSize, stride: stride,
      padding: padding)
    self.init(shape, Parameter(weight(shape.weightShape)), method)
  }

  private init(_ shape: ConvolutionShape, _ weight: Parameter, _ method: Method) {
    self.shape = shape
    self.weight = weight
    self.method = method
    self.algorithm = Self.algorithm(method, for: shape)
  }

  private static func algorithm(_ method: Method, for shape: ConvolutionShape) -> any ConvolutionAlgorithm {
    switch method {
    case .automatic:
      WinogradConvolution.applies(to: shape) ? WinogradConvolution(shape) : ImplicitGEMMConvolution(shape)
    case .direct: DirectConvolution(shape: shape)
    case .implicitGEMM: ImplicitGEMMConvolution(shape)
    case .winograd: WinogradConvolution(shape)
    }
  }

  /// The height and width of the filters.
  public var kernelSize: Int { shape.kernelSize }
  /// The distance between the places where the filters are applied.
  public var stride: Int { shape.stride }
  /// The number of zeros around the image, on each side.
  public var padding: Int { shape.padding }

  public var parameters: [(name: String, parameter: Parameter)] { [("weight", weight)] }

  public func forward(reading input: FusedInput, _ mode: Mode) -> Tensor {
    precondition(
      input.shape.count == 4 && input.shape[3] == shape.inputChannels,
      "\(summary) cannot take an input of shape \(input.shape)")
    let output = algorithm.forward(input, weight: weight.value)
    if mode == .training { self.input = input }
    return output
  }

  public func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor? {
    let input = kept(self.input)
    self.input = nil
    if weight.isTrainable {
      weight.gradient = algorithm.weightGradient(input: input, outputGradient: gradient)
    }
    guard needsInputGradient else { return nil }
    return algorithm.inputGradient(
      outputGradient: gradient, weight: weight.value, inputShape: input.shape)
  }

  public func outputShape(of input: [Int]) -> [Int] { shape.outputShape(input) }

  public func copy() -> Convolution {
    Convolution(shape, weight.copy(), method)
  }

  public var summary: String {
    "Convolution(\(shape.inputChannels) → \(shape.outputChannels), \(shape.kernelSize)×\(shape.kernelSize)"
      + (shape.stride == 1 ? "" : ", stride \(shape.stride)")
      + (shape.padding == 0 ? ")" : ", padding \(shape.padding))")
  }
}
