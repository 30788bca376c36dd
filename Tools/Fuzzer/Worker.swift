import FineTuningFiles
import Foundation
import Processes

/// Parses inputs in this process under limits of time and memory. An input that exceeds one ends the process.
struct Worker {
  let target: FuzzTarget
  private let parse: FuzzTarget.Parse

  /// The time limit for an input, in seconds of processor time.
  static let timeLimit = 1

  /// A worker with `folder` for its files.
  init(_ target: FuzzTarget, folder: String) throws {
    self.target = target
    parse = try target.parser(folder)
  }

  /// Parses the inputs with the given numbers.
  func run(_ numbers: Range<Int>, seed: UInt64, journal: Journal) throws {
    let mutator = try Mutator(target)
    try Limits.limitMemory(to: target.memoryLimit)
    let before = PeakMemory.bytes
    var peak = before
    for number in numbers {
      journal[.current] = number
      let input = mutator.input(number, seed: seed)
      let start = Limits.time()
      let error = try rejection(of: input)
      let time = Limits.time() - start
      if let error {
        if number < mutator.corpus.count {
          fatalError("a valid file was rejected: \(error)")
        }
        journal[.rejected] += 1
      }
      if time > journal[.slowestTime] { (journal[.slowestTime], journal[.slowestInput]) = (time, number) }
      let now = PeakMemory.bytes
      if now > peak {
        peak = now
        (journal[.maximumMemory], journal[.largestInput]) = (now - before, number)
      }
      journal[.done] += 1
    }
    journal[.finished] = 1
  }

  /// Parses an input and returns the error that rejects it, or nil if the parser accepts it.
  func rejection(of input: [UInt8]) throws -> InputError? {
    Limits.startClock(seconds: Self.timeLimit)
    do {
      try parse(input)
      return nil
    } catch let error as InputError {
      precondition(!error.description.isEmpty)
      return error
    }
  }
}
