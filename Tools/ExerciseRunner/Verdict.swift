/// The result of a check.
public struct Verdict: Equatable, Sendable {
  /// A requirement that the check looked at, and whether the answer meets it.
  public struct Outcome: Equatable, Sendable {
    /// The requirement.
    public var title: String
    /// Why the answer doesn't meet it, if that's known.
    public var shortfall: Shortfall?
    /// Whether the answer meets it.
    public var isMet = false
    /// Something worth showing, such as a measurement.
    public var remark: String?
  }

  /// How the check ended.
  public enum Ending: Equatable, Sendable {
    /// The check looked at all that it could.
    case finished
    /// The compiler rejects the learner's file, or the check's calls of its functions.
    case doesNotCompile(own: [String], glue: [String])
    /// The check was stopped at the time limit, in seconds.
    case tookTooLong(Double)
    /// The program crashed, for this reason, at this line of the learner's file.
    case crashed(reason: String, place: String?)
    /// The program exited with this code before the check was complete.
    case leftEarly(Int32)
  }

  /// The requirements that the check looked at, in order.
  public var outcomes: [Outcome] = []
  /// How the check ended.
  public var ending: Ending

  /// Whether every requirement is met.
  public var isPassed: Bool {
    ending == .finished && !outcomes.isEmpty && outcomes.allSatisfy(\.isMet)
  }

  /// The verdict on a check that looked at no requirement.
  init(_ ending: Ending) {
    self.ending = ending
  }

  /// The verdict that follows from a check's events. A check that didn't say `finished` didn't finish,
  /// whatever its exit code.
  init(_ events: [CheckEvent], ending: Ending) {
    self.init(ending)
    var isFinished = false
    for event in events {
      switch event {
      case .checking(let title): outcomes.append(Outcome(title: title))
      case .met(let remark):
        withLast {
          $0.isMet = true
          $0.remark = remark
        }
      case .unmet(let shortfall): withLast { $0.shortfall = shortfall }
      case .started, .progress, .broken: break
      case .finished: isFinished = true
      }
    }
    if self.ending == .finished && !isFinished { self.ending = .leftEarly(0) }
  }

  private mutating func withLast(_ body: (inout Outcome) -> Void) {
    guard !outcomes.isEmpty else { return }
    body(&outcomes[outcomes.count - 1])
  }
}
