/// What came out of a check.
public struct Verdict: Equatable, Sendable {
  /// A requirement that the check turned to, and how the answer did.
  public struct Outcome: Equatable, Sendable {
    /// What is required.
    public var title: String
    /// In what it falls short, if it was looked at and does.
    public var shortfall: Shortfall?
    /// Whether it is met.
    public var isMet = false
    /// Something worth seeing about it.
    public var remark: String?
  }

  /// How the check ended.
  public enum Ending: Equatable, Sendable {
    /// It went through all it could.
    case finished
    /// The compiler refuses the learner's file, or the way in which the check calls it.
    case doesNotCompile(own: [String], glue: [String])
    /// It was ended at the time limit, in seconds.
    case tookTooLong(Double)
    /// The program crashed: what it said at last, and the place in the learner's file.
    case crashed(reason: String, place: String?)
    /// The program ended itself with an exit code.
    case leftEarly(Int32)
  }

  /// The requirements that the check came to, in order.
  public var outcomes: [Outcome] = []
  /// How it ended.
  public var ending: Ending

  /// Whether every requirement is met.
  public var isPassed: Bool {
    ending == .finished && !outcomes.isEmpty && outcomes.allSatisfy(\.isMet)
  }

  /// A check that ended in such a way.
  init(_ ending: Ending) {
    self.ending = ending
  }

  /// What the events of a check come to. One that has not said that it finished did not, whatever the
  /// process says.
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
