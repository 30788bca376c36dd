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

  /// A training by `trainer`, for as many epochs, on the images of `training`, tested on those of `testing`.
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

  /// Trains until all epochs are done, as `Trainer.fit`.
  ///
  /// The first checkpoint is written before the first batch, so that a path that can't be written is an error
  /// right away; an existing one stays until an epoch is done.
  ///
  /// - Parameters:
  ///   - willStep: is called before each step with the epochs done, such as 1.25; it may set the learning rate.
  ///   - report: is called often with the epochs done, testing included.
  ///   - didEnd: is called after each epoch.
  /// - Throws: as `Trainer.fit`; `InputError` if the checkpoint can't be written; `Interruption` after SIGINT or
  ///   SIGTERM, once the checkpoint is written.
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
          // An epoch that is reported is on disk, unless an error follows that says why not.
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
    try Checkpoint(of: trainer, provenance: provenance).write(to: checkpoint)
  }
}
