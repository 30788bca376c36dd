import FineTuningTensors
import Testing

@testable import FineTuningLayers

@Suite struct ConvolutionTests {
  struct Case: CustomTestStringConvertible {
    let batch, height, width, inputs, outputs, kernel, stride, padding: Int
    var testDescription: String {
      "\(batch)×\(height)×\(width)×\(inputs) → \(outputs), \(kernel)×\(kernel) stride \(stride) padding \(padding)"
    }
    var shape: ConvolutionShape {
      ConvolutionShape(
        inputChannels: inputs, outputChannels: outputs, kernelSize: kernel, stride: stride, padding: padding)
    }
  }

  static let winograd = [
    Case(batch: 1, height: 4, width: 4, inputs: 16, outputs: 16, kernel: 3, stride: 1, padding: 1),
    Case(batch: 2, height: 7, width: 5, inputs: 3, outputs: 5, kernel: 3, stride: 1, padding: 1),
    Case(batch: 3, height: 3, width: 3, inputs: 33, outputs: 17, kernel: 3, stride: 1, padding: 1),
    Case(batch: 1, height: 13, width: 1, inputs: 1, outputs: 1, kernel: 3, stride: 1, padding: 1),
    Case(batch: 2, height: 9, width: 11, inputs: 20, outputs: 48, kernel: 3, stride: 1, padding: 0),
    Case(batch: 1, height: 6, width: 10, inputs: 4, outputs: 2, kernel: 3, stride: 1, padding: 2),
    Case(batch: 70, height: 6, width: 6, inputs: 8, outputs: 8, kernel: 3, stride: 1, padding: 1),
  ]
  static let others = [
    Case(batch: 2, height: 15, width: 13, inputs: 3, outputs: 8, kernel: 7, stride: 2, padding: 3),
    Case(batch: 2, height: 6, width: 7, inputs: 5, outputs: 9, kernel: 3, stride: 2, padding: 1),
    Case(batch: 3, height: 5, width: 4, inputs: 6, outputs: 7, kernel: 1, stride: 2, padding: 0),
    Case(batch: 1, height: 3, width: 3, inputs: 4, outputs: 4, kernel: 1, stride: 1, padding: 0),
    Case(batch: 1, height: 5, width: 6, inputs: 2, outputs: 3, kernel: 2, stride: 3, padding: 1),
  ]

  private func expectMatch(_ algorithm: any ConvolutionAlgorithm, _ test: Case) {
    let x = normal([test.batch, test.height, test.width, test.inputs], seed: 1)
    let weight = normal(test.shape.weightShape, seed: 2)
    let dy = normal(test.shape.outputShape(x.shape), seed: 3)
    let direct = DirectConvolution(shape: test.shape)
    #expect(
      relativeError(
        algorithm.forward(FusedInput(x), weight: weight), direct.forward(FusedInput(x), weight: weight))
        < 1e-5)
    #expect(
      relativeError(
        algorithm.inputGradient(outputGradient: dy, weight: weight, inputShape: x.shape),
        direct.inputGradient(outputGradient: dy, weight: weight, inputShape: x.shape)) < 1e-5)
    #expect(
      relativeError(
        algorithm.weightGradient(input: FusedInput(x), outputGradient: dy),
        direct.weightGradient(input: FusedInput(x), outputGradient: dy)) < 1e-5)
  }

  @Test(arguments: winograd) func `Winograd matches the definition`(test: Case) {
    #expect(WinogradConvolution.applies(to: test.shape))
    expectMatch(WinogradConvolution(test.shape), test)
  }

  @Test(arguments: winograd + others) func `implicit GEMM matches the definition`(test: Case) {
    expectMatch(ImplicitGEMMConvolution(test.shape), test)
  }

  /// The image is 1 2 3 / 4 5 6 / 7 8 9 and the kernel 1 10 / 100 1000. With stride 2 and padding 1, it lies on
  /// 0 0 / 0 1, then on 0 0 / 2 3, 0 4 / 0 7 and 5 6 / 8 9.
  @Test func `the definition, computed by hand`() {
    let shape = ConvolutionShape(inputChannels: 1, outputChannels: 1, kernelSize: 2, stride: 2, padding: 1)
    let direct = DirectConvolution(shape: shape)
    let x = Tensor([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1])
    let weight = Tensor([1, 10, 100, 1000], [1, 1, 2, 2])
    let dy = Tensor([1, 2, 3, 4], [1, 2, 2, 1])
    #expect(
      direct.forward(FusedInput(x), weight: weight) == Tensor([1000, 3200, 7040, 9865], [1, 2, 2, 1]))
    // Each pixel lies under one window only: dx is dy of that window times the tap on the pixel.
    #expect(
      direct.inputGradient(outputGradient: dy, weight: weight, inputShape: x.shape)
        == Tensor([1000, 200, 2000, 30, 4, 40, 3000, 400, 4000], [1, 3, 3, 1]))
    // 4·5, 3·4 + 4·6, 2·2 + 4·8, 1·1 + 2·3 + 3·7 + 4·9
    #expect(
      direct.weightGradient(input: FusedInput(x), outputGradient: dy)
        == Tensor([20, 36, 36, 64], [1, 1, 2, 2]))
  }

  /// Two input and two output channels, 1×1: y = W x for each pixel.
  @Test func `the definition sums over channels`() {
    let shape = ConvolutionShape(inputChannels: 2, outputChannels: 2, kernelSize: 1, stride: 1, padding: 0)
    let y = DirectConvolution(shape: shape).forward(
      FusedInput(Tensor([1, 2, 3, 4], [1, 1, 2, 2])), weight: Tensor([1, 10, 100, 1000], [2, 2, 1, 1]))
    #expect(y == Tensor([21, 2100, 43, 4300], [1, 1, 2, 2]))
  }

  @Test(arguments: [Convolution.Method.direct, .implicitGEMM, .winograd])
  func `a layer computes by the method it is told, and so do its copies`(method: Convolution.Method) throws {
    var random = RandomSource(seed: 5)
    let automatic = Convolution(
      inputChannels: 4, outputChannels: 3, kernelSize: 3, padding: 1, using: &random)
    let weight = automatic.weight.value
    let original = Convolution(
      inputChannels: 4, outputChannels: 3, kernelSize: 3, padding: 1, method: method, weight: { _ in weight })
    let layer = original.copy()
    #expect(automatic.method == .automatic && layer.method == method)
    let x = normal([2, 6, 5, 4], seed: 1)
    let output = layer.forward(x, .training)
    #expect(relativeError(output, automatic.forward(x, .training)) < 1e-5)
    // Algorithms round differently: only the same one returns the same bits.
    let shape = ConvolutionShape(inputChannels: 4, outputChannels: 3, kernelSize: 3, stride: 1, padding: 1)
    let algorithm: any ConvolutionAlgorithm =
      switch method {
      case .direct: DirectConvolution(shape: shape)
      case .implicitGEMM: ImplicitGEMMConvolution(shape)
      case .winograd, .automatic: WinogradConvolution(shape)
      }
    #expect(output == algorithm.forward(FusedInput(x), weight: weight))
    let dy = normal(output.shape, seed: 2)
    let dx = try #require(layer.backward(dy, needsInputGradient: true))
    let expected = try #require(automatic.backward(dy, needsInputGradient: true))
    #expect(relativeError(dx, expected) < 1e-5)
    let dw = try #require(layer.weight.gradient)
    #expect(relativeError(dw, try #require(automatic.weight.gradient)) < 1e-5)
  }
}
