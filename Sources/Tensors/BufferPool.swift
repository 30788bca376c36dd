import Foundation

/// Memory for tensors, reused: fresh pages cost as much as the arithmetic on them.
///
/// Every training step asks for the same sizes in the same order, so after the first one the system no longer has to
/// provide any. Neighbouring free pieces merge: the memory of many small activations becomes that of one large
/// gradient. Buffers are aligned to 64 bytes, the size of a cache line and of the widest vector register.
final class BufferPool: @unchecked Sendable {  // `free` is only touched under `lock`
  /// Large buffers come and go with every layer. Small ones, such as the weights, stay; between large ones they would
  /// keep free pieces from merging.
  private static let small = BufferPool()
  private static let large = BufferPool()

  /// Workers ask for scratch memory in any order, which would leave the large buffers in a different order each time.
  static let scratch = BufferPool()

  /// The pool for buffers of `count` floats.
  static func shared(for count: Int) -> BufferPool { count < 1 << 18 ? small : large }

  /// A piece of free memory, in bytes.
  private struct Piece {
    var start: UInt
    var size: Int
    var end: UInt { start + UInt(size) }
  }

  private let lock = NSLock()
  /// Free pieces, sorted by address; no two of them touch.
  private var free: [Piece] = []

  /// Returns a buffer for at least `count` floats, its contents undefined.
  func take(_ count: Int) -> UnsafeMutablePointer<Float> {
    let size = Self.bytes(count)
    lock.lock()
    defer { lock.unlock() }
    if !free.contains(where: { $0.size >= size }) { grow(by: size) }
    // The first that fits: used memory gathers at one end, and memory never written to at the other.
    let best = free.firstIndex { $0.size >= size } ?? 0
    let start = free[best].start
    free[best].start += UInt(size)
    free[best].size -= size
    if free[best].size == 0 { free.remove(at: best) }
    guard let base = UnsafeMutablePointer<Float>(bitPattern: start) else {
      preconditionFailure("no memory at 0")
    }
    return base
  }

  /// Takes back a buffer of `count` floats.
  func give(_ buffer: UnsafeMutablePointer<Float>, _ count: Int) {
    lock.lock()
    defer { lock.unlock() }
    insert(Piece(start: UInt(bitPattern: buffer), size: Self.bytes(count)))
  }

  /// Adds a piece and merges it with its neighbours.
  private func insert(_ piece: Piece) {
    var piece = piece
    var index = free.firstIndex { $0.start > piece.start } ?? free.count
    if index < free.count, free[index].start == piece.end {
      piece.size += free.remove(at: index).size
    }
    if index > 0, free[index - 1].end == piece.start {
      index -= 1
      piece = Piece(start: free[index].start, size: free[index].size + piece.size)
      free.remove(at: index)
    }
    free.insert(piece, at: index)
  }

  /// Adds memory from the system to the free pieces.
  private func grow(by size: Int) {
    // As many addresses as there is memory, so that all pieces are neighbours: the system provides the pages behind
    // them one by one, at the first write. Where addresses are limited, only as many as needed.
    let all = Int(clamping: ProcessInfo.processInfo.physicalMemory)
    guard let piece = Self.map(max(all, size)) ?? Self.map(size) else {
      fatalError("out of memory: \(size) bytes for tensors")
    }
    insert(piece)
  }

  /// Returns fresh pages from the system, or nil if it has too few.
  private static func map(_ size: Int) -> Piece? {
    let size = (size + pageSize - 1) / pageSize * pageSize
    // Not malloc, whose header would keep consecutive pieces from touching.
    let base = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let base, base != MAP_FAILED else { return nil }
    #if os(Linux)
      // Fewer and larger pages, since the 36 values of a Winograd tile lie far apart.
      madvise(base, size, MADV_HUGEPAGE)
    #endif
    return Piece(start: UInt(bitPattern: base), size: size)
  }

  private static let pageSize = 1 << 21

  private static func bytes(_ count: Int) -> Int { max(1, (count * 4 + 63) / 64) * 64 }
}

/// A buffer of floats that returns to the pool with its last reference.
final class Storage: @unchecked Sendable {  // written only while uniquely referenced, as Swift's arrays are
  let base: UnsafeMutablePointer<Float>
  let count: Int
  private let pool: BufferPool

  init(count: Int, from pool: BufferPool) {
    self.count = count
    self.pool = pool
    base = pool.take(count)
  }

  deinit {
    pool.give(base, count)
  }
}
