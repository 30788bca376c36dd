import FineTuningFiles
import Foundation

/// A source for published data and weights: the cache if it has them, the network otherwise.
///
/// A hub checks everything against the published digest just before it returns the path. It compares a folder
/// with its archive, whose digest is published.
public struct Hub {
  /// A callback for long work, with the fraction done, from 0 to 1, and a short text.
  public typealias Report = (_ fraction: Double, _ text: String) -> Void

  /// The entries that can be fetched.
  public let catalogue: [CatalogueEntry]
  let cache: String
  let mirror: Mirror?
  let timeout: Double
  let limits: Archive.Limits

  /// This machine's hub. Its cache is under `FINETUNING_CACHE` or in the default folder for caches; if
  /// `FINETUNING_MIRROR` is set, its address replaces the scheme and host of every published address.
  ///
  /// Linux reads proxies from the usual variables (`http_proxy`, `https_proxy`, `no_proxy`), macOS from the
  /// system settings.
  public init(catalogue: [CatalogueEntry] = CatalogueEntry.all) throws {
    let mirror = ProcessInfo.processInfo.environment[Mirror.variable] ?? ""
    self.init(
      catalogue: catalogue, cache: CacheFolder.path + "/hub",
      mirror: mirror.isEmpty ? nil : try Mirror(mirror))
  }

  /// A hub with its cache at `cache`, and without a mirror.
  package init(catalogue: [CatalogueEntry], cache: String) {
    self.init(catalogue: catalogue, cache: cache, mirror: nil)
  }

  init(
    catalogue: [CatalogueEntry], cache: String, mirror: Mirror? = nil, timeout: Double = 30,
    limits: Archive.Limits = .init()
  ) {
    (self.catalogue, self.cache, self.mirror) = (catalogue, cache, mirror)
    (self.timeout, self.limits) = (timeout, limits)
  }

  /// Returns the entry called `name`.
  public func entry(named name: String) throws -> CatalogueEntry {
    guard let entry = catalogue.first(where: { $0.name == name }) else {
      throw InputError(
        name, expected: "one of \(catalogue.map(\.name).joined(separator: ", "))", found: "no such name",
        advice: "./book data list describes them")
    }
    return entry
  }

  /// Returns the path of the entry's file or folder, fetching it first unless the cache has an intact copy.
  ///
  /// Processes that ask at the same time share one download. `report` runs on the calling thread.
  public func path(of entry: CatalogueEntry, report: Report = { _, _ in }) throws -> String {
    let cached = cached(entry)
    // An intact cache may be read-only and shared, so don't lock or write anything yet.
    if try cached.condition() == .whole { return cached.wanted }
    try cached.makeFolder()
    return try FileLock.hold(cached.lock, whenBusy: { report(0, "another process is fetching it") }) {
      let condition = try cached.condition()
      if condition == .whole { return cached.wanted }
      if case .damaged(let reason) = condition { report(0, "fetching again: \(reason)") }
      if cached.fileCondition() != .whole { try fetch(cached, report) }
      try cached.unpack { report(1, "unpacking") }
      return cached.wanted
    }
  }

  private func fetch(_ cached: CachedEntry, _ report: Report) throws {
    let entry = cached.entry
    let address = mirror?.address(for: entry.address) ?? entry.address
    guard ["http", "https"].contains(address.scheme) else {
      throw InputError(
        address.absoluteString, expected: "an HTTP or HTTPS address", found: "another scheme",
        advice: "correct the catalogue")
    }
    let download = Download(address: address, partial: cached.partial, size: entry.size, timeout: timeout)
    try download.run { received, total in
      let fraction = total.map { Double(received) / Double(max($0, 1)) } ?? 0
      let whole = total.map { " of \($0.megabytes)" } ?? ""
      report(min(fraction, 1), "\(received.megabytes)\(whole)")
    }
    report(1, "checking")
    defer { cached.partial.remove() }
    try cached.store(cached.partial.path, from: address.absoluteString)
  }

  func cached(_ entry: CatalogueEntry) -> CachedEntry {
    CachedEntry(entry, in: cache, limits: limits)
  }
}

extension Int {
  /// This many bytes in megabytes, as in “46.8 MB”.
  public var megabytes: String { String(format: "%.1f MB", Double(self) / 1e6) }
}
