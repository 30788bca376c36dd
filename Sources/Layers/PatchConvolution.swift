import CKernels
import Tensors

/// Any convolution as a matrix product over patches: a row for each pixel of the output, with what the kernel covers of
/// the input. Used for strides and for 1×1 kernels.
///
/// Patches overlap, and written down they would be several times as large as the input. They are not: a window of the
/// input is copied into cache, with zeros around it, and the product finds the patches there.
struct PatchConvolution: ConvolutionAlgorithm {
  private let shape: ConvolutionShape

  init(_ shape: ConvolutionShape) {
    self.shape = shape
  }

  func forward(_ input: LayerInput, weight: Tensor) -> Tensor {
    let outputShape = shape.outputShape(input.shape)
    let (inputs, outputs, taps) = (shape.inputChannels, shape.outputChannels, Array(0..<area))
    let filters = panels(weight, taps: taps, inner: taps.count * inputs, columns: outputs) {
      out, channel, number in
      (row: number * inputs + channel, column: out)
    }
    var output = Tensor(uninitialized: outputShape)
    filters.read { filters in
      output.write { y in
        Parallel.split(outputShape[0] * outputShape[1]) { rows in
          forEachPatches(of: rows, input) { first, count, patches in
            CacheProduct.multiply(
              patches, Panels(filters, inner: patchSize), rows: count, columns: outputs, inner: patchSize,
              into: y + first * outputs, stride: outputs)
          }
        }
      }
    }
    return output
  }

  func weightGradient(input: LayerInput, outputGradient: Tensor) -> Tensor {
    let outputs = shape.outputChannels
    var sums = PartialSums(patchSize * outputs)
    outputGradient.read { dy in
      sums.split(outputGradient.shape[0] * outputGradient.shape[1]) { sum, rows in
        let start = rows.lowerBound * outputGradient.shape[2]
        forEachPatches(of: rows, input) { first, count, patches in
          CacheProduct.multiply(
            patches.transposed, Panels(dy + first * outputs, stride: outputs), rows: patchSize,
            columns: outputs, inner: count, into: sum, stride: outputs, accumulating: first > start)
        }
      }
    }
    return sums.total { channelMajor($0) }
  }

  /// Pixels of the input that are a stride apart meet the same taps of the kernel, at neighbouring pixels of the output.
  /// The gradient of each such phase is a convolution of stride 1 with those taps.
  func inputGradient(outputGradient: Tensor, weight: Tensor, inputShape: [Int]) -> Tensor {
    let (stride, inputs, outputs) = (shape.stride, shape.inputChannels, shape.outputChannels)
    let (height, width) = (inputShape[1], inputShape[2])
    let phases = (0..<stride).map { Phase($0, shape) }.filter { !$0.taps.isEmpty }
    let pairs = phases.flatMap { rows in phases.map { columns in (rows: rows, columns: columns) } }
    let filters = pairs.map { rows, columns in
      let taps = rows.taps.flatMap { row in columns.taps.map { row * shape.kernelSize + $0 } }
      return panels(weight, taps: taps, inner: taps.count * outputs, columns: inputs) {
        out, channel, number in
        (row: number * outputs + out, column: channel)
      }
    }
    // What all phases read around a pixel of the output.
    let before = phases.map(\.first).min() ?? 0
    let around = (phases.map { $0.first + $0.taps.count }.max() ?? 0) - before - 1
    let (lines, columns) = ((height + stride - 1) / stride, (width + stride - 1) / stride)
    let windowWidth = columns + around
    // Pixels that no tap meets have a gradient of 0.
    var gradient = phases.count < stride ? Tensor(zeros: inputShape) : Tensor(uninitialized: inputShape)
    gradient.write { dx in
      Parallel.split(inputShape[0] * lines) { rows in
        forEachWindow(
          of: rows, perImage: lines, LayerInput(outputGradient),
          floatsPerRow: (columns * outputs + width * stride * inputs)
        ) { first, last in
          picture_window(top: first + before, left: before, height: last - first + around, width: windowWidth)
        } body: { image, first, last, window in
          for (pair, filters) in zip(pairs, filters) {
            let (rows, columns) = (min(last, pair.rows.count(height)) - first, pair.columns.count(width))
            let run = pair.columns.taps.count * outputs
            let inner = pair.rows.taps.count * run
            let corner = (pair.rows.first - before) * windowWidth + pair.columns.first - before
            let pixel = (image * height + first * stride + pair.rows.phase) * width + pair.columns.phase
            guard rows > 0, columns > 0 else { continue }
            filters.read { filters in
              CacheProduct.multiply(
                SpacedMatrix(
                  window + corner * outputs,
                  rows: Spacing(run: columns, step: outputs, line: windowWidth * outputs),
                  columns: Spacing(run: run, step: 1, line: windowWidth * outputs)),
                Panels(filters, inner: inner), rows: rows * columns, columns: inputs, inner: inner,
                into: dx + pixel * inputs, stride: stride * inputs, line: stride * width * inputs)
            }
          }
        }
      }
    }
    return gradient
  }

