import Processes
import Testing

@Suite struct PeakMemoryTests {
  @Test func `peak memory is in bytes and never shrinks`() {
    let before = PeakMemory.bytes
    #expect(1 << 20..<1 << 40 ~= before)
    let size = before + (32 << 20)
    withExtendedLifetime([UInt8](repeating: 1, count: size)) { #expect($0.count == size) }
    #expect(PeakMemory.bytes >= size)
  }
}
