import FineTuningTensors
import TestSupport
import Testing

@Suite struct BatchReductionTests {
  /// The tree over the groups of some images as an expression, the way it's defined: halves of a power of two.
  private func tree(_ groups: Range<Int>, half: Int) -> String {
    if groups.count == 1 { return "\(groups.lowerBound)" }
    let middle = groups.lowerBound + half
    if middle >= groups.upperBound { return tree(groups, half: half / 2) }
    let left = tree(groups.lowerBound..<middle, half: half / 2)
    return "(\(left)+\(tree(middle..<groups.upperBound, half: half / 2)))"
  }

  @Test(arguments: [1, 2, 3, 5, 8, 11, 13, 16], [1, 4, 16])
  func `groups are combined along one tree, for any number of workers`(groups: Int, size: Int) {
    for (workers, images) in [(1, groups * size), (2, groups * size), (3, (groups - 1) * size + 1)] {
      let expression = ProcessWide.setting(workers, get: { Parallel.workers }, set: { Parallel.workers = $0 })
      {
        BatchReduction.sum(images: images, groupsOf: size) { range in
          #expect(range.lowerBound % size == 0 && range.upperBound == min(images, range.lowerBound + size))
          return "\(range.lowerBound / size)"
        } combine: {
          $0 = "(\($0)+\($1))"
        }
      }
      #expect(expression == tree(0..<groups, half: 16))
    }
  }

  @Test func `a branch of the tree is the sum over an aligned block`() {
    func sum(_ images: Range<Int>) -> String {
      BatchReduction.sum(images: images.count, groupsOf: 1) {
        "\(images.lowerBound + $0.lowerBound)"
      } combine: {
        $0 = "(\($0)+\($1))"
      }
    }
    #expect(sum(0..<11) == "((\(sum(0..<4))+\(sum(4..<8)))+\(sum(8..<11)))")
  }

  @Test(arguments: [(1, 1, 1), (196, 256, 2), (16, 256, 16), (1, 256, 16), (2304, 1024, 1), (0, 5, 16)])
  func `a group is a power of two of images, as many as are worth it`(
    elements: Int, minimum: Int, expected: Int
  ) {
    #expect(BatchReduction.groupSize(elementsPerImage: elements, atLeast: minimum) == expected)
  }
}
