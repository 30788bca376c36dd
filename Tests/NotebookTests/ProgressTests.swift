import Synchronization
import Testing

@testable import FineTuningNotebook

/// The output of a progress display, on a clock that the test sets.
private final class Log: Sendable {
  private let state = Mutex((time: 0.0, lines: [String]()))

  var lines: [String] { state.withLock { $0.lines } }

  func progress(columns: Int?) -> Progress {
    Progress(
      "training", columns: columns, now: { self.state.withLock { $0.time } },
      write: { text in self.state.withLock { $0.lines.append(text) } })
  }

  func wait(_ seconds: Double) { state.withLock { $0.time += seconds } }
}

@Suite struct ProgressTests {
  private let log = Log()

  @Test func `prints a line for each tenth without a terminal`() {
    let progress = log.progress(columns: nil)
    for step in 1...100 {
      log.wait(1)
      progress.update(Double(step) / 100, "loss \(step)")
    }
    #expect(log.lines.count == 10)
    #expect(log.lines[0] == "training: 10 %, 1:30 left, loss 10\n")
    #expect(log.lines[9] == "training: 100 %, loss 100\n")
    #expect(!log.lines.joined().contains("\r"))
  }

  @Test func `draws a bar on a terminal`() throws {
    let progress = log.progress(columns: 70)
    log.wait(3600)
    progress.update(0.25, "loss 0.3 and a detail that is too long for it")
    let line = try #require(log.lines.first)
    #expect(line.hasPrefix("\rtraining  ██████░░░░") && line.hasSuffix("\u{1B}[K"))
    #expect(line.contains(" 25 %  3:00:00 left  loss"))
    #expect(line.count <= 70 + "\r\u{1B}[K".count - 1)
  }

  @Test func `draws at most ten times a second`() {
    let progress = log.progress(columns: 80)
    for step in 1...1000 {
      log.wait(0.001)
      progress.update(Double(step) / 1000)
    }
    #expect((9...12).contains(log.lines.count))
  }

  @Test func `makes way for other output`() {
    let progress = log.progress(columns: 80)
    progress.clear()
    #expect(log.lines.isEmpty)
    progress.update(0.5)
    progress.clear()
    progress.update(0.5)
    #expect(log.lines.count == 3 && log.lines[1] == "\r\u{1B}[K")
  }

  @Test(arguments: [-1, 2, .nan, .infinity])
  func `survives fractions out of range`(fraction: Double) {
    log.progress(columns: 80).update(fraction)
    #expect(log.lines.count == 1)
  }
}
