import ArgumentParser
import Files
import Processes
import Foundation
import Models
import Tensors

/// This library as a candidate: it prepares one kind of work, then does it once for each line that it reads.
///
/// Candidates are processes of their own, so that each has the memory and the caches to itself. They speak in
/// lines of JSON on standard output: `Candidate.Ready` when ready, `Candidate.Iteration` for each line of
/// input, and `Candidate.Done` when the input ends. The peers in `bench/` do the same.
struct Worker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "Does the work that it is told on standard input.", shouldDisplay: false)

  @Argument var work: Work
  @OptionGroup var workload: Workload
  @Option var weights: String
  @Option var images: String
  @Option var folder: String

  func run() throws {
    Parallel.workers = workload.threads
    try MatrixCheck.run()
    let task = try task()
    say(
      Candidate.Ready(
        name: "this library, \(BLAS.version) \(BLAS.kernel)",
        matrixPeak: work.isNetworkAlone ? MatrixPeak.measure(threads: workload.threads) : nil,
        numbers: try task.check()))
    while readLine() != nil {
      let start = ProcessInfo.processInfo.systemUptime
      let images = try task.iterate()
      say(Candidate.Iteration(seconds: ProcessInfo.processInfo.systemUptime - start, images: images))
    }
    say(Candidate.Done(peakMemory: PeakMemory.bytes))
  }

  private func task() throws -> any Task {
    switch work {
    case .train: try TrainingTask(network(), batchFile: images)
    case .infer: try InferenceTask(network(), batchFile: images)
    case .pipeline: try PipelineTask(folder, workload)
    case .experiment: try ExperimentTask(network(), folder, workload)
    }
  }

  private func network() throws -> ResNet { try ResNet.read(from: weights) }

  private func say(_ message: some Encodable) {
    let line = (try? JSONEncoder().encode(message)) ?? Data()
    print(String(decoding: line, as: UTF8.self))
    fflush(nil)
  }
}
