import Files
import Tensors

extension Digest {
  /// Adds a text that belongs under `name`; nothing else gives the same bytes.
  public func update(_ name: String, _ text: String) {
    update("\(name.utf8.count) \(text.utf8.count) \(name)\(text)".utf8)
  }

  /// Adds the shape and the numbers of a tensor that belongs under `name`.
  public func update(_ name: String, _ tensor: Tensor) {
    update(name, "\(tensor.shape)")
    tensor.read { numbers in
      let bytes = UnsafeRawBufferPointer(start: numbers, count: tensor.count * MemoryLayout<Float>.stride)
      update(bytes.bindMemory(to: UInt8.self))
    }
  }
}
