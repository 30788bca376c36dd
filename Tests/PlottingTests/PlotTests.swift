import FineTuningCanvas
import Testing

@testable import FineTuningPlotting

@Suite struct LinePlotTests {
  private func plot(_ points: [(x: Double, y: Double)]) -> LinePlot {
    LinePlot(
      [LinePlot.Series("", points, color: 1)], x: Axis("", range: 0...1), y: Axis("", range: 0...1),
      size: (200, 200))
  }

  @Test func `data outside the range is clipped`() throws {
    let ink = FigureStyle.color(1)
    let inside = try #require(Pixels(plot([(0, 0), (1, 1)])).extent(of: ink))
    let beyond = try #require(Pixels(plot([(-9, -9), (9, 9)])).extent(of: ink))
    for (a, b) in [(inside.x, beyond.x), (inside.y, beyond.y)] {
      #expect(abs(a.lowerBound - b.lowerBound) <= 2 && abs(a.upperBound - b.upperBound) <= 2)
    }
  }

  @Test func `a missing value leaves a gap`() throws {
    let ink = FigureStyle.color(1)
    let whole = try #require(Pixels(plot([(0, 0.5), (0.5, 0.5), (1, 0.5)])).extent(of: ink))
    let half = try #require(Pixels(plot([(0, 0.5), (0.5, 0.5), (0.7, .nan), (.nan, 0.5)])).extent(of: ink))
    #expect(half.x.lowerBound == whole.x.lowerBound)
    #expect(abs(half.x.count * 2 - whole.x.count) <= 6)
  }

  @Test func `a diverging run stays on the page`() throws {
    let wild = plot([(0, 0.5), (0.5, 0.5), (0.6, 1e30), (0.7, -1e300), (1, 1e18)])
    let pixels = Pixels(wild)
    #expect(try #require(pixels.extent(of: FigureStyle.color(1))).x.count > 100)
    #expect(!pixels.isDrawnOutside)
    let automatic = LinePlot(wild.series, x: Axis("x"), y: Axis("y"))
    #expect(!Pixels(automatic).isDrawnOutside)
  }

  @Test func `a plot without data still draws its frame`() {
    #expect(Pixels(plot([])).isDrawnInside)
    #expect(Pixels(plot([(.nan, .nan)])).isDrawnInside)
    #expect(Pixels(LinePlot([], x: Axis("x"), y: Axis("y"))).isDrawnInside)
  }

  @Test func `clouds take turns, and none hides another`() {
    let order = LinePlot.dealingOut([2, 4])
    #expect(order.map(\.group) == [1, 0, 1, 1, 0, 1])
    #expect(order.filter { $0.group == 1 }.map(\.index) == [0, 1, 2, 3])
    #expect(LinePlot.dealingOut([3, 0, 3]).map(\.group) == [0, 2, 0, 2, 0, 2])

    // Two clouds in the same places are both visible.
    let places = (0..<100).map { (x: Double($0 % 10), y: Double($0 / 10)) }
    let clouds = LinePlot(
      [0, 1].map { LinePlot.Series("", $0 == 0 ? places : places.reversed(), style: .markers, color: $0) },
      x: Axis(""), y: Axis(""))
    let pixels = Pixels(clouds, on: .white)
    // One colour over the other, each at an opacity of 0.6.
    func mixed(_ top: Int, over bottom: Int) -> Color {
      Color.white.mixed(with: FigureStyle.color(bottom), 0.6).mixed(with: FigureStyle.color(top), 0.6)
    }
    #expect(pixels.count(of: mixed(0, over: 1)) > 100)
    #expect(pixels.count(of: mixed(1, over: 0)) > 100)
  }

  @Test func `an axis covers the visible points only`() {
    let plot = LinePlot(
      [LinePlot.Series("", [(0, 0.1), (1, 0.8), (2, 0.9), (3, .nan)], color: 0)], x: Axis("", range: 1...2),
      y: Axis(""))
    #expect(plot.visiblePoints.map(\.y) == [0.8, 0.9])
  }

  @Test func `faint lines are thinner and paler`() throws {
    func pixels(isFaint: Bool) -> Pixels {
      Pixels(
        LinePlot(
          [LinePlot.Series("", [(0, 0.5), (1, 0.5)], color: 1, isFaint: isFaint)],
          x: Axis("", range: 0...1), y: Axis("", range: 0...1)))
    }
    let ink = FigureStyle.color(1)
    #expect(pixels(isFaint: false).count(of: ink) > 100 && pixels(isFaint: true).count(of: ink) == 0)
  }

  @Test func `a training plot starts at epoch 1, as in D2L`() {
    let plot = LinePlot.training(Samples.tuned)
    #expect(plot.size.width == 252 && plot.size.height == 180)
    #expect(plot.x.range == 1...5 && plot.y.range == 0...1)
    #expect(plot.series.map(\.name) == ["train loss", "train acc", "test acc"])
    #expect(plot.series[0].points.count == 25 && plot.legendPlace == .above)
  }

  @Test func `a training plot of one epoch shows that epoch`() {
    var run = Samples.tuned
    run.epochs = 1
    #expect(LinePlot.training(run).x.range == 0...1)
  }

