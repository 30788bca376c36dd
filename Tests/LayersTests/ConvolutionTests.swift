import Tensors
import Testing

@testable import Layers

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
  static let patches = [
    Case(batch: 2, height: 15, width: 13, inputs: 3, outputs: 8, kernel: 7, stride: 2, padding: 3),
    Case(batch: 2, height: 6, width: 7, inputs: 5, outputs: 9, kernel: 3, stride: 2, padding: 1),
    Case(batch: 3, height: 5, width: 4, inputs: 6, outputs: 7, kernel: 1, stride: 2, padding: 0),
    Case(batch: 1, height: 3, width: 3, inputs: 4, outputs: 4, kernel: 1, stride: 1, padding: 0),
    Case(batch: 1, height: 5, width: 6, inputs: 2, outputs: 3, kernel: 2, stride: 3, padding: 1),
  ]

  private func input(_ test: Case) -> Tensor {
    normal([test.batch, test.height, test.width, test.inputs], seed: 1)
  }

  /// The fast algorithms that apply to a shape.
  private func fastAlgorithms(_ shape: ConvolutionShape) -> [any ConvolutionAlgorithm] {
    [ImplicitGEMMConvolution(shape)]
      + (WinogradConvolution.applies(to: shape) ? [WinogradConvolution(shape)] : [])
  }

  @Test func `the definition, by hand`() {
    let shape = ConvolutionShape(
      inputChannels: 1, outputChannels: 2, kernelSize: 2, stride: 2, padding: 1)
    let direct = DirectConvolution(shape: shape)
    let x = Tensor([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1])
    let w = Tensor([1, 10, 100, 1000, 0, 0, 0, 1], [2, 1, 2, 2])
    // Windows of the padded image: (0 0; 0 1), (0 0; 2 3), (0 4; 0 7), (5 6; 8 9).
    let y = Tensor([1000, 1, 3200, 3, 7040, 7, 9865, 9], [1, 2, 2, 2])
    #expect(direct.forward(FusedInput(x), weight: w) == y)
    let dy = Tensor([1, 0, 0, 0, 0, 0, 0, 2], [1, 2, 2, 2])
    let dx = direct.inputGradient(outputGradient: dy, weight: w, inputShape: x.shape)
    #expect(dx == Tensor([1000, 0, 0, 0, 0, 0, 0, 0, 2], [1, 3, 3, 1]))
    let dw = direct.weightGradient(input: FusedInput(x), outputGradient: dy)
    #expect(dw == Tensor([0, 0, 0, 1, 10, 12, 16, 18], [2, 1, 2, 2]))
  }

  @Test(arguments: winograd + patches) func `fast algorithms agree with the definition`(test: Case) {
    let (x, weight) = (FusedInput(input(test)), normal(test.shape.weightShape, seed: 2))
    let expected = DirectConvolution(shape: test.shape).forward(x, weight: weight)
    for algorithm in fastAlgorithms(test.shape) {
      #expect(relativeError(algorithm.forward(x, weight: weight), expected) < 1e-5, "\(algorithm)")
    }
  }

  @Test func `Winograd's algorithm is among them where it applies`() {
    #expect(Self.winograd.allSatisfy { WinogradConvolution.applies(to: $0.shape) })
    #expect(!Self.patches.contains { WinogradConvolution.applies(to: $0.shape) })
  }

  @Test(arguments: winograd + patches) func `fast gradients agree with the definition`(test: Case) {
    let (x, weight) = (input(test), normal(test.shape.weightShape, seed: 2))
    let dy = normal(test.shape.outputShape(x.shape), seed: 3)
    let direct = DirectConvolution(shape: test.shape)
    let dx = direct.inputGradient(outputGradient: dy, weight: weight, inputShape: x.shape)
    let dw = direct.weightGradient(input: FusedInput(x), outputGradient: dy)
    for algorithm in fastAlgorithms(test.shape) {
      let input = algorithm.inputGradient(outputGradient: dy, weight: weight, inputShape: x.shape)
      let filters = algorithm.weightGradient(input: FusedInput(x), outputGradient: dy)
      #expect(relativeError(input, dx) < 1e-5 && relativeError(filters, dw) < 1e-5, "\(algorithm)")
    }
  }
}
