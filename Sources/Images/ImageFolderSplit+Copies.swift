import Foundation

extension ImageFolderSplit {
  /// Returns the paths of files with the same bytes in different parts or classes, a group for each image.
  ///
  /// Such an image in two classes teaches both; one to train on and to test by makes the test look better than it is.
  static func copies(in parts: [ImageFolder]) -> [[String]] {
    /// An image with its part and class.
    struct File {
      let path: String
      let part, label: Int
    }
    // Few files share their size with another, so few are read.
    var bySize: [Int: [File]] = [:]
    for (part, folder) in parts.enumerated() {
      for item in folder.items {
        bySize[size(of: item.path), default: []].append(File(path: item.path, part: part, label: item.label))
      }
    }
    var groups: [[String]] = []
    for files in bySize.values where files.count > 1 {
      for (place, same) in Dictionary(grouping: files, by: { try? place(of: $0.path, seed: 0) })
      where place != nil {
        let isApart = same.contains { ($0.part, $0.label) != (same[0].part, same[0].label) }
        if isApart { groups.append(same.map(\.path).sorted()) }
      }
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  private static func size(of path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? -1
  }
}