  @Test func `a loss that stays above 1 is seen nevertheless`() {
    var run = Samples.tuned
    run.trainLoss = run.trainLoss.map { ($0.x, $0.y + 3.2) }
    let plot = LinePlot.training(run)
    #expect(plot.y.range?.upperBound == run.trainLoss.filter { $0.x >= 1 }.map(\.y).max()?.rounded(.up))
    // One that comes down to the accuracies does so within their axis, as in D2L.
    run.trainLoss[run.trainLoss.count - 1].y = 0.9
    #expect(LinePlot.training(run).y.range == 0...1)
  }

  @Test func `the caption tells of an axis that doesn't begin at zero`() {
    func note(_ values: [Double]) -> String {
      let points = values.enumerated().map { (x: Double($0), y: $1) }
      return LinePlot([.init("", points, color: 0)], x: Axis("x"), y: Axis("y")).noteOnAxis
    }
    #expect(note([0.8, 0.9]) == " The axis does not begin at zero.")
    #expect(note([0.01, 0.9]).isEmpty)
  }

  @Test func `a comparison tells runs apart by colour, and data by dash`() {
    let series = LinePlot.comparison([Samples.tuned, Samples.scratch]).series
    #expect(series.map(\.color) == [0, 1, 0, 1, 6])
    #expect(series.map(\.dash) == [1, 1, 0, 0, 1])
    #expect(series.map(\.isFaint) == [true, true, false, false, true])
    #expect(series.map(\.name) == ["", "", "fine-tuned", "from scratch", "in training"])
  }
}

@Suite struct LegendTests {
  private let legend = Legend(
    entries: ["one", "another"].map { Legend.Entry(name: $0) { _, _ in } })
  private let canvas = FigureCanvas(width: 200, height: 200)
  private let frame = Rect(0, 0, 200, 200)

  @Test func `it goes into a corner when nothing is in the way`() throws {
    let place = try #require(legend.freePlace(in: frame, avoiding: [], on: canvas))
    #expect(place.maxX == 196 && place.minY == 4)
  }

  @Test func `it makes way for data`() throws {
    let first = try #require(legend.freePlace(in: frame, avoiding: [], on: canvas))
    let second = try #require(legend.freePlace(in: frame, avoiding: [first.center], on: canvas))
    #expect(!second.contains(first.center))
  }

  @Test func `it leaves a crowded frame`() {
    let dust = (0..<400).map { Point(Double($0 % 20) * 10, Double($0 / 20) * 10) }
    #expect(legend.freePlace(in: frame, avoiding: dust, on: canvas) == nil)
    #expect(legend.freePlace(in: Rect(0, 0, 30, 10), avoiding: [], on: canvas) == nil)
  }

  @Test func `a long list names the first entries and counts the rest`() {
    func names(_ count: Int) -> [String] {
      Legend(entries: (0..<count).map { Legend.Entry(name: "class \($0)") { _, _ in } }).entries.map(\.name)
    }
    #expect(names(10).count == 10 && names(10).last == "class 9")
    #expect(names(60).count == 10 && names(60).suffix(2) == ["class 8", "and 51 more"])
  }

  @Test func `a name that is too long is shortened`() {
    let names = (0..<10).map { "class \($0), " + String(repeating: "a long name ", count: 9) }
    let plot = LinePlot(
      names.indices.map { LinePlot.Series(names[$0], [(0, 0), (1, 1)], style: .markers, color: $0) },
      x: Axis("x"), y: Axis("y"), size: (324, 252), legend: .above)
    #expect(!Pixels(plot).isDrawnOutside)
  }

  @Test func `it breaks into rows that fit`() {
    #expect(legend.rows(fitting: 500, on: canvas).map(\.count) == [2])
    #expect(legend.rows(fitting: 60, on: canvas).map(\.count) == [1, 1])
  }
}

@Suite struct HistogramTests {
  @Test func `it counts each value once`() {
    let histogram = Histogram([], bins: 4, x: Axis("", range: 0...1))
    let counts = histogram.counts(of: [0, 0.1, 0.25, 0.6, 0.99, 1, -3, 7, .nan], in: 0...1)
    #expect(counts == [3, 1, 1, 3])
  }

  private func histogram(_ groups: [Histogram.Group]) -> Pixels {
    Pixels(Histogram(groups, bins: 4, x: Axis("", range: 0...1)))
  }

  @Test func `only several groups need a legend`() throws {
    let low = [0.1, 0.1, 0.2]
    // A legend would go to the upper right, where the group itself has no data.
    let group = Histogram.Group("a group", low, color: 0)
    let alone = try #require(histogram([group]).extent(of: FigureStyle.color(0)))
    let named = try #require(
      histogram([group, .init("another", low, color: 1)]).extent(of: FigureStyle.color(0)))
    #expect(named.x.upperBound - alone.x.upperBound > 100)
  }

  @Test func `empty bins stay empty`() throws {
    let outline = try #require(
      histogram([.init("", [0.1, 0.2], color: 0)]).extent(of: FigureStyle.color(0)))
    let whole = try #require(
      histogram([.init("", [0.1, 0.3, 0.6, 0.9], color: 0)]).extent(of: FigureStyle.color(0)))
    #expect(abs(outline.x.count * 4 - whole.x.count) <= 12)
  }
}
