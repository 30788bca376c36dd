import Foundation

/// Memory for tensors, kept for reuse: fresh pages cost as much as the arithmetic on them.
///
/// A training step asks for the same sizes again and again, so after the first step nothing is taken from
/// the system any more. Buffers are aligned to 64 bytes, a cache line and the widest vector register.
final class BufferPool: @unchecked Sendable {  // `free` is only touched under `lock`
  static let shared = BufferPool()

  private let lock = NSLock()
  private var free: [Int: [UnsafeMutablePointer<Float>]] = [:]

  /// A buffer for at least `count` floats, its contents undefined.
  func take(_ count: Int) -> UnsafeMutablePointer<Float> {
    let size = Self.size(for: count)
    lock.lock()
    let reused = free[size]?.popLast()
    lock.unlock()
    if let reused { return reused }
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: size * 4, alignment: 64)
    return bytes.bindMemory(to: Float.self, capacity: size)
  }

  /// Takes back a buffer that was handed out for `count` floats.
  func give(_ buffer: UnsafeMutablePointer<Float>, _ count: Int) {
    lock.lock()
    free[Self.size(for: count), default: []].append(buffer)
    lock.unlock()
  }

  /// Sizes are rounded up by at most an eighth, so that the last, smaller batch of an epoch fits in the
  /// buffers of the others often enough.
  static func size(for count: Int) -> Int {
    let step = max(16, 1 << max(0, Int.bitWidth - count.leadingZeroBitCount - 4))
    return (count + step - 1) / step * step
  }
}

/// A buffer of floats that goes back to the pool with its last reference.
final class Storage: @unchecked Sendable {  // written only while uniquely referenced, as Swift's arrays are
  let base: UnsafeMutablePointer<Float>
  let count: Int

  init(count: Int) {
    self.count = count
    base = BufferPool.shared.take(count)
  }

  deinit {
    BufferPool.shared.give(base, count)
  }
}
