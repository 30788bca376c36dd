import FineTuningFiles
import FineTuningTensors

extension Digest {
  /// Adds a name and its text; no other pair adds the same bytes.
  public func update(_ name: String, _ text: String) {
    update("\(name.utf8.count) \(text.utf8.count) \(name)\(text)".utf8)
  }

  /// Adds a name and the shape and elements of its tensor.
  public func update(_ name: String, _ tensor: Tensor) {
    update(name, "\(tensor.shape)")
    tensor.read { elements in
      let bytes = UnsafeRawBufferPointer(start: elements, count: tensor.count * MemoryLayout<Float>.stride)
      update(bytes.bindMemory(to: UInt8.self))
    }
  }
}
