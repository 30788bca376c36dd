import Synchronization

/// A data set of labels only. It counts reads of its images, which are single black pixels.
final class Labels: ImageSource {
  private let labels: [Int]
  let imagesRead = Atomic<Int>(0)

  init(_ labels: [Int]) {
    self.labels = labels
  }

  var count: Int { labels.count }

  func label(at index: Int) -> Int { labels[index] }

  func image(at index: Int) -> Image {
    imagesRead.add(1, ordering: .relaxed)
    return Image(width: 1, height: 1)
  }
}
