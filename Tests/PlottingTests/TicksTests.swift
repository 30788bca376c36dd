import Testing

@testable import FineTuningPlotting

@Suite struct TicksTests {
  @Test(arguments: [
    (0.0...1.0, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (0...1, 3, ["0.0", "0.5", "1.0"]),
    (0.85...0.95, 6, ["0.86", "0.88", "0.90", "0.92", "0.94"]),
    (-3...3, 7, ["−3", "−2", "−1", "0", "1", "2", "3"]),
    (0...47, 6, ["0", "10", "20", "30", "40"]),
    (0...25_000, 6, ["0", "5000", "10,000", "15,000", "20,000", "25,000"]),
    (0...0.0004, 5, ["0.0000", "0.0001", "0.0002", "0.0003", "0.0004"]),
  ])
  func `ticks are round numbers`(range: ClosedRange<Double>, count: Int, labels: [String]) {
    #expect(Ticks(in: range, atMost: count).labels == labels)
  }

  @Test func `ticks of whole numbers are whole`() {
    #expect(Ticks(in: 1...3, atMost: 6, wholeNumbers: true).labels == ["1", "2", "3"])
    #expect(Ticks(in: 1...3, atMost: 6).labels == ["1.0", "1.5", "2.0", "2.5", "3.0"])
  }

  @Test func `the values are exactly the numbers on the labels`() {
    let ticks = Ticks(in: 0...1, atMost: 11)
    #expect(ticks.values == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  }

  @Test(arguments: [2, 3, 5, 9])
  func `there are at most the requested number of ticks, and at least a third`(count: Int) {
    for step in 1...400 {
      let high = Double(step) * 0.37
      let ticks = Ticks(in: 0...high, atMost: count)
      #expect(ticks.values.count <= count && ticks.values.count * 3 >= count)
      #expect(ticks.values.allSatisfy { $0 >= 0 && $0 <= high + 1e-9 })
    }
  }
}

@Suite struct AxisTests {
  @Test func `an axis runs between round numbers that enclose all data`() {
    let scale = Axis("").scale(over: [0.613, 0.93, .nan, .infinity], atMost: 6)
    #expect(scale.range.lowerBound == 0.6 && scale.range.upperBound <= 1.0)
    #expect(scale.range.contains(0.613) && scale.range.contains(0.93))
    #expect(scale.ticks.values.first == scale.range.lowerBound)
  }

  @Test(arguments: [[], [0.0], [5, 5], [-1e6], [.nan]])
  func `the range is never empty`(data: [Double]) {
    let range = Axis("").scale(over: data, atMost: 5).range
    #expect(range.upperBound > range.lowerBound)
    #expect(data.filter(\.isFinite).allSatisfy(range.contains))
  }

  @Test func `a given range is kept`() {
    #expect(Axis("", range: 1...5).scale(over: [0, 9], atMost: 5).range == 1...5)
  }
}
