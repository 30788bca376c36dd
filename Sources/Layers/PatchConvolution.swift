import CKernels
import Tensors

/// Any convolution as a matrix product over patches (im2col): used for strides and for 1×1 kernels.
struct PatchConvolution: ConvolutionAlgorithm {
  private let shape: ConvolutionShape

  init(_ shape: ConvolutionShape) {
    self.shape = shape
  }

  func forward(_ input: LayerInput, weight: Tensor) -> Tensor {
    let geometry = self.geometry(input.shape)
    let (outputs, patch) = (shape.outputChannels, patchSize)
    let filters = panels(weight)
    var output = Tensor(uninitialized: shape.outputShape(input.shape))
    input.read { x, map in
      filters.read { filters in
        output.write { y in
          Parallel.split(input.shape[0] * geometry.output_height) { rows in
            forEachChunk(of: rows, geometry) { image, first, last, pixels, columns in
              im2col(x + image * imageSize(geometry), map, geometry, first, last, columns)
              let start = (image * geometry.output_height + first) * geometry.output_width
              Panels.multiply(
                Matrix(columns, stride: patch), Panels(filters), rows: pixels, columns: outputs, inner: patch,
                into: y + start * outputs, stride: outputs)
            }
          }
        }
      }
    }
    return output
  }

  func inputGradient(outputGradient: Tensor, weight: Tensor, inputShape: [Int]) -> Tensor {
    let geometry = self.geometry(inputShape)
    let (outputs, patch) = (shape.outputChannels, patchSize)
    let filters = turnedPanels(weight)
    var gradient = Tensor(zeros: inputShape)
    outputGradient.read { dy in
      filters.read { filters in
        gradient.write { dx in
          // Patches overlap, so a whole image belongs to one worker.
          Parallel.split(inputShape[0]) { images in
            let rows = images.lowerBound * geometry.output_height..<images.upperBound * geometry.output_height
            forEachChunk(of: rows, geometry) { image, first, last, pixels, columns in
              let start = (image * geometry.output_height + first) * geometry.output_width
              Panels.multiply(
                Matrix(dy + start * outputs, stride: outputs), Panels(filters), rows: pixels, columns: patch,
                inner: outputs, into: columns, stride: patch)
              col2im_add(columns, geometry, first, last, dx + image * imageSize(geometry))
            }
          }
        }
      }
    }
    return gradient
  }

  func weightGradient(input: LayerInput, outputGradient: Tensor) -> Tensor {
    let geometry = self.geometry(input.shape)
    let (outputs, patch) = (shape.outputChannels, patchSize)
    var sums = PartialSums(patch * outputs)
    input.read { x, map in
      outputGradient.read { dy in
        sums.split(input.shape[0] * geometry.output_height) { sum, rows in
          forEachChunk(of: rows, geometry) { image, first, last, pixels, columns in
            im2col(x + image * imageSize(geometry), map, geometry, first, last, columns)
            let start = (image * geometry.output_height + first) * geometry.output_width
            BLAS.multiply(
              Matrix(columns, stride: patch).transposed, Matrix(dy + start * outputs, stride: outputs),
              rows: patch, columns: outputs, inner: pixels, into: sum, stride: outputs, accumulating: true)
          }
        }
      }
    }
    return channelMajor(sums.total())
  }

  // MARK: Parts

  private var area: Int { shape.kernelSize * shape.kernelSize }
  private var patchSize: Int { area * shape.inputChannels }

  private func geometry(_ input: [Int]) -> patch_geometry {
    patch_geometry(
      height: input[1], width: input[2], channels: shape.inputChannels,
      output_height: shape.outputSize(input[1]), output_width: shape.outputSize(input[2]),
      kernel: shape.kernelSize, stride: shape.stride, padding: shape.padding)
  }

  private func imageSize(_ geometry: patch_geometry) -> Int {
    geometry.height * geometry.width * geometry.channels
  }

  /// Runs `body` on runs of output rows that lie in one image and whose patches fit in cache. Rows are
  /// numbered through all images; `first` and `last` count within `image`.
  private func forEachChunk(
    of rows: Range<Int>, _ geometry: patch_geometry,
    _ body: (
      _ image: Int, _ first: Int, _ last: Int, _ pixels: Int, _ columns: UnsafeMutablePointer<Float>
    ) -> Void
  ) {
    let height = geometry.output_height
    let rowSize = geometry.output_width * patchSize
    let size = max(1, min(height, Self.chunkFloats / rowSize))
    var scratch = Tensor(uninitialized: [size * rowSize])
    scratch.write { columns in
      var row = rows.lowerBound
      while row < rows.upperBound {
        let (image, first) = row.quotientAndRemainder(dividingBy: height)
        let last = min(first + size, height, first + rows.upperBound - row)
        body(image, first, last, (last - first) * geometry.output_width, columns)
        row += last - first
      }
    }
  }

  /// About half a megabyte, so that patches and their product stay in a core's second cache.
  private static let chunkFloats = 1 << 17

  /// The weight out × in × area as a matrix (area × in) × out, in the order of a patch.
  private func panels(_ weight: Tensor) -> Tensor {
    rearranged(weight, inner: patchSize, columns: shape.outputChannels) { out, place in (place, out) }
  }

  /// The transpose of that matrix.
  private func turnedPanels(_ weight: Tensor) -> Tensor {
    rearranged(weight, inner: shape.outputChannels, columns: patchSize) { out, place in (out, place) }
  }

  /// The weight in panels of a matrix inner × columns: `cell` says where the place of a patch stands for an
  /// output channel.
  @inline(__always)
  private func rearranged(
    _ weight: Tensor, inner: Int, columns: Int, _ cell: (_ out: Int, _ place: Int) -> (row: Int, column: Int)
  ) -> Tensor {
    var result = Tensor(uninitialized: [Panels.count(inner: inner, columns: columns)])
    weight.read { from in
      result.write { to in
        forEachWeight { index, out, place in
          let (row, column) = cell(out, place)
          to[Panels.index(row: row, column: column, inner: inner)] = from[index]
        }
      }
    }
    return result
  }

  /// The weight out × in × area from the matrix (area × in) × out.
  private func channelMajor(_ filters: Tensor) -> Tensor {
    var result = Tensor(uninitialized: shape.weightShape)
    filters.read { from in
      result.write { to in
        forEachWeight { index, out, place in to[index] = from[place * shape.outputChannels + out] }
      }
    }
    return result
  }

  /// The index of each weight, its output channel, and its place in a patch, whose pixels are area × in.
  @inline(__always)
  private func forEachWeight(_ body: (_ index: Int, _ out: Int, _ place: Int) -> Void) {
    let (inputs, outputs, area) = (shape.inputChannels, shape.outputChannels, self.area)
    for out in 0..<outputs {
      for channel in 0..<inputs {
        for tap in 0..<area {
          body((out * inputs + channel) * area + tap, out, tap * inputs + channel)
        }
      }
    }
  }
}
