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

  private func compare(_ algorithm: any ConvolutionAlgorithm, _ test: Case) {
    let x = normal([test.batch, test.height, test.width, test.inputs], seed: 1)
    let weight = normal(test.shape.weightShape, seed: 2)
    let expected = Naive.convolution(x, weight, stride: test.stride, padding: test.padding)
    let actual = algorithm.forward(FusedInput(x), weight: weight)
    #expect(relativeError(actual, expected) < 1e-5)
  }

  @Test(arguments: winograd) func `Winograd agrees with the definition`(test: Case) {
    #expect(WinogradConvolution.applies(to: test.shape))
    compare(WinogradConvolution(test.shape), test)
  }

  @Test(arguments: winograd + patches) func `patches agree with the definition`(test: Case) {
    compare(ImplicitGEMMConvolution(test.shape), test)
  }

  /// Both gradients are linear maps of the output's gradient: ⟨dy, conv(x, w)⟩ = ⟨dx, x⟩ = ⟨dw, w⟩.
  @Test(arguments: winograd + patches) func `gradients agree with the definition`(test: Case) {
    let x = normal([test.batch, test.height, test.width, test.inputs], seed: 1)
    let weight = normal(test.shape.weightShape, seed: 2)
    let dy = normal(test.shape.outputShape(x.shape), seed: 3)
    let (dx, dw) = Self.naiveGradients(x, weight, dy, stride: test.stride, padding: test.padding)
    var algorithms: [any ConvolutionAlgorithm] = [ImplicitGEMMConvolution(test.shape)]
    if WinogradConvolution.applies(to: test.shape) { algorithms.append(WinogradConvolution(test.shape)) }
    for algorithm in algorithms {
      #expect(
        relativeError(algorithm.inputGradient(outputGradient: dy, weight: weight, inputShape: x.shape), dx)
          < 1e-5)
      #expect(relativeError(algorithm.weightGradient(input: FusedInput(x), outputGradient: dy), dw) < 1e-5)
    }
  }

  private static func naiveGradients(
    _ x: Tensor, _ weight: Tensor, _ dy: Tensor, stride: Int, padding: Int
  ) -> (dx: Tensor, dw: Tensor) {
    let (height, width, inputs) = (x.shape[1], x.shape[2], x.shape[3])
    let (outputs, kernel) = (weight.shape[0], weight.shape[2])
    let (input, filter, gradient) = (x.values, weight.values, dy.values)
    var dx = [Double](repeating: 0, count: x.count)
    var dw = [Double](repeating: 0, count: weight.count)
    for place in 0..<dy.count {
      let out = place % outputs
      let column = place / outputs % dy.shape[2]
      let row = place / outputs / dy.shape[2] % dy.shape[1]
      let image = place / outputs / dy.shape[2] / dy.shape[1]
      for tap in 0..<kernel * kernel {
        let y = row * stride + tap / kernel - padding
        let z = column * stride + tap % kernel - padding
        guard 0..<height ~= y, 0..<width ~= z else { continue }
        for channel in 0..<inputs {
          let at = ((image * height + y) * width + z) * inputs + channel
          let weightAt = (out * inputs + channel) * kernel * kernel + tap
          dx[at] += Double(gradient[place]) * Double(filter[weightAt])
          dw[weightAt] += Double(gradient[place]) * Double(input[at])
        }
      }
    }
    return (Tensor(dx.map { Float($0) }, x.shape), Tensor(dw.map { Float($0) }, weight.shape))
  }
}
