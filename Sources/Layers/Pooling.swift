import CKernels
import Tensors

/// The largest value under a square window, a channel at a time. Outside the picture is −∞.
public final class MaxPooling: RectifiedReader {
  private let kernelSize, stride, padding: Int
  private var saved: (inputShape: [Int], places: [UInt8])?

  /// Windows of `kernelSize`, `stride` apart, over a picture padded by `padding`.
  public init(kernelSize: Int, stride: Int, padding: Int = 0) {
    precondition(kernelSize * kernelSize <= 256, "the place of a maximum is kept in a byte")
    self.kernelSize = kernelSize
    self.stride = stride
    self.padding = padding
  }

  public func forward(reading input: LayerInput, _ mode: Mode) -> Tensor {
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

  public func backward(_ gradient: consuming Tensor, needsInput: Bool) -> Tensor? {
    let saved = kept(self.saved)
    self.saved = nil
    guard needsInput else { return nil }
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

/// The mean of each channel over the whole picture: N × H × W × C → N × 1 × 1 × C.
public final class GlobalAveragePooling: RectifiedReader {
  private var inputShape: [Int]?

  /// A global average.
  public init() {}

  public func forward(reading input: LayerInput, _ mode: Mode) -> Tensor {
    let (pixels, channels) = (input.shape[1] * input.shape[2], input.shape[3])
    var output = Tensor(uninitialized: [input.shape[0], 1, 1, channels])
    input.read { x, map in
      output.write { y in
        for image in 0..<input.shape[0] {
          average_pool_forward(
            x + image * pixels * channels, map, pixels, channels, y + image * channels)
        }
      }
    }
    if mode == .training { inputShape = input.shape }
    return output
  }

  public func backward(_ gradient: consuming Tensor, needsInput: Bool) -> Tensor? {
    let shape = kept(inputShape)
    inputShape = nil
    guard needsInput else { return nil }
    let (pixels, channels) = (shape[1] * shape[2], shape[3])
    var dx = Tensor(uninitialized: shape)
    gradient.read { dy in
      dx.write { dx in
        for image in 0..<shape[0] {
          average_pool_backward(dy + image * channels, pixels, channels, dx + image * pixels * channels)
        }
      }
    }
    return dx
  }

  public func outputShape(of input: [Int]) -> [Int] { [input[0], 1, 1, input[3]] }

  public func copy() -> GlobalAveragePooling { GlobalAveragePooling() }

  public var summary: String { "GlobalAveragePooling" }
}

/// One row of numbers for each image: N × … → N × (all the rest).
public final class Flatten: Layer {
  private var inputShape: [Int]?

  /// A change of shape.
  public init() {}

  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    if mode == .training { inputShape = input.shape }
    return input.reshaped([input.shape[0], input.count / input.shape[0]])
  }

  public func backward(_ gradient: consuming Tensor, needsInput: Bool) -> Tensor? {
    let shape = kept(inputShape)
    inputShape = nil
    return needsInput ? gradient.reshaped(shape) : nil
  }

  public func outputShape(of input: [Int]) -> [Int] { [input[0], input.dropFirst().reduce(1, *)] }

  public func copy() -> Flatten { Flatten() }

  public var summary: String { "Flatten" }
}
