import FineTuningTensors

/// A fully connected layer, y = x · Wᵀ + b, for rows x of `inputs` values.
///
/// The weight W is outputs × inputs, with a row for each output, such as a class. The gradients are products too:
/// dW = dyᵀ · x, dx = dy · W, and db is the sum of the rows of dy.
public final class Dense: Layer {
  /// The weight W, outputs × inputs.
  public let weight: Parameter
  /// The bias b, one value for each output.
  public let bias: Parameter
  private var input: Tensor?

  /// Fewer rows aren't worth handing to another worker.
  private static let minimumRows = 32

  /// A layer with Xavier initialization and a bias of zero.
  public convenience init(inputs: Int, outputs: Int, using random: inout RandomSource) {
    self.init(inputs: inputs, outputs: outputs, weight: { Initializer.xavier($0, using: &random) })
  }

  /// A layer with the weight that `weight` makes for its shape, and a bias of zero.
  public convenience init(inputs: Int, outputs: Int, weight: (_ shape: [Int]) -> Tensor) {
    self.init(
      weight: Parameter(weight([outputs, inputs])), bias: Parameter(Tensor(zeros: [outputs])))
  }

  private init(weight: Parameter, bias: Parameter) {
    self.weight = weight
    self.bias = bias
  }

  /// The number of values in a row of the input.
  public var inputs: Int { weight.value.shape[1] }
  /// The number of values in a row of the output.
  public var outputs: Int { weight.value.shape[0] }

  public var parameters: [(name: String, parameter: Parameter)] { [("weight", weight), ("bias", bias)] }

  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    precondition(
      input.shape.count == 2 && input.shape[1] == inputs,
      "\(summary) cannot take an input of shape \(input.shape)")
    let (inputs, outputs) = (inputs, outputs)
    let panels = weight.value.read { Panels.packing(transposeOf: $0, inner: inputs, columns: outputs) }
    var output = Tensor(uninitialized: [input.shape[0], outputs])
    input.read { x in
      panels.read { panels in
        bias.value.read { b in
          output.write { y in
            Parallel.split(input.shape[0], grain: Self.minimumRows) { rows in
              for row in rows { (y + row * outputs).update(from: b, count: outputs) }
              PackedGEMM.multiply(
                SpacedMatrix(x + rows.lowerBound * inputs, stride: inputs), Panels(panels, inner: inputs),
                rows: rows.count, columns: outputs, inner: inputs, into: y + rows.lowerBound * outputs,
                stride: outputs, accumulating: true)
            }
          }
        }
      }
    }
    if mode == .training { self.input = input }
    return output
  }

  public func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor? {
    let input = kept(self.input)
    self.input = nil
    let batch = gradient.shape[0]
    if weight.isTrainable || bias.isTrainable {
      let sums = BatchReduction.sum(images: batch, groupsOf: BatchReduction.maximumGroup) {
        gradients(of: $0, input: input, outputGradient: gradient)
      } combine: {
        $0.weight.add($1.weight)
        $0.bias.add($1.bias)
      }
      if weight.isTrainable { weight.gradient = sums.weight }
      if bias.isTrainable { bias.gradient = sums.bias }
    }
    guard needsInputGradient else { return nil }
    let (inputs, outputs) = (inputs, outputs)
    var dx = Tensor(uninitialized: [batch, inputs])
    gradient.read { dy in
      weight.value.read { w in
        dx.write { dx in
          Parallel.split(batch, grain: Self.minimumRows) { rows in
            PackedGEMM.multiply(
              SpacedMatrix(dy + rows.lowerBound * outputs, stride: outputs), Panels(w, stride: inputs),
              rows: rows.count, columns: inputs, inner: outputs, into: dx + rows.lowerBound * inputs,
              stride: inputs)
          }
        }
      }
    }
    return dx
  }

  /// Returns dW and db, summed over some of the images.
  private func gradients(
    of images: Range<Int>, input: Tensor, outputGradient: Tensor
  ) -> (weight: Tensor, bias: Tensor) {
    let (inputs, outputs) = (inputs, outputs)
    var weight = Tensor(uninitialized: [outputs, inputs])
    var bias = Tensor(zeros: [outputs])
    outputGradient.read { dy in
      input.read { x in
        weight.write { dw in
          PackedGEMM.multiply(
            SpacedMatrix(dy + images.lowerBound * outputs, stride: outputs).transposed,
            Panels(x + images.lowerBound * inputs, stride: inputs), rows: outputs, columns: inputs,
            inner: images.count, into: dw, stride: inputs)
        }
      }
      bias.write { db in
        for image in images {
          for output in 0..<outputs { db[output] += dy[image * outputs + output] }
        }
      }
    }
    return (weight, bias)
  }

  /// Sets the weight (1 × inputs) and the bias of one output.
  public func setRow(_ row: Int, weight newWeight: Tensor, bias newBias: Float) {
    precondition((0..<outputs).contains(row) && newWeight.count == inputs, "\(summary) has no such row")
    let inputs = inputs
    newWeight.read { new in
      weight.value.write { ($0 + row * inputs).update(from: new, count: inputs) }
    }
    bias.value.write { $0[row] = newBias }
  }

  public func outputShape(of input: [Int]) -> [Int] { [input[0], outputs] }

  public func copy() -> Dense {
    Dense(weight: weight.copy(), bias: bias.copy())
  }

  public var summary: String { "Dense(\(inputs) → \(outputs))" }
}
