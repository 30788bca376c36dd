import Layers
import Models
import Tensors

extension ResNet {
  /// The floating-point operations of one image's forward pass, counted as direct convolution: a
  /// multiplication and an addition for each weight and output position, the output layer included.
  func operations(size: Int) -> Double {
    Self.operations(of: self, input: [1, size, size, 3])
  }

  private static func operations(of layer: any Layer, input: [Int]) -> Double {
    let output = layer.outputShape(of: input)
    let own: Double
    switch layer {
    case let convolution as Convolution:
      own = 2 * Double(convolution.weight.value.count) * Double(output[1] * output[2])
    case let dense as Dense:
      own = 2 * Double(dense.weight.value.count)
    default:
      own = 0
    }
    let inputs = layer.inputShapesOfChildren(for: input)
    return zip(layer.children, inputs).reduce(own) { $0 + operations(of: $1.0.layer, input: $1.1) }
  }
}
