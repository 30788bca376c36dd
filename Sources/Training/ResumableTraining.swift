import FineTuningFiles
import FineTuningImages
import Foundation

/// A training run that survives its process. It writes a checkpoint after every epoch and, when it's
/// interrupted, after the current batch.
///
/// The batches of an epoch are a function of the seed and the epoch's number, so the network, the velocities
/// and the position are enough to resume with the same bits.
public struct ResumableTraining {
  /// Trains the network, and holds the history so far.
  public let trainer: Trainer
  /// The number of epochs to train for.
  public let epochs: Int
  private let training: DataLoader
  private let testing: DataLoader
  private let checkpoint: String
  private let provenance: [String: String]
  private let metadata: [String: String]
  private let advice: String

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - trainer: takes the steps.
  ///   - epochs: the number of epochs.
  ///   - training: the training images.
  ///   - testing: the test images.
  ///   - checkpoint: the path of the checkpoint.
  ///   - provenance: everything that the results depend on, by name. A checkpoint with another is refused.
  ///   - metadata: text by key that makes the checkpoint usable as a weights file, such as a `NetworkDescription`'s.
  ///   - advice: how to resume from the checkpoint, shown after an interruption.
  public init(
    _ trainer: Trainer, epochs: Int, on training: DataLoader, testedOn testing: DataLoader,
    checkpoint: String, provenance: [String: String], metadata: [String: String] = [:], advice: String
  ) {
    self.trainer = trainer
    self.epochs = epochs
    self.training = training
    self.testing = testing
    self.checkpoint = checkpoint
    self.provenance = provenance
    self.metadata = metadata
    self.advice = advice
  }

  /// Whether there's a checkpoint to resume from or to replace.
  public var hasCheckpoint: Bool { FileManager.default.fileExists(atPath: checkpoint) }

  /// Restores the state in the checkpoint, if there is one.
  ///
  /// - Throws: `InputError` if the checkpoint is damaged or of another run.
  public func restore() throws {
    let found: Checkpoint
    do {
      found = try Checkpoint(contentsOf: checkpoint, provenance: provenance)
    } catch let error as InputError where error.found == InputError.reason(POSIXError(.ENOENT)) {
      // Looking first wouldn't help: other processes with the same run may remove it and write it again at any time.
      return
    }
    try found.restore(trainer, epochs: epochs, on: training, from: checkpoint)
  }

  /// How far the run has come: "after epoch 2", "in epoch 3, after batch 4 of 16".
  public var place: String {
    let (done, batches) = (trainer.history.epochs.count, trainer.sums.batches)
    if batches > 0 { return "in epoch \(done + 1), after batch \(batches) of \(training.batchCount)" }
    return done > 0 ? "after epoch \(done)" : "before the first batch"
  }

  /// Trains until all epochs are done, as `Trainer.fit`.
  ///
  /// The first checkpoint is written before the first batch: an unwritable path is an error right away. An
  /// existing checkpoint stays until an epoch is done.
  ///
  /// - Parameters:
  ///   - willStep: is called before each step with the epochs done, such as 1.25; it may set the learning
  ///     rate.
  ///   - report: is called often with the epochs done, testing included.
  ///   - didEnd: is called after each epoch.
  /// - Throws: as `Trainer.fit`; `InputError` if the checkpoint can't be written; `Interruption` after SIGINT
  ///   or SIGTERM, once the checkpoint is written.
  @discardableResult
  public func fit(
    willStep: (Double) -> Void = { _ in }, report: (Double) -> Void = { _ in },
    didEnd: (History.Epoch) throws -> Void = { _ in }
  ) throws -> History {
    try Interruption.deferring {
      if !hasCheckpoint { try write() }
      return try trainer.fit(
        epochs: epochs, on: training, testedOn: testing, willStep: willStep,
        report: { done in
          report(done)
          if Interruption.pending != nil { try write() }
          try stopIfAsked()
        },
        didEnd: { epoch in
          // A reported epoch is on disk, or an error follows that says why not.
          let written = Result { try write() }
          try didEnd(epoch)
          try written.get()
          try stopIfAsked()
        })
    }
  }

  private func stopIfAsked() throws {
    guard let signal = Interruption.pending else { return }
    throw Interruption(signal, "interrupted \(place); \(advice)")
  }

  private func write() throws {
    try Checkpoint(of: trainer, provenance: provenance, metadata: metadata).write(to: checkpoint)
  }
}
