import Foundation
import TestSupport
import Testing

@testable import FineTuningTensors

@Suite struct TensorTests {
  @Test func `copies share memory until one is written`() {
    let first = Tensor([1, 2, 3, 4], [2, 2])
    var second = first
    #expect(first.read { $0 } == second.read { $0 })
    second.write { $0[0] = 9 }
    #expect(first.values == [1, 2, 3, 4])
    #expect(second.values == [9, 2, 3, 4])
  }

  @Test func `reshaping keeps the elements`() {
    let tensor = Tensor([1, 2, 3, 4, 5, 6], [2, 3]).reshaped([3, 2])
    #expect(tensor.shape == [3, 2] && tensor.values == [1, 2, 3, 4, 5, 6])
    #expect(tensor != Tensor([1, 2, 3, 4, 5, 6], [2, 3]))
  }

  @Test func `adding leaves the operands`() {
    let (a, b) = (Tensor([1, 2], [2]), Tensor([10, 20], [2]))
    #expect(a.adding(b).values == [11, 22])
    #expect(a.values == [1, 2] && b.values == [10, 20])
  }

  @Test func `memory is reused`() {
    // Other tests use the same memory meanwhile, so not every tensor gets that of the one before it.
    let places = Set((0..<100).map { Tensor(zeros: [123_457 - $0]).read { $0 } })
    #expect(places.count < 50)
  }

  @Test func `free neighbours merge into one piece of memory`() {
    let pool = BufferPool()
    let quarter = 1 << 17
    let buffers = (0..<4).map { _ in pool.take(quarter) }
    #expect(buffers == buffers.sorted())
    for index in [2, 0, 3, 1] { pool.give(buffers[index], quarter) }
    #expect(pool.take(4 * quarter) == buffers[0])
  }

  @Test func `buffers of any size don't overlap, and start on cache lines`() {
    let pool = BufferPool()
    var random = RandomSource(seed: 1)
    var taken: [(base: UnsafeMutablePointer<Float>, count: Int)] = []
    for _ in 0..<1000 {
      if random.chance(0.4), let index = taken.indices.randomElement(using: &random) {
        let buffer = taken.remove(at: index)
        pool.give(buffer.base, buffer.count)
      } else {
        let count = random.integer(1...100_000)
        taken.append((pool.take(count), count))
      }
    }
    let inOrder = taken.sorted { $0.base < $1.base }
    #expect(taken.allSatisfy { UInt(bitPattern: $0.base) % 64 == 0 })
    #expect(zip(inOrder, inOrder.dropFirst()).allSatisfy { $0.base + $0.count <= $1.base })
  }
}

@Suite struct ParallelTests {
  private let lock = NSLock()  // not Mutex, which ThreadSanitizer doesn't see

  @Test(arguments: [0, 1, 2, 3, 7, 100], [1, 5, 1000])
  func `every index belongs to exactly one part, and no part is small`(total: Int, grain: Int) {
    var counts = [Int](repeating: 0, count: total)
    var smallest = Int.max
    Parallel.split(total, grain: grain) { range in
      lock.withLock {
        for index in range { counts[index] += 1 }
        smallest = min(smallest, range.count)
      }
    }
    #expect(counts == [Int](repeating: 1, count: total))
    #expect(smallest >= min(grain, total))
  }
}

@Suite struct MatrixProductTests {
  @Test func `the definition, computed by hand`() {
    let product = MatrixProduct.definition(
      [1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12], rows: 2, columns: 2, inner: 3)
    #expect(product == [58, 64, 139, 154])
  }
}

@Suite struct PackedGEMMTests {
  /// Sizes around the blocks of the microkernel: whole ones, thirds, cut off, a single row or column, and sums long
  /// enough to be stored in between.
  static let sizes = [
    (1, 1, 1), (6, 16, 4), (12, 32, 64), (13, 17, 300), (5, 40, 256), (23, 15, 257), (37, 48, 3),
    (20, 64, 30),
  ]

  /// The layout of the left factor in memory.
  enum Layout: CaseIterable {
    case evenly, inRuns
    case evenlyTransposed, inRunsTransposed

    /// The spacing of the rows (or of the columns, if transposed), and that of the others, which are contiguous.
    func spacings(contiguous: Int) -> (apart: Spacing, contiguous: Spacing) {
      switch self {
      case .evenly, .evenlyTransposed: (.even(contiguous), .even(1))
      // Runs of four and of five, with three floats between them, as in a padded image.
      case .inRuns, .inRunsTransposed:
        (
          Spacing(run: 4, step: 2 * contiguous + 3, line: 9 * contiguous + 50),
          Spacing(run: 5, step: 1, line: 8)
        )
      }
    }

