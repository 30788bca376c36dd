import Hub
import Models
import Notebook

extension Notebook {
  /// The source network, as it was trained on the source data set: the file that `--source` names, or the
  /// profile's.
  ///
  /// - Throws: `InputError` when the file cannot be fetched or read, or is no ResNet's.
  public func sourceNetwork() throws -> ResNet {
    if let file = options.source { return try ResNet.read(from: file) }
    switch profile {
    case .drawn: return try PretrainedSource.load()
    case .photos: return try ResNet.read(from: fetch(.resNet18V2))
    }
  }

  /// The path of what the hub lists, fetched unless it is in the cache.
  func fetch(_ entry: CatalogueEntry) throws -> String {
    let progress = progress("fetching \(entry.title), once")
    defer { progress.clear() }
    return try Hub().path(of: entry) { progress.update($0, $1) }
  }
}
