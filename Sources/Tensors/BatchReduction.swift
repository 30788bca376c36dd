import Foundation

/// The order in which everything that sums over the images of a batch does so: a fixed tree over groups of images.
///
/// A group is a run of images, a power of two of them. One worker sums up a group, image by image. The sums of groups
/// are combined like winners in a tournament: 0 with 1, 2 with 3, …, then 0–1 with 2–3, …; a group without an opponent
/// goes on to the next round as it is.
///
///     images   0–15  16–31  32–47  48–63  64–79
///                └──┬──┘       └──┬──┘      │
///                   └──────┬──────┘         │
///                          └────────┬───────┘
///
/// So a sum depends on the number of images alone, to the last bit, no matter how many workers there are and which of
/// them is faster. A batch can also be shared out in aligned blocks, a power of two of groups each: every block is a
/// branch of the tree.
public enum BatchReduction {
  /// The largest number of images in a group. A batch of 128 has at least eight groups, enough for as many workers.
  public static let maximumGroup = 16

  /// Returns a number of images for each group: the smallest power of two that have at least `minimum` elements, or the
  /// largest allowed. Small groups keep many workers busy, but each leaves a sum behind that has to be added to the
  /// others.
  ///
  /// - Parameters:
  ///   - elementsPerImage: the number of elements that an image contributes, such as its pixels.
  ///   - minimum: the number of elements that are worth a group.
  public static func groupSize(elementsPerImage: Int, atLeast minimum: Int) -> Int {
    var size = 1
    while size < maximumGroup, size * elementsPerImage < minimum { size *= 2 }
    return size
  }

  /// Returns the sum over the images of a batch.
  ///
  /// - Parameters:
  ///   - images: the number of images, at least one.
  ///   - size: the number of images in a group, a power of two.
  ///   - sum: returns the sum over the images of a group, on any thread.
  ///   - combine: adds the sum over the next images.
  public static func sum<Sum>(
    images: Int, groupsOf size: Int, _ sum: (_ images: Range<Int>) -> Sum,
    combine: (_ sum: inout Sum, _ next: Sum) -> Void
  ) -> Sum {
    precondition(images > 0, "a batch has at least one image")
    precondition(
      size.nonzeroBitCount == 1 && size <= maximumGroup, "groups of \(size) images don't fit into the tree")
    let groups = (images + size - 1) / size
    let tournament = Tournament<Sum>(players: groups)
    Parallel.split(groups) { range in
      for group in range {
        tournament.play(sum(group * size..<min(images, (group + 1) * size)), from: group, combine)
      }
    }
    return tournament.winner
  }
}

/// Combines sums in pairs as soon as both are there. The one that comes second does the work, so few sums are kept at
/// a time.
private final class Tournament<Sum> {
  private struct Match: Hashable {
    var round, index: Int
  }

  private let players: Int
  private let lock = NSLock()
  /// The sums that wait for their opponent.
  private var waiting: [Match: Sum] = [:]
  private var final: Sum?

  init(players: Int) { self.players = players }

  /// The sum of all; every player must have played.
  var winner: Sum {
    guard let final else { preconditionFailure("the tournament isn't over") }
    return final
  }

  /// Plays one match after another until the opponent isn't there yet.
  func play(_ sum: consuming Sum, from player: Int, _ combine: (inout Sum, Sum) -> Void) {
    var (round, index) = (0, player)
    var first: Sum? = consume sum
    while case let playersInRound = (players + (1 << round) - 1) >> round, playersInRound > 1 {
      if index ^ 1 < playersInRound {
        guard var second = meet(&first, in: Match(round: round, index: index / 2)) else { return }
        if !index.isMultiple(of: 2) { swap(&first!, &second) }
        combine(&first!, second)
      }
      (round, index) = (round + 1, index / 2)
    }
    final = first
  }

  /// Returns the sum that waits for this match, or leaves `sum` waiting for it. Handed over, not copied: tensors that
  /// only one side holds are added in place.
  private func meet(_ sum: inout Sum?, in match: Match) -> Sum? {
    lock.lock()
    defer { lock.unlock() }
    if let opponent = waiting.removeValue(forKey: match) { return opponent }
    waiting[match] = sum.take()
    return nil
  }
}
