import FineTuningCKernels
import FineTuningTensors

/// Winograd's F(4×4, 3×3) for 3×3 convolutions with stride 1: 2.25 multiplications for each output and input channel,
/// where the definition (`DirectConvolution`) needs 9.
///
/// The output is cut into tiles of 4×4 pixels, each of which depends on 6×6 input pixels. A linear transform turns
/// such an input tile and a filter into 36 values each, and then the tile of the output is the inverse transform of
/// their products, one by one: 36 multiplications for 16 outputs. Summing over channels makes them 36 matrix
/// products, tiles × channels times channels × filters. `winograd.c` has the transforms.
///
/// Tiles go through in chunks, small enough that a chunk is still in cache when its products are computed.
struct WinogradConvolution: ConvolutionAlgorithm {
  private let shape: ConvolutionShape

  static func applies(to shape: ConvolutionShape) -> Bool {
    shape.kernelSize == 3 && shape.stride == 1 && shape.padding <= 2
  }

  init(_ shape: ConvolutionShape) {
    precondition(Self.applies(to: shape), "Winograd needs a 3×3 kernel, stride 1 and a padding of at most 2")
    self.shape = shape
  }

  func forward(_ input: FusedInput, weight: Tensor) -> Tensor {
    let (inputs, outputs) = (shape.inputChannels, shape.outputChannels)
    let filters = transformed(weight, rows: inputs, columns: outputs) { g, range, u, plane in
      winograd_transform_filter(g, outputs, inputs, range.lowerBound, range.upperBound, u, plane)
    }
    return correlate(input, filters, padding: shape.padding, outputShape: shape.outputShape(input.shape))
  }

  /// The input gradient is a convolution of the output gradient with the filters turned by 180°, padded so that it
  /// has the size of the input.
  func inputGradient(outputGradient: Tensor, weight: Tensor, inputShape: [Int]) -> Tensor {
    let (inputs, outputs) = (shape.inputChannels, shape.outputChannels)
    let filters = transformed(weight, rows: outputs, columns: inputs) { g, range, u, plane in
      winograd_transform_turned_filter(g, outputs, inputs, range.lowerBound, range.upperBound, u, plane)
    }
    return correlate(
      FusedInput(outputGradient), filters, padding: 2 - shape.padding, outputShape: inputShape)
  }

  func weightGradient(input: FusedInput, outputGradient: Tensor) -> Tensor {
    let (inputs, outputs) = (shape.inputChannels, shape.outputChannels)
    let from = image(input.shape, tiledLike: outputGradient.shape, padding: shape.padding)
    let to = image(outputGradient.shape, tiledLike: outputGradient.shape, padding: 0)
    let tilesPerImage = to.tile_rows * to.tile_columns
    let size = BatchReduction.groupSize(elementsPerImage: tilesPerImage, atLeast: Self.minimumSummedTiles)
    let plane = Self.plane(inputs * outputs)
    let sum = input.read { x, map in
      outputGradient.read { dy in
        BatchReduction.sum(images: input.shape[0], groupsOf: size) { images in
          let tiles = images.lowerBound * tilesPerImage..<images.upperBound * tilesPerImage
          var sum = Tensor(scratch: [36, plane])
          var gradient = Tensor(scratch: [9 * inputs * outputs])
          sum.write { du in
            forEachChunk(of: tiles, inputs, outputs, floats: Self.summedFloats) {
              first, count, v, vPlane, w, wPlane in
              winograd_transform_input(x, map, from, first, count, v, vPlane)
              winograd_transform_gradient(dy, to, first, count, w, count * Panels.width, wPlane)
              for k in 0..<36 {
                PackedGEMM.multiply(
                  SpacedMatrix(v + k * vPlane, stride: inputs).transposed,
                  Panels(w + k * wPlane, inner: count),
                  rows: inputs, columns: outputs, inner: count, into: du + k * plane, stride: outputs,
                  accumulating: first > tiles.lowerBound)
              }
            }
            gradient.write { winograd_transform_filter_gradient(du, plane, inputs * outputs, $0) }
          }
          return gradient
        } combine: {
          $0.add($1)
        }
      }
    }
    return sum.read { shape.weight(from: $0) }
  }

  // MARK: Parts

