import Files
import Foundation
import Images

/// A training that survives its process: a checkpoint is written after every epoch, and when it is asked to end
/// after the batch that it is at.
///
/// The batches of an epoch are a function of the seed and the epoch's number, so network, velocities and place
/// are all that it takes to go on to the same bits.
public struct ResumableTraining {
  /// What is trained, and what has happened so far.
  public let trainer: Trainer
  /// How many epochs it is to last.
  public let epochs: Int
  private let training: DataLoader
  private let testing: DataLoader
  private let checkpoint: String
  private let provenance: [String: String]
  private let advice: String

  /// Testing takes about an eighth of an epoch.
  private static let shareOfTesting = 0.125

  /// A training by `trainer`, for as many epochs, on the pictures of `training`, tested on those of `testing`.
  ///
  /// - Parameters:
  ///   - checkpoint: the path of the checkpoint.
  ///   - provenance: everything that the numbers depend on, by name: a checkpoint of another is refused.
  ///   - advice: how to go on from the checkpoint, for who has interrupted the training.
  public init(
    _ trainer: Trainer, epochs: Int, on training: DataLoader, testedOn testing: DataLoader,
    checkpoint: String,
    provenance: [String: String], advice: String
  ) {
    self.trainer = trainer
    self.epochs = epochs
    self.training = training
    self.testing = testing
    self.checkpoint = checkpoint
    self.provenance = provenance
    self.advice = advice
  }

  /// Whether there is a checkpoint to go on from, or to be replaced.
  public var hasCheckpoint: Bool { FileManager.default.fileExists(atPath: checkpoint) }

  /// Puts everything where the checkpoint was written; nothing when there is none.
  ///
  /// - Throws: `InputError` if it is damaged, or of another training.
  public func restore() throws {
    guard hasCheckpoint else { return }
    try Checkpoint(contentsOf: checkpoint, provenance: provenance)
      .restore(trainer, epochs: epochs, on: training, from: checkpoint)
  }

  /// Where it is: "after epoch 2", "in epoch 3, after batch 4 of 16".
  public var place: String {
    let (done, batches) = (trainer.history.epochs.count, trainer.sums.batches)
    if batches > 0 { return "in epoch \(done + 1), after batch \(batches) of \(training.batchCount)" }
    return done > 0 ? "after epoch \(done)" : "before the first batch"
  }

  /// Trains until all epochs are done.
  ///
  /// The first checkpoint is written before the first batch, so that a place where it cannot be written is an
  /// error at once; one that is there stays until an epoch is done.
  ///
  /// - Parameters:
  ///   - willStep: is called before each step with the epochs that are done, such as 1.25: it may set the
  ///     learning rate.
  ///   - report: is called often with the epochs that are done, testing included.
  ///   - didEnd: is called after each epoch.
  /// - Throws: what `Trainer.trainEpoch` throws; `InputError` if the checkpoint cannot be written;
  ///   `Interruption` after SIGINT or SIGTERM, when it is written.
  public func run(
    willStep: (Double) -> Void = { _ in }, report: (Double) -> Void = { _ in },
    didEnd: (History.Epoch) throws -> Void = { _ in }
  ) throws {
    try Interruption.deferring {
      if !hasCheckpoint { try write() }
      while trainer.history.epochs.count < epochs {
        let epoch = try runEpoch(trainer.history.epochs.count + 1, willStep, report)
        // An epoch that is told of is on disk, unless an error follows that says why not.
        let written = Result { try write() }
        try didEnd(epoch)
        try written.get()
        try endIfAsked()
      }
    }
  }

  private func runEpoch(
    _ number: Int, _ willStep: (Double) -> Void, _ report: (Double) -> Void
  ) throws -> History.Epoch {
    let done = Double(number - 1)
    let batches = training.epoch(number, skipping: trainer.sums.batches)
    func went(_ share: Double) throws {
      report(done + share)
      if Interruption.pending != nil { try write() }
      try endIfAsked()
    }
    return try trainer.trainEpoch(
      number, batches, batchCount: training.batchCount,
      test: {
        try Prediction(of: trainer.network, on: testing) {
          try went(1 - Self.shareOfTesting * (1 - $0))
        }.accuracy
      },
      willStep: { willStep(done + $0) }, report: { try went((1 - Self.shareOfTesting) * $0) })
  }

  private func endIfAsked() throws {
    guard let signal = Interruption.pending else { return }
    throw Interruption(signal, "interrupted \(place); \(advice)")
  }

  private func write() throws {
    try Checkpoint(of: trainer, provenance: provenance).write(to: checkpoint)
  }
}
