@_exported import ExerciseRunner
@_exported import FineTuning
import Foundation

/// Checks the requirements of one exercise, one after the other.
///
/// A check runs in the program built from a learner's file, and reports to the process that started it.
public final class Check {
  private let file: String?
  /// Something worth showing about the current requirement, such as a measurement.
  var remark: String?

  /// The seed of all randomness in checks.
  static let seed: UInt64 = 1

  private init(timeLimit: Double, note: String?) {
    file = ProcessInfo.processInfo.environment[CheckEvent.fileVariable]
    report(.started(timeLimit: timeLimit, note: note))
  }

  /// Runs a check to its end.
  ///
  /// - Parameters:
  ///   - timeLimit: the seconds after which the learner's code counts as an endless loop.
  ///   - note: announces a check that takes long.
  static func run(timeLimit: Double = 20, note: String? = nil, _ body: (Check) throws -> Void) {
    let check = Check(timeLimit: timeLimit, note: note)
    do {
      try body(check)
    } catch is Stop {
    } catch {
      return check.report(.broken("\(error)"))
    }
    check.report(.finished)
  }

  /// Stops the check: the remaining requirements can't be checked.
  private struct Stop: Error {}

  /// Checks one requirement: `body` calls the learner's code and throws a `Shortfall` if the result is wrong.
  /// The check stops there, since later requirements build on earlier ones.
  ///
  /// - Returns: the result of `body`, for later requirements.
  @discardableResult
  func require<Result>(_ title: String, _ body: () throws -> Result) throws -> Result {
    report(.checking(title))
    do {
      remark = nil
      let result = try body()
      report(.met(remark: remark))
      return result
    } catch let shortfall as Shortfall {
      report(.unmet(shortfall))
    } catch let unsolved as Unsolved {
      report(
        .unmet(
          Shortfall(
            expected: unsolved.missing, found: "the starter, which throws Unsolved here",
            look: "for `throw Unsolved`: replace it by your code")))
    } catch {
      report(
        .unmet(
          Shortfall(
            expected: "no error", found: "\(error)", look: "at the call that throws it")))
    }
    throw Stop()
  }

  /// Reports the progress of long work.
  func progress(_ text: String) { report(.progress(text)) }

  private func report(_ event: CheckEvent) {
    guard let file else { return print(event) }
    do {
      try event.append(to: file)
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(1)
    }
  }
}

/// Throws a shortfall unless `condition` holds.
func expect(
  _ condition: Bool, _ expected: @autoclosure () -> String, found: @autoclosure () -> String,
  look: @autoclosure () -> String
) throws {
  guard condition else { throw Shortfall(expected: expected(), found: found(), look: look()) }
}