    var isTransposed: Bool { self == .evenlyTransposed || self == .inRunsTransposed }
  }

  private func place(_ number: Int, _ spacing: Spacing) -> Int {
    number / spacing.run * spacing.line + number % spacing.run * spacing.step
  }

  @Test(arguments: sizes, Layout.allCases)
  func `packed GEMM matches the definition`(
    size: (rows: Int, columns: Int, inner: Int), layout: Layout
  ) {
    let (rows, columns, inner) = size
    var random = RandomSource(seed: 1)
    let a = (0..<rows * inner).map { _ in Float(random.normal()) }
    let b = (0..<inner * columns).map { _ in Float(random.normal()) }
    let product = MatrixProduct.definition(a, b, rows: rows, columns: columns, inner: inner)
    // The padding of the last panel may hold anything; it must not show.
    var panels = [Float](repeating: .nan, count: Panels.count(inner: inner, columns: columns))
    for row in 0..<inner {
      for column in 0..<columns {
        panels[Panels.index(row: row, column: column, inner: inner)] = b[row * columns + column]
      }
    }
    let (apart, contiguous) = layout.spacings(contiguous: layout.isTransposed ? rows : inner)
    let (rowsAt, innerAt) = layout.isTransposed ? (contiguous, apart) : (apart, contiguous)
    var memory = [Float](
      repeating: .nan, count: place(rows - 1, rowsAt) + place(inner - 1, innerAt) + 1)
    for row in 0..<rows {
      for k in 0..<inner { memory[place(row, rowsAt) + place(k, innerAt)] = a[row * inner + k] }
    }
    // One column too many, and one row too many between runs: they must stay untouched.
    let (stride, run) = (columns + 1, min(rowsAt.run, rows))
    let line = (run + 1) * stride
    for (accumulating, isPacked) in [(false, true), (true, true), (false, false), (true, false)] {
      var c = [Float](repeating: 100, count: (rows / run + 1) * line)
      memory.withUnsafeBufferPointer { a in
        (isPacked ? panels : b).withUnsafeBufferPointer { b in
          guard let a = a.baseAddress, let b = b.baseAddress else { return }
          PackedGEMM.multiply(
            SpacedMatrix(a, rows: rowsAt, columns: innerAt),
            isPacked ? Panels(b, inner: inner) : Panels(b, stride: columns), rows: rows, columns: columns,
            inner: inner, into: &c, stride: stride, line: line, accumulating: accumulating)
        }
      }
      var untouched = Set(c.indices)
      for row in 0..<rows {
        for column in 0..<columns {
          let sum = (accumulating ? 100.0 : 0) + product[row * columns + column]
          let index = row / run * line + row % run * stride + column
          untouched.remove(index)
          #expect(abs(Double(c[index]) - sum) < 1e-4)
        }
      }
      #expect(untouched.allSatisfy { c[$0] == 100 })
    }
  }
}

@Suite struct RandomSourceTests {
  @Test func `the same seed and stream return the same numbers, others return others`() {
    func numbers(_ seed: UInt64, _ stream: [Int]) -> [UInt64] {
      var random = RandomSource(seed: seed, stream: stream)
      return (0..<4).map { _ in random.next() }
    }
    #expect(numbers(1, [2, 3]) == numbers(1, [2, 3]))
    let all = [
      numbers(1, []), numbers(2, []), numbers(1, [0]), numbers(1, [1]), numbers(1, [0, 1]),
      numbers(1, [1, 0]),
    ]
    #expect(Set(all).count == all.count)
  }

  @Test func `the moments of its distributions`() {
    var random = RandomSource(seed: 7)
    let count = 20_000
    let uniform = (0..<count).map { _ in random.uniform(-1...3) }
    #expect(uniform.allSatisfy { (-1...3).contains($0) })
    #expect(abs(uniform.reduce(0, +) / Double(count) - 1) < 0.03)
    let normal = (0..<count).map { _ in random.normal(mean: 2, standardDeviation: 3) }
    let mean = normal.reduce(0, +) / Double(count)
    let variance = normal.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    #expect(abs(mean - 2) < 0.08 && abs(variance - 9) < 0.3)
  }
}
