import FineTuningImages

/// An epoch of the data pipeline: the training images, decoded from their files each time.
struct PipelineTask: BenchmarkTask {
  private let images: ImageFolder
  private let workload: Workload

  init(_ folder: String, _ workload: Workload) throws {
    images = try ImageFolder(folder + "/train")
    self.workload = workload
  }

  /// Nothing to compare: crops are random, and each framework has its own generator.
  func warmUp() throws -> [Float] {
    _ = try iterate()
    return []
  }

  func iterate() throws -> Int {
    let batches = DataLoader(
      images, transform: .training(size: workload.size), batchSize: workload.batch, shuffle: true,
      threads: workload.threads
    ).epoch(1)
    var count = 0
    while let batch = try batches.next() { count += batch.count }
    return count
  }
}
