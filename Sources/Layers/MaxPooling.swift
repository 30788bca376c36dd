import FineTuningCKernels
import FineTuningTensors

/// Max pooling: the largest value under a square window, channel by channel.
///
///     y[n, i, j, c] = max x[n, i·s + u − p, j·s + v − p, c]   over the k × k taps (u, v)
///
/// with the stride s and the padding p. Outside the image, x is −∞. The gradient dy[n, i, j, c] goes back to the
/// pixel that was the largest; where windows overlap, a pixel adds up the gradients it receives.
public final class MaxPooling: FusedInputLayer {
  /// The height and width of a window.
  public let kernelSize: Int
  /// The distance between windows.
  public let stride: Int
  /// The width of the border of −∞ around the image.
  public let padding: Int
  private var saved: (inputShape: [Int], places: [UInt8])?

  /// Windows of `kernelSize`, `stride` apart, over an image padded by `padding`.
  public init(kernelSize: Int, stride: Int, padding: Int = 0) {
    precondition(
      kernelSize * kernelSize <= 256,
      "the position of a maximum is stored in one byte, so a window has at most 256 taps")
    self.kernelSize = kernelSize
    self.stride = stride
    self.padding = padding
  }

  public func forward(reading input: FusedInput, _ mode: Mode) -> Tensor {
    let geometry = self.geometry(input.shape)
    let (inputSize, outputSize) = sizes(geometry)
    let images = input.shape[0]
    var output = Tensor(uninitialized: outputShape(of: input.shape))
    let places = [UInt8](unsafeUninitializedCapacity: output.count) { buffer, count in
      count = output.count
      guard let base = buffer.baseAddress else { return }
      nonisolated(unsafe) let places = base
      input.read { x, map in
        output.write { y in
          Parallel.split(images) { range in
            for image in range {
              let at = image * outputSize
              max_pool_forward(x + image * inputSize, map, geometry, y + at, places + at)
            }
          }
        }
      }
    }
    if mode == .training { saved = (input.shape, places) }
    return output
  }

  public func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor? {
    let saved = kept(self.saved)
    self.saved = nil
    guard needsInputGradient else { return nil }
    let geometry = self.geometry(saved.inputShape)
    let (inputSize, outputSize) = sizes(geometry)
    var dx = Tensor(uninitialized: saved.inputShape)
    gradient.read { dy in
      dx.write { dx in
        Parallel.split(saved.inputShape[0]) { range in
          saved.places.withUnsafeBufferPointer { places in
            guard let places = places.baseAddress else { return }
            for image in range {
              let at = image * outputSize
              max_pool_backward(dy + at, places + at, geometry, dx + image * inputSize)
            }
          }
        }
      }
    }
    return dx
  }

  private func geometry(_ input: [Int]) -> pooling_geometry {
    pooling_geometry(
      height: input[1], width: input[2], channels: input[3],
      output_height: (input[1] + 2 * padding - kernelSize) / stride + 1,
      output_width: (input[2] + 2 * padding - kernelSize) / stride + 1, kernel: kernelSize, stride: stride,
      padding: padding)
  }

  private func sizes(_ g: pooling_geometry) -> (input: Int, output: Int) {
    (g.height * g.width * g.channels, g.output_height * g.output_width * g.channels)
  }

  public func outputShape(of input: [Int]) -> [Int] {
    let geometry = self.geometry(input)
    return [input[0], geometry.output_height, geometry.output_width, input[3]]
  }

  public func copy() -> MaxPooling {
    MaxPooling(kernelSize: kernelSize, stride: stride, padding: padding)
  }

  public var summary: String {
    "MaxPooling(\(kernelSize)×\(kernelSize), stride \(stride), padding \(padding))"
  }
}
