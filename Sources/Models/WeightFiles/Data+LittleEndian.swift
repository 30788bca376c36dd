import FineTuningTensors
import Foundation

extension Data {
  /// Appends an integer, lowest byte first.
  mutating func append(littleEndian integer: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: integer.littleEndian) { append(contentsOf: $0) }
  }

  /// Appends the elements of a tensor in C order, as 32-bit floats.
  mutating func append(singles tensor: Tensor) {
    tensor.values.map { $0.bitPattern.littleEndian }.withUnsafeBytes { append(contentsOf: $0) }
  }
}
