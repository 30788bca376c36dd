import Canvas
import Testing

@testable import Figures

@Suite struct LinePlotTests {
  private func plot(_ points: [(x: Double, y: Double)]) -> LinePlot {
    LinePlot(
      [LinePlot.Series("", points, color: 1)], x: Axis("", range: 0...1), y: Axis("", range: 0...1),
      size: (200, 200))
  }

  @Test func cutsOffWhatIsOutsideItsRange() throws {
    let ink = FigureStyle.color(1)
    let inside = try #require(Pixels(plot([(0, 0), (1, 1)])).extent(of: ink))
    let beyond = try #require(Pixels(plot([(-9, -9), (9, 9)])).extent(of: ink))
    for (a, b) in [(inside.x, beyond.x), (inside.y, beyond.y)] {
      #expect(abs(a.lowerBound - b.lowerBound) <= 2 && abs(a.upperBound - b.upperBound) <= 2)
    }
  }

  @Test func leavesAGapWhereAValueIsMissing() throws {
    let ink = FigureStyle.color(1)
    let whole = try #require(Pixels(plot([(0, 0.5), (0.5, 0.5), (1, 0.5)])).extent(of: ink))
    let half = try #require(Pixels(plot([(0, 0.5), (0.5, 0.5), (0.7, .nan), (.nan, 0.5)])).extent(of: ink))
    #expect(half.x.lowerBound == whole.x.lowerBound)
    #expect(abs(half.x.count * 2 - whole.x.count) <= 6)
  }

  @Test func survivesARunThatDiverges() throws {
    let wild = plot([(0, 0.5), (0.5, 0.5), (0.6, 1e30), (0.7, -1e300), (1, 1e18)])
    let pixels = Pixels(wild)
    #expect(try #require(pixels.extent(of: FigureStyle.color(1))).x.count > 100)
    #expect(!pixels.isDrawnOutside)
    let automatic = LinePlot(wild.series, x: Axis("x"), y: Axis("y"))
    #expect(!Pixels(automatic).isDrawnOutside)
  }

  @Test func survivesHavingNothingToShow() {
    #expect(Pixels(plot([])).isDrawnInside)
    #expect(Pixels(plot([(.nan, .nan)])).isDrawnInside)
    #expect(Pixels(LinePlot([], x: Axis("x"), y: Axis("y"))).isDrawnInside)
  }

  @Test func ofTrainingBeginsAtEpochOneAsInTheBook() {
    let plot = LinePlot.training(Samples.tuned)
    #expect(plot.size.width == 252 && plot.size.height == 180)
    #expect(plot.x.range == 1...5 && plot.y.range == 0...1)
    #expect(plot.series.map(\.name) == ["train loss", "train acc", "test acc"])
    #expect(plot.series[0].points.count == 25)
  }

  @Test func ofOneEpochShowsThatEpoch() {
    var run = Samples.tuned
    run.epochs = 1
    #expect(LinePlot.training(run).x.range == 0...1)
  }

  @Test func ofTwoRunsTellsRunsByColourAndDataByDash() {
    let series = LinePlot.comparison([Samples.tuned, Samples.scratch]).series
    #expect(series.map(\.color) == [0, 0, 1, 1])
    #expect(series.map(\.dash) == [0, 1, 0, 1])
    #expect(series.map(\.name).last == "from scratch, train")
  }
}

@Suite struct LegendTests {
  private let legend = Legend(
    entries: ["one", "another"].map { Legend.Entry(name: $0) { _, _ in } })
  private let canvas = Canvas(width: 200, height: 200)
  private let frame = Rect(0, 0, 200, 200)

  @Test func standsInACornerWhenNothingIsInTheWay() throws {
    let place = try #require(legend.freePlace(in: frame, avoiding: [], on: canvas))
    #expect(place.maxX == 196 && place.minY == 4)
  }

  @Test func givesWayToData() throws {
    let first = try #require(legend.freePlace(in: frame, avoiding: [], on: canvas))
    let second = try #require(legend.freePlace(in: frame, avoiding: [first.center], on: canvas))
    #expect(!second.contains(first.center))
  }

  @Test func leavesAFullFrame() {
    let dust = (0..<400).map { Point(Double($0 % 20) * 10, Double($0 / 20) * 10) }
    #expect(legend.freePlace(in: frame, avoiding: dust, on: canvas) == nil)
    #expect(legend.freePlace(in: Rect(0, 0, 30, 10), avoiding: [], on: canvas) == nil)
  }

  @Test func breaksIntoRowsThatFit() {
    #expect(legend.rows(fitting: 500, on: canvas).map(\.count) == [2])
    #expect(legend.rows(fitting: 60, on: canvas).map(\.count) == [1, 1])
  }
}

@Suite struct HistogramTests {
  @Test func countsEachValueOnce() {
    let histogram = Histogram([], bins: 4, x: Axis("", range: 0...1))
    let counts = histogram.counts(of: [0, 0.1, 0.25, 0.6, 0.99, 1, -3, 7, .nan], in: 0...1)
    #expect(counts == [3, 1, 1, 3])
  }
}
