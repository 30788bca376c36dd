import Layers
import Tensors
import Testing

/// Layers that read a fused batch norm + ReLU input, compared with the three layers one by one.
@Suite struct FusedInputTests {
  private static let channels = 20  // a vector of sixteen, and a rest

  private static func readers() -> [any FusedInputLayer] {
    var random = RandomSource(seed: 5)
    let convolutions: [(Int, Int, Int, ConvolutionMethod)] = [
      (3, 1, 1, .automatic), (3, 2, 1, .automatic), (1, 2, 0, .automatic), (3, 2, 1, .direct),
    ]
    return convolutions.map { kernel, stride, padding, method in
      Convolution(
        inputChannels: channels, outputChannels: 6, kernelSize: kernel, stride: stride, padding: padding,
        method: method, using: &random)
    } + [MaxPooling(kernelSize: 3, stride: 2, padding: 1), GlobalAveragePooling()]
  }

  private func normalization() -> BatchNormalization {
    let layer = BatchNormalization(channels: Self.channels)
    layer.gamma.value = normal([Self.channels], seed: 7)  // some of them negative
    layer.beta.value = normal([Self.channels], seed: 8)
    layer.runningMean.value = normal([Self.channels], seed: 9)
    return layer
  }

  @Test(arguments: 0..<6, [Mode.training, .inference])
  func `fused layers compute the same as separate ones`(number: Int, mode: Mode) {
    let (normalization, reader) = (normalization(), Self.readers()[number])
    let rectifier = ReLU()
    let x = normal([2, 9, 7, Self.channels], seed: 1)
    let atOnce = Sequential([normalization.copy(), rectifier.copy(), reader.copy()])
    let expected = reader.forward(rectifier.forward(normalization.forward(x, mode), mode), mode)
    #expect(relativeError(atOnce.forward(x, mode), expected) < 1e-5)
  }

  @Test(arguments: 0..<6, [true, false])
  func `fused gradients are those of separate layers`(number: Int, usesBatch: Bool) throws {
    let (normalization, reader) = (normalization(), Self.readers()[number])
    let rectifier = ReLU()
    let x = normal([2, 9, 7, Self.channels], seed: 1)
    if !usesBatch {
      for statistic in [normalization.runningMean, normalization.runningVariance] {
        statistic.isFrozen = true
      }
    }
    let (normalizationAtOnce, readerAtOnce) = (normalization.copy(), reader.copy())
    let atOnce = Sequential([normalizationAtOnce, rectifier.copy(), readerAtOnce])
    let output = reader.forward(
      rectifier.forward(normalization.forward(x, .training), .training), .training)
    _ = atOnce.forward(x, .training)
    let dy = normal(output.shape, seed: 2)
    let written = try #require(reader.backward(dy, needsInputGradient: true))
    let rectified = try #require(rectifier.backward(written, needsInputGradient: true))
    let expected = try #require(normalization.backward(rectified, needsInputGradient: true))
    let found = try #require(atOnce.backward(dy, needsInputGradient: true))
    #expect(relativeError(found, expected) < 1e-5)
    let parameters = normalization.namedParameters + reader.namedParameters
    for (one, other) in zip(parameters, normalizationAtOnce.namedParameters + readerAtOnce.namedParameters) {
      guard let gradient = one.parameter.gradient else { continue }
      #expect(relativeError(try #require(other.parameter.gradient), gradient) < 1e-5, "\(one.path)")
    }
  }
}
