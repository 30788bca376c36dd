import CKernels
import Tensors

extension ImplicitGEMMConvolution {
  /// The pixels of the input that are a stride apart along a row or a column.
  ///
  /// They meet the same taps of the kernel, at neighbouring output pixels. So the gradient of a phase is a
  /// convolution of stride 1 with those taps.
  private struct Phase {
    /// Its first pixel.
    let offset: Int
    /// The taps that its pixels meet, in the order of the output pixels.
    let taps: [Int]
    /// The first of those output pixels, relative to the number of the input pixel within the phase.
    let first: Int
    private let stride: Int

    init(_ offset: Int, _ shape: ConvolutionShape) {
      self.offset = offset
      stride = shape.stride
      // Tap k meets pixel x of the input at pixel (x + padding − k) / stride of the output.
      let firstTap = (offset + shape.padding) % stride
      taps = Swift.stride(from: firstTap, to: shape.kernelSize, by: stride).reversed()
      first = (offset + shape.padding - firstTap) / stride - (taps.count - 1)
    }

    /// The number of pixels in this phase, of `size` in all.
    func count(_ size: Int) -> Int { (size - offset + stride - 1) / stride }
  }

  func inputGradient(outputGradient: Tensor, weight: Tensor, inputShape: [Int]) -> Tensor {
    let (stride, inputs, outputs) = (shape.stride, shape.inputChannels, shape.outputChannels)
    let (height, width) = (inputShape[1], inputShape[2])
    let phases = (0..<stride).map { Phase($0, shape) }.filter { !$0.taps.isEmpty }
    let parts = phases.flatMap { rows in
      phases.map { columns in (rows: rows, columns: columns, filters: filters(weight, rows, columns)) }
    }
    // The range that all phases together read around an output pixel.
    let before = phases.map(\.first).min() ?? 0
    let around = (phases.map { $0.first + $0.taps.count }.max() ?? 0) - before - 1
    let (lines, columns) = ((height + stride - 1) / stride, (width + stride - 1) / stride)
    let windowWidth = columns + around
    let line = windowWidth * outputs
    // Pixels that no tap meets have a zero gradient.
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

  /// The taps that pixels in a phase of the rows and one of the columns meet, in panels of a matrix
  /// (taps × out) × in.
  private func filters(_ weight: Tensor, _ rows: Phase, _ columns: Phase) -> Tensor {
    let outputs = shape.outputChannels
    let taps = rows.taps.flatMap { row in columns.taps.map { row * shape.kernelSize + $0 } }
    return panels(weight, taps: taps, inner: taps.count * outputs, columns: shape.inputChannels) {
      out, channel, number in
      (row: number * outputs + out, column: channel)
    }
  }
}
