import FineTuningCanvas
import FineTuningFiles
import FineTuningPlotting
import Foundation
import TestSupport
import Testing

@testable import FineTuningNotebook

/// A figure that takes no time.
private struct Dot: Figure {
  let size = (width: 1.0, height: 1.0)
  let isVector = false

  func draw(on canvas: FigureCanvas) {}
}

@Suite struct DestinationTests {
  /// Each run has other figures than the rest, whose figures it removes.
  @Test func `of several runs at once, one leaves its page and exactly its figures`() throws {
    try withTemporaryFolder { folder in
      for round in 0..<20 {
        let destination = try Destination(
          file: "/chapters/01-one/main.swift", root: folder, isDefault: false, out: "\(folder)/\(round)")
        let errors = concurrently(4) { run in
          for _ in 0..<5 {
            _ = try destination.place(
              page: { _ in "# \(run)\n" }, Provenance(),
              figures: (0..<10).map { ("fig-\(run)-\($0)", Dot()) })
          }
        }
        #expect(errors.isEmpty, "\(errors)")
        let record = try #require(Provenance(pageAt: destination.page))
        let names = try FileManager.default.contentsOfDirectory(atPath: destination.figureFolder)
        #expect(names.sorted() == record.figures.map(\.name).sorted())
      }
    }
  }
}
