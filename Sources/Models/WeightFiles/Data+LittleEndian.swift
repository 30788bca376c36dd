import Foundation
import Tensors

extension Data {
  /// Appends an integer, its lowest byte first.
  mutating func append(littleEndian integer: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: integer.littleEndian) { append(contentsOf: $0) }
  }

  /// Appends the numbers of a tensor in C order, 32 bits each.
  mutating func append(singles tensor: Tensor) {
    tensor.values.map { $0.bitPattern.littleEndian }.withUnsafeBytes { append(contentsOf: $0) }
  }
}
