import FineTuningCKernels
import FineTuningTensors

/// Implicit GEMM: any convolution as one matrix product, patches × filters. It computes the very sums of
/// `DirectConvolution`, but a matrix product keeps them in registers and reads each value from cache for many
/// multiplications. Used for strides and for 1×1 kernels.
///
/// The left matrix has a row for each output pixel: the patch of the input under the kernel, k · k · inputChannels
/// values. The right one has a column for each output channel: its filter.
///
/// Patches overlap, so materializing them (im2col) would take several times the memory of the input. Here they stay
/// implicit: a window of the input is copied into cache, with zeros around it, and the product finds the patches there.
struct ImplicitGEMMConvolution: ConvolutionAlgorithm {
  let shape: ConvolutionShape

  init(_ shape: ConvolutionShape) {
    self.shape = shape
  }

  func forward(_ input: FusedInput, weight: Tensor) -> Tensor {
    let outputShape = shape.outputShape(input.shape)
    let (inputs, outputs) = (shape.inputChannels, shape.outputChannels)
    let filters = panels(weight, taps: allTaps, inner: patchSize, columns: outputs) { out, channel, tap in
      (row: tap * inputs + channel, column: out)
    }
    var output = Tensor(uninitialized: outputShape)
    filters.read { filters in
      output.write { y in
        Parallel.split(outputShape[0] * outputShape[1]) { rows in
          forEachPatches(of: rows, input) { first, count, patches in
            PackedGEMM.multiply(
              patches, Panels(filters, inner: patchSize), rows: count, columns: outputs, inner: patchSize,
              into: y + first * outputs, stride: outputs)
          }
        }
      }
    }
    return output
  }

  func weightGradient(input: FusedInput, outputGradient: Tensor) -> Tensor {
    let outputs = shape.outputChannels
    let (images, rows) = (outputGradient.shape[0], outputGradient.shape[1])
    let pixels = rows * outputGradient.shape[2]
    let size = BatchReduction.groupSize(elementsPerImage: pixels, atLeast: Self.minimumPixels)
    let sum = outputGradient.read { dy in
      BatchReduction.sum(images: images, groupsOf: size) { images in
        var sum = Tensor(scratch: [patchSize * outputs])
        sum.write { sum in
          forEachPatches(of: images.lowerBound * rows..<images.upperBound * rows, input) {
            first, count, patches in
            PackedGEMM.multiply(
              patches.transposed, Panels(dy + first * outputs, stride: outputs), rows: patchSize,
              columns: outputs, inner: count, into: sum, stride: outputs,
              accumulating: first > images.lowerBound * pixels)
          }
        }
        return sum
      } combine: {
        $0.add($1)
      }
    }
    return sum.read { shape.weight(from: $0) }
  }

  /// With fewer output pixels in a group of images, adding up the sums would cost more than the products.
  private static let minimumPixels = 1024

  private var area: Int { shape.kernelSize * shape.kernelSize }
  private var patchSize: Int { area * shape.inputChannels }
  private var allTaps: [Int] { Array(0..<area) }

  // MARK: Patches

  /// Runs `body` on the patches of runs of output rows, numbered through all images. `first` is the index of the
  /// first pixel in a run.
  private func forEachPatches(
    of rows: Range<Int>, _ input: FusedInput,
    body: (_ first: Int, _ count: Int, _ patches: SpacedMatrix) -> Void
  ) {
    let (stride, kernel, channels) = (shape.stride, shape.kernelSize, shape.inputChannels)
    let (height, width) = (shape.outputSize(input.shape[1]), shape.outputSize(input.shape[2]))
    let windowWidth = (width - 1) * stride + kernel
    let line = windowWidth * channels
    forEachWindow(
      of: rows, perImage: height, input, floatsPerRow: stride * line + width * shape.outputChannels
    ) { first, last in
      image_window(
        top: first * stride - shape.padding, left: -shape.padding,
        height: (last - first - 1) * stride + kernel, width: windowWidth)
    } body: { image, first, last, window in
      body(
        (image * height + first) * width, (last - first) * width,
        SpacedMatrix(
          window, rows: Spacing(run: width, step: stride * channels, line: stride * line),
          columns: Spacing(run: kernel * channels, step: 1, line: line)))
    }
  }

  /// Runs `body` on runs of rows that lie in one image and fit in cache: the window of the input that they need and
  /// the results together, `floatsPerRow` each. Rows are numbered through all images; `first` and `last` count
  /// within `image`.
  func forEachWindow(
    of rows: Range<Int>, perImage height: Int, _ input: FusedInput, floatsPerRow: Int,
    window: (_ first: Int, _ last: Int) -> image_window,
    body: (_ image: Int, _ first: Int, _ last: Int, _ window: UnsafePointer<Float>) -> Void
  ) {
    let size = image_size(height: input.shape[1], width: input.shape[2], channels: input.shape[3])
    let maximumRows = max(1, min(height, Self.chunkFloats / floatsPerRow))
    let largest = window(0, maximumRows)
    var scratch = Tensor(scratch: [largest.height * largest.width * size.channels])
    input.read { x, map in
      scratch.write { copy in
        var row = rows.lowerBound
        while row < rows.upperBound {
          let (image, first) = row.quotientAndRemainder(dividingBy: height)
          let last = min(first + maximumRows, height, first + rows.upperBound - row)
          copy_window(
            x + image * size.height * size.width * size.channels, map, size, window(first, last), copy)
          body(image, first, last, copy)
          row += last - first
        }
      }
    }
  }

  /// About half a megabyte, half of a core's L2 cache.
  private static let chunkFloats = 1 << 17

  // MARK: Filters

  /// Packs some taps of the weight into the panels of a matrix inner × columns. `cell` maps an output channel, an
  /// input channel and a position in `taps` to a row and a column.
  func panels(
    _ weight: Tensor, taps: [Int], inner: Int, columns: Int,
    _ cell: (_ out: Int, _ channel: Int, _ number: Int) -> (row: Int, column: Int)
  ) -> Tensor {
    var result = Tensor(uninitialized: [Panels.count(inner: inner, columns: columns)])
    weight.read { from in
      result.write { to in
        forEachTap(taps) { index, out, channel, number in
          let (row, column) = cell(out, channel, number)
          to[Panels.index(row: row, column: column, inner: inner)] = from[index]
        }
      }
    }
    return result
  }

  /// Runs `body` on each of the taps: its index in the weight out × in × area, and whose tap it is.
  @inline(__always)
  private func forEachTap(
    _ taps: [Int], _ body: (_ index: Int, _ out: Int, _ channel: Int, _ number: Int) -> Void
  ) {
    let (inputs, area) = (shape.inputChannels, self.area)
    Parallel.split(shape.outputChannels, grain: Panels.width) { outputs in
      for out in outputs {
        for channel in 0..<inputs {
          for (number, tap) in taps.enumerated() {
            body((out * inputs + channel) * area + tap, out, channel, number)
          }
        }
      }
    }
  }
}
