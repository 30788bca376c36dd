import FineTuningCKernels
import FineTuningTensors

extension ImplicitGEMMConvolution {
  /// The input pixels that are one stride apart along a row or a column.
  ///
  /// They meet the same taps of the kernel, at neighbouring output pixels. So the gradient of a phase is a
  /// convolution of stride 1 with those taps.
  private struct Phase {
    /// Its first pixel.
    let offset: Int
    /// The taps that its pixels meet, in the order of the output pixels where they meet them.
    let taps: [Int]
    /// The output pixel where the first tap meets pixel 0 of the phase; pixel i meets it i pixels further on.
    let first: Int
    private let stride: Int

    init(_ offset: Int, _ shape: ConvolutionShape) {
      self.offset = offset
      stride = shape.stride
      // Tap k meets input pixel x at output pixel (x + padding − k) / stride.
      let firstTap = (offset + shape.padding) % stride
      taps = Swift.stride(from: firstTap, to: shape.kernelSize, by: stride).reversed()
      first = (offset + shape.padding - firstTap) / stride - (taps.count - 1)
    }

    /// The number of pixels in this phase, out of `size`.
    func count(_ size: Int) -> Int { (size - offset + stride - 1) / stride }
  }

  /// Computes dx phase by phase: each is a product patches of dy × filters, as in `forward`.
  func inputGradient(outputGradient: Tensor, weight: Tensor, inputShape: [Int]) -> Tensor {
    let (stride, inputs, outputs) = (shape.stride, shape.inputChannels, shape.outputChannels)
    let (height, width) = (inputShape[1], inputShape[2])
    let phases = (0..<stride).map { Phase($0, shape) }.filter { !$0.taps.isEmpty }
    let parts = phases.flatMap { rows in
      phases.map { columns in (rows: rows, columns: columns, filters: filters(weight, rows, columns)) }
    }
    // The output pixels that the phases read, before the pixel in question and around it.
    let before = phases.map(\.first).min() ?? 0
    let around = (phases.map { $0.first + $0.taps.count }.max() ?? 0) - before - 1
    let (lines, columns) = ((height + stride - 1) / stride, (width + stride - 1) / stride)
    let windowWidth = columns + around
    let line = windowWidth * outputs
    // Pixels that no tap meets have a gradient of 0.
    var gradient = phases.count < stride ? Tensor(zeros: inputShape) : Tensor(uninitialized: inputShape)
    gradient.write { dx in
      Parallel.split(inputShape[0] * lines) { rows in
        forEachWindow(
          of: rows, perImage: lines, FusedInput(outputGradient), floatsPerRow: line + width * stride * inputs
        ) { first, last in
          image_window(top: first + before, left: before, height: last - first + around, width: windowWidth)
        } body: { image, first, last, window in
          for part in parts {
            let (rows, columns) = (min(last, part.rows.count(height)) - first, part.columns.count(width))
            guard rows > 0, columns > 0 else { continue }
            let run = part.columns.taps.count * outputs
            let inner = part.rows.taps.count * run
            let corner = (part.rows.first - before) * line + (part.columns.first - before) * outputs
            let pixel = (image * height + first * stride + part.rows.offset) * width + part.columns.offset
            part.filters.read { filters in
              PackedGEMM.multiply(
                SpacedMatrix(
                  window + corner, rows: Spacing(run: columns, step: outputs, line: line),
                  columns: Spacing(run: run, step: 1, line: line)),
                Panels(filters, inner: inner), rows: rows * columns, columns: inputs, inner: inner,
                into: dx + pixel * inputs, stride: stride * inputs, line: stride * width * inputs)
            }
          }
        }
      }
    }
    return gradient
  }

  /// The taps that meet the pixels of two phases, one along the rows and one along the columns, in panels of a
  /// matrix (taps × out) × in.
  private func filters(_ weight: Tensor, _ rows: Phase, _ columns: Phase) -> Tensor {
    let outputs = shape.outputChannels
    let taps = rows.taps.flatMap { row in columns.taps.map { row * shape.kernelSize + $0 } }
    return panels(weight, taps: taps, inner: taps.count * outputs, columns: shape.inputChannels) {
      out, channel, number in
      (row: number * outputs + out, column: channel)
    }
  }
}
