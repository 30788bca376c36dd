import FineTuningTensors
import Testing

@Suite struct TensorBuilderTests {
  @Test func `each part lands at its index, whoever writes it`() {
    let builder = TensorBuilder([64, 3, 5])
    Parallel.split(64) { range in
      for index in range {
        builder.withUnsafeMutableElements(of: index) { elements in
          for i in elements.indices { elements[i] = Float(index * elements.count + i) }
        }
      }
    }
    let tensor = builder.finish()
    #expect(tensor.shape == [64, 3, 5])
    #expect(tensor.values == (0..<64 * 3 * 5).map { Float($0) })
  }

  @Test func `finishing copies nothing`() {
    let builder = TensorBuilder([2, 8])
    let written = builder.withUnsafeMutableElements(of: 0) { elements in
      elements.initialize(repeating: 1)
      return UnsafePointer(elements.baseAddress)
    }
    builder.withUnsafeMutableElements(of: 1) { $0.initialize(repeating: 2) }
    #expect(builder.finish().read { $0 } == written)
  }
}
