import Files
import Foundation

/// Where published data and weights come from: out of the cache if they are there, else over the network.
///
/// Whatever it gives has been checked against the published digest just before. A folder is compared with the
/// archive that it came from, which has that digest.
public struct Hub {
  /// Hears of long work: how much is done, from 0 to 1, and what there is to say of it.
  public typealias Report = (_ share: Double, _ text: String) -> Void

  /// What there is to fetch.
  public let catalogue: [CatalogueEntry]
  let cache: String
  let mirror: Mirror?
  let timeout: Double
  let limits: Archive.Limits

  /// The hub of this machine: a cache under `FINETUNING_CACHE` or the usual folder for caches, and the mirror
  /// `FINETUNING_MIRROR`, if set, whose address stands in place of the scheme and host of every published one.
  ///
  /// On Linux a proxy is named by the usual variables (`http_proxy`, `https_proxy`, `no_proxy`), on macOS by
  /// the system's settings.
  public init(catalogue: [CatalogueEntry] = CatalogueEntry.all) throws {
    let mirror = ProcessInfo.processInfo.environment[Mirror.variable] ?? ""
    self.init(
      catalogue: catalogue, cache: CacheFolder.path + "/hub",
      mirror: mirror.isEmpty ? nil : try Mirror(mirror))
  }

  /// A hub with a cache of its own, and no mirror.
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

  /// The entry called `name`.
  public func entry(named name: String) throws -> CatalogueEntry {
    guard let entry = catalogue.first(where: { $0.name == name }) else {
      throw InputError(
        name, expected: "one of \(catalogue.map(\.name).joined(separator: ", "))", found: "no such name",
        advice: "./book data list says what they are")
    }
    return entry
  }

  /// The path of what is wanted of `entry`, a file or a folder. It is fetched unless it is in the cache, whole.
  ///
  /// Processes that ask together fetch it once. The report is made by the thread that asks.
  public func path(of entry: CatalogueEntry, report: Report = { _, _ in }) throws -> String {
    let cached = cached(entry)
    // A cache that is whole need not be written to, so several may share it.
    if try cached.condition() == .whole { return cached.wanted }
    try cached.makeFolder()
    return try FileLock.hold(cached.lock, whenBusy: { report(0, "another process is fetching it") }) {
      let condition = try cached.condition()
      if condition == .whole { return cached.wanted }
      if case .damaged(let reason) = condition { report(0, "fetching it anew: \(reason)") }
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
        address.absoluteString, expected: "an address of HTTP or HTTPS", found: "another",
        advice: "correct the catalogue")
    }
    let download = Download(address: address, partial: cached.partial, size: entry.size, timeout: timeout)
    try download.run { received, total in
      let share = total.map { Double(received) / Double(max($0, 1)) } ?? 0
      let whole = total.map { " of \($0.megabytes)" } ?? ""
      report(min(share, 1), "\(received.megabytes)\(whole)")
    }
    report(1, "checking")
    defer { cached.partial.remove() }
    try cached.take(cached.partial.path, from: address.absoluteString)
  }

  func cached(_ entry: CatalogueEntry) -> CachedEntry {
    CachedEntry(entry, in: cache, limits: limits)
  }
}

extension Int {
  /// This many bytes, as in “46.8 MB”.
  public var megabytes: String { String(format: "%.1f MB", Double(self) / 1e6) }
}
