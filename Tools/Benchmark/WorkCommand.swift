import ArgumentParser
import FineTuningModels
import FineTuningTensors
import Foundation
import Processes

/// This library as a candidate: prepares one kind of work, then runs an iteration for each line of input.
///
/// Every candidate is a separate process, with memory and caches to itself. Candidates write lines of JSON to
/// standard output: `Candidate.Ready` when ready, `Candidate.Iteration` for each line of input, and
/// `Candidate.Done` when the input ends. The scripts in `Peers` do the same.
struct WorkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "Runs an iteration for each line of standard input.",
    shouldDisplay: false)

  @Argument var work: Work
  @OptionGroup var workload: Workload
  @Option var weights: String
  @Option var images: String
  @Option var folder: String

  func run() throws {
    Parallel.workers = workload.threads
    let task = try task()
    report(
      Candidate.Ready(
        name: "this library, \(InstructionSet.current.rawValue)", matrixPeak: matrixPeak(),
        results: try task.warmUp()))
    while readLine() != nil {
      let start = ProcessInfo.processInfo.systemUptime
      let images = try task.iterate()
      report(Candidate.Iteration(seconds: ProcessInfo.processInfo.systemUptime - start, images: images))
    }
    report(Candidate.Done(peakMemory: PeakMemory.bytes))
  }

  /// The machine's speed at matrix products, where it means something and OpenBLAS multiplies correctly.
  private func matrixPeak() -> Double? {
    guard work.isNetworkOnly else { return nil }
    do {
      try MatrixCheck.run()
      return MatrixPeak.measure(threads: workload.threads)
    } catch {
      FileHandle.standardError.write(Data("note: no peak to compare with: \(error)\n".utf8))
      return nil
    }
  }

  private func task() throws -> any BenchmarkTask {
    switch work {
    case .train: try TrainingTask(network(), batchFile: images)
    case .infer: try InferenceTask(network(), batchFile: images)
    case .pipeline: try PipelineTask(folder, workload)
    case .experiment: try ExperimentTask(network(), folder, workload)
    }
  }

  private func network() throws -> ResNet { try ResNet.read(from: weights) }

  private func report(_ message: some Encodable) {
    let line = (try? JSONEncoder().encode(message)) ?? Data()
    print(String(decoding: line, as: UTF8.self))
    fflush(nil)
  }
}