  /// The pixels of the input at `phase`, `phase` + stride, …, along rows or along columns.
  private struct Phase {
    let phase: Int
    /// The taps that meet them, from the first pixel of the output on.
    let taps: [Int]
    /// Which pixel of the output that is, counted from the pixel's number within the phase.
    let first: Int
    private let stride: Int

    init(_ phase: Int, _ shape: ConvolutionShape) {
      self.phase = phase
      stride = shape.stride
      // Tap k meets pixel x of the input at pixel (x + padding − k) / stride of the output.
      let nearest = (phase + shape.padding) % stride
      taps = Swift.stride(from: nearest, to: shape.kernelSize, by: stride).reversed()
      first = (phase + shape.padding - nearest) / stride - (taps.count - 1)
    }

    /// How many of `size` pixels are in this phase.
    func count(_ size: Int) -> Int { (size - phase + stride - 1) / stride }
  }

  // MARK: Patches

  private var area: Int { shape.kernelSize * shape.kernelSize }
  private var patchSize: Int { area * shape.inputChannels }

  /// Runs `body` on the patches of runs of output rows, numbered through all images; `first` is the number of a run's
  /// first pixel.
  private func forEachPatches(
    of rows: Range<Int>, _ input: LayerInput,
    body: (_ first: Int, _ count: Int, _ patches: SpacedMatrix) -> Void
  ) {
    let (stride, kernel, channels) = (shape.stride, shape.kernelSize, shape.inputChannels)
    let (height, width) = (shape.outputSize(input.shape[1]), shape.outputSize(input.shape[2]))
    let windowWidth = (width - 1) * stride + kernel
    forEachWindow(
      of: rows, perImage: height, input,
      floatsPerRow: (stride * windowWidth * channels + width * shape.outputChannels)
    ) { first, last in
      picture_window(
        top: first * stride - shape.padding, left: -shape.padding,
        height: (last - first - 1) * stride + kernel,
        width: windowWidth)
    } body: { image, first, last, window in
      let line = windowWidth * channels
      body(
        (image * height + first) * width, (last - first) * width,
        SpacedMatrix(
          window, rows: Spacing(run: width, step: stride * channels, line: stride * line),
          columns: Spacing(run: kernel * channels, step: 1, line: line)))
    }
  }

  /// Runs `body` on runs of rows that lie in one image and whose part of it, with what is computed from it, fits in
  /// cache. Rows are numbered through all images; `first` and `last` count within `image`. `window` says which part of
  /// the image they need.
  private func forEachWindow(
    of rows: Range<Int>, perImage height: Int, _ input: LayerInput, floatsPerRow: Int,
    window: (_ first: Int, _ last: Int) -> picture_window,
    body: (_ image: Int, _ first: Int, _ last: Int, _ window: UnsafePointer<Float>) -> Void
  ) {
    let size = picture_size(height: input.shape[1], width: input.shape[2], channels: input.shape[3])
    let most = max(1, min(height, Self.chunkFloats / floatsPerRow))
    let largest = window(0, most)
    var scratch = Tensor(scratch: [largest.height * largest.width * size.channels])
    input.read { x, map in
      scratch.write { copy in
        var row = rows.lowerBound
        while row < rows.upperBound {
          let (image, first) = row.quotientAndRemainder(dividingBy: height)
          let last = min(first + most, height, first + rows.upperBound - row)
          copy_window(
            x + image * size.height * size.width * size.channels, map, size, window(first, last), copy)
          body(image, first, last, copy)
          row += last - first
        }
      }
    }
  }

  /// About half a megabyte: half of a core's second cache.
  private static let chunkFloats = 1 << 17

  // MARK: Filters

  /// Some taps of the weight in panels of a matrix inner × columns. `cell` says where in it a tap of a filter stands, for
  /// the tap's number among them.
  private func panels(
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

  /// The weight out × in × area from the matrix (area × in) × out.
  private func channelMajor(_ filters: UnsafePointer<Float>) -> Tensor {
    let (inputs, outputs) = (shape.inputChannels, shape.outputChannels)
    var result = Tensor(uninitialized: shape.weightShape)
    result.write { to in
      forEachTap(Array(0..<area)) { index, out, channel, tap in
        to[index] = filters[(tap * inputs + channel) * outputs + out]
      }
    }
    return result
  }

  /// Where the weight out × in × area holds each of the taps, and whose they are.
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