  /// Correlates `input` with transformed filters U[36][in][out], in panels.
  private func correlate(
    _ input: FusedInput, _ filters: Tensor, padding: Int, outputShape: [Int]
  ) -> Tensor {
    let (inputs, outputs) = (input.shape[3], outputShape[3])
    let from = image(input.shape, tiledLike: outputShape, padding: padding)
    let to = image(outputShape, tiledLike: outputShape, padding: 0)
    let plane = filters.shape[1]
    let tiles = outputShape[0] * to.tile_rows * to.tile_columns
    let grain = min(chunkTiles(inputs, outputs), max(Self.minimumTiles, tiles / Parallel.workers))
    var output = Tensor(uninitialized: outputShape)
    input.read { x, map in
      filters.read { u in
        output.write { y in
          Parallel.split(tiles, grain: grain) { tiles in
            forEachChunk(of: tiles, inputs, outputs, floats: Self.workersFloats) {
              first, count, v, vPlane, m, mPlane in
              winograd_transform_input(x, map, from, first, count, v, vPlane)
              for k in 0..<36 {
                PackedGEMM.multiply(
                  SpacedMatrix(v + k * vPlane, stride: inputs), Panels(u + k * plane, inner: inputs),
                  rows: count,
                  columns: outputs, inner: inputs, into: m + k * mPlane, stride: outputs)
              }
              winograd_transform_output(m, mPlane, to, first, count, y)
            }
          }
        }
      }
    }
    return output
  }

  /// Transforms the filters into 36 planes, each the panels of a matrix rows × columns. `transform` does a range of
  /// rows.
  private func transformed(
    _ weight: Tensor, rows: Int, columns: Int,
    _ transform: (UnsafePointer<Float>, Range<Int>, UnsafeMutablePointer<Float>, Int) -> Void
  ) -> Tensor {
    let plane = Self.plane(Panels.count(inner: rows, columns: columns))
    var filters = Tensor(uninitialized: [36, plane])
    weight.read { g in
      filters.write { u in
        Parallel.split(rows) { range in transform(g, range, u, plane) }
      }
    }
    return filters
  }

  /// Runs `body` on chunks of tiles, with room for two sets of 36 planes, `count × inputs` and, in panels,
  /// `count × outputs`: about `floats` values in all.
  private func forEachChunk(
    of tiles: Range<Int>, _ inputs: Int, _ outputs: Int, floats: Int,
    _ body: (
      _ first: Int, _ count: Int, _ v: UnsafeMutablePointer<Float>, _ vPlane: Int,
      _ m: UnsafeMutablePointer<Float>, _ mPlane: Int
    ) -> Void
  ) {
    let maximumTiles = max(chunkTiles(inputs, outputs), floats / (36 * (inputs + outputs)))
    // As many chunks as that makes, but all of one size: otherwise the last might be too small.
    let chunks = (tiles.count + maximumTiles - 1) / maximumTiles
    let size = (tiles.count + chunks - 1) / chunks
    let vPlane = Self.plane(size * inputs)
    let mPlane = Self.plane(Panels.count(inner: size, columns: outputs))
    var scratch = Tensor(scratch: [36, vPlane + mPlane])
    scratch.write { v in
      for first in stride(from: tiles.lowerBound, to: tiles.upperBound, by: size) {
        body(first, min(size, tiles.upperBound - first), v, vPlane, v + 36 * vPlane, mPlane)
      }
    }
  }

  /// A chunk takes about a megabyte, the L2 cache of a core.
  private static let workersFloats = 1 << 18

  /// Twice that where chunks are summed up, since each one reads and writes all sums.
  private static let summedFloats = 1 << 19

  /// With fewer tiles in a group of images, transforming and adding up the sums would cost more than the products.
  private static let minimumSummedTiles = 256

  /// With fewer tiles, reading the filters would cost more than the products.
  private static let minimumTiles = 64

  /// The minimum number of tiles in a chunk. Where the filters outgrow the caches, a chunk is half their size:
  /// 36 × tiles × (inputs + outputs) = 36 × inputs × outputs / 2.
  private func chunkTiles(_ inputs: Int, _ outputs: Int) -> Int {
    max(Self.minimumTiles, inputs * outputs / (inputs + outputs) / 2)
  }

  /// The size of a plane, padded to an odd number of cache lines, so that planes don't compete for the same sets.
  private static func plane(_ floats: Int) -> Int {
    ((floats + 15) / 16 | 1) * 16
  }

  private func image(_ shape: [Int], tiledLike output: [Int], padding: Int) -> winograd_image {
    winograd_image(
      height: shape[1], width: shape[2], channels: shape[3], tile_rows: (output[1] + 3) / 4,
      tile_columns: (output[2] + 3) / 4, padding: padding)
  }
}
