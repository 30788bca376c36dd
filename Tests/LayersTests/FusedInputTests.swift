import FineTuningTensors
import Testing

@testable import FineTuningLayers

/// Layers with fused batch norm and ReLU, compared with the three layers one by one.
@Suite struct FusedInputTests {
  private static let channels = 20  // a vector of sixteen and a remainder

  private static func readers() -> [any FusedInputLayer] {
    var random = RandomSource(seed: 5)
    let convolutions = [
      (3, 1, 1, Convolution.Method.automatic), (3, 2, 1, .automatic), (1, 2, 0, .automatic),
      (3, 1, 1, .direct),
    ].map { kernel, stride, padding, method in
      Convolution(
        inputChannels: channels, outputChannels: 6, kernelSize: kernel, stride: stride, padding: padding,
        method: method, using: &random)
    }
    return convolutions + [MaxPooling(kernelSize: 3, stride: 2, padding: 1), GlobalAveragePooling()]
  }

  private func normalization() -> BatchNormalization {
    let layer = BatchNormalization(channels: Self.channels)
    layer.gamma.value = normal([Self.channels], seed: 7)  // some of them negative
    layer.beta.value = normal([Self.channels], seed: 8)
    layer.runningMean.value = normal([Self.channels], seed: 9)
    return layer
  }

  @Test func `a materialized input is what batch norm and ReLU return`() {
    let normalization = normalization()
    let x = normal([2, 9, 7, Self.channels], seed: 1)
    let expected = ReLU().forward(normalization.copy().forward(x, .training), .training)
    #expect(relativeError(normalization.rectified(x, .training).materialized, expected) < 1e-6)
    #expect(FusedInput(x).materialized == x)
  }

  @Test(arguments: 0..<6, [Mode.training, .inference])
  func `the fused output is that of the three layers`(number: Int, mode: Mode) {
    let (normalization, reader) = (normalization(), Self.readers()[number])
    let relu = ReLU()
    let x = normal([2, 9, 7, Self.channels], seed: 1)
    let fused = Sequential([normalization.copy(), relu.copy(), reader.copy()])
    let expected = reader.forward(relu.forward(normalization.forward(x, mode), mode), mode)
    #expect(relativeError(fused.forward(x, mode), expected) < 1e-5)
  }

  @Test(arguments: 0..<6, [true, false])
  func `the fused gradients are those of the three layers`(number: Int, usesBatch: Bool) throws {
    let (normalization, reader) = (normalization(), Self.readers()[number])
    let relu = ReLU()
    let x = normal([2, 9, 7, Self.channels], seed: 1)
    if !usesBatch {
      for statistic in [normalization.runningMean, normalization.runningVariance] {
        statistic.isFrozen = true
      }
    }
    let (fusedNormalization, fusedReader) = (normalization.copy(), reader.copy())
    let fused = Sequential([fusedNormalization, relu.copy(), fusedReader])
    let output = reader.forward(
      relu.forward(normalization.forward(x, .training), .training), .training)
    _ = fused.forward(x, .training)
    let dy = normal(output.shape, seed: 2)
    let rectifiedGradient = try #require(reader.backward(dy, needsInputGradient: true))
    let normalizedGradient = try #require(relu.backward(rectifiedGradient, needsInputGradient: true))
    let expected = try #require(normalization.backward(normalizedGradient, needsInputGradient: true))
    let found = try #require(fused.backward(dy, needsInputGradient: true))
    #expect(relativeError(found, expected) < 1e-5)
    let parameters = normalization.namedParameters + reader.namedParameters
    for (one, other) in zip(parameters, fusedNormalization.namedParameters + fusedReader.namedParameters) {
      guard let gradient = one.parameter.gradient else { continue }
      #expect(relativeError(try #require(other.parameter.gradient), gradient) < 1e-5, "\(one.path)")
    }
  }
}
