import Testing

@testable import Images

@Suite struct BatchBufferTests {
  /// Takes three buffers at once, all different, and says what they hold; then fills each with `value`.
  private func takeThree(from pool: BatchBufferPool, leaving value: Float) -> [Float] {
    let buffers = (0..<3).map { _ in pool.take(count: 4) }
    let addresses = Set(buffers.map { $0.withUnsafeBufferPointer(\.baseAddress) })
    #expect(addresses.count == 3)
    let found = buffers.map { buffer in buffer.withUnsafeBufferPointer { $0[0] } }
    for buffer in buffers { buffer.withUnsafeMutableRange(0..<4) { $0.update(repeating: value) } }
    return found
  }

  @Test func memoryIsUsedAgain() {
    let pool = BatchBufferPool(capacity: 10, spares: 3)
    #expect(takeThree(from: pool, leaving: 7) == [0, 0, 0])
    #expect(takeThree(from: pool, leaving: 8) == [7, 7, 7])
  }

  @Test func onlySoMuchIsKept() {
    let pool = BatchBufferPool(capacity: 10, spares: 1)
    #expect(takeThree(from: pool, leaving: 7) == [0, 0, 0])
    #expect(takeThree(from: pool, leaving: 8).sorted() == [0, 0, 7])
  }

  @Test func aBufferShowsOnlyWhatWasAskedFor() {
    let pool = BatchBufferPool(capacity: 10, spares: 1)
    #expect(pool.take(count: 6).withUnsafeBufferPointer(\.count) == 6)
  }
}
