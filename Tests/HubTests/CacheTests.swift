import FineTuningFiles
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import FineTuningHub

/// Nothing comes out of the cache unless it matches the published version.
@Suite struct CacheTests {
  private static let weights = noise(50_000)

  /// Calls `body` with a hub that has an empty cache, an entry, and a server with the entry's archive.
  private func withHub(
    of items: [Zip.Item], _ content: CatalogueEntry.Content, digestOf published: Data? = nil,
    limits: Archive.Limits = .init(),
    _ body: (_ hub: Hub, _ entry: CatalogueEntry, _ server: HTTPServer, _ folder: String) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let archive = try Zip.data(items, in: folder)
      let server = try HTTPServer.serving(archive)
      defer { server.stop() }
      let entry = try entry(published ?? archive, at: server.base, path: "/sample.zip", content: content)
      let hub = Hub(catalogue: [entry], cache: folder + "/cache", limits: limits)
      try body(hub, entry, server, folder)
    }
  }

  private static let photographs = [
    Zip.Item(name: "hotdog/train/1.png", contents: noise(1000)),
    Zip.Item(name: "hotdog/train/2.png", contents: noise(1000, seed: 1)),
  ]

  @Test func `unpacks a folder once`() throws {
    try withHub(of: Self.photographs, .folderInArchive("hotdog")) { hub, entry, server, _ in
      let path = try hub.path(of: entry)
      #expect(try files(under: path) == ["train/1.png": noise(1000), "train/2.png": noise(1000, seed: 1)])
      let time = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
      #expect(try hub.path(of: entry) == path)
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int == time)
      #expect(hub.state(of: entry) == .there(path))
      #expect(try hub.verifiedState(of: entry) == .whole(path))
      #expect(server.requests.count == 1)
    }
  }

  @Test func `notices a changed photograph and unpacks it again, without a download`() throws {
    try withHub(of: Self.photographs, .folderInArchive("hotdog")) { hub, entry, server, _ in
      let path = try hub.path(of: entry)
      try AtomicFile.write(noise(1000, seed: 2), to: path + "/train/2.png")
      guard case .damaged(let reason) = try hub.verifiedState(of: entry) else {
        Issue.record("not found")
        return
      }
      #expect(reason.contains("hotdog/train/2.png differs"))
      var said: [String] = []
      #expect(try hub.path(of: entry) { said.append($1) } == path)
      #expect(said.first?.hasPrefix("fetching again: ") == true)
      #expect(try files(under: path)["train/2.png"] == noise(1000, seed: 1))
      #expect(server.requests.count == 1)
    }
  }

  @Test func `a download removes what a killed one left behind`() throws {
    try withHub(of: Self.photographs, .file) { hub, entry, _, folder in
      try AtomicFile.write("{", to: folder + "/cache/sample/.sample.zip.partial.origin.1.partial")
      _ = try hub.path(of: entry)
      #expect(try files(under: folder + "/cache").keys.sorted() == ["sample/lock", "sample/sample.zip"])
    }
  }

  /// Others may be reading the photographs.
  @Test func `adding an archive again leaves the intact folder where it is`() throws {
    try withHub(of: Self.photographs, .folderInArchive("hotdog")) { hub, entry, _, folder in
      let path = try hub.path(of: entry)
      // A new folder wouldn't have it.
      try AtomicFile.write("", to: path + "/.hidden")
      #expect(try hub.add(folder + "/cache/sample/sample.zip", as: "sample").path == path)
      #expect(FileManager.default.fileExists(atPath: path + "/.hidden"))
    }
  }

  @Test func `a check finds a damaged folder, not an error, while another process repairs it`() throws {
    try withHub(of: Self.photographs, .folderInArchive("hotdog")) { hub, entry, server, folder in
      let path = try hub.path(of: entry)
      let isOver = Atomic(false)
      let errors = concurrently(3) { index in
        defer { isOver.store(true, ordering: .relaxed) }
        let hub = Hub(catalogue: [entry], cache: folder + "/cache")
        for _ in 0..<30 where index == 0 {
          // Empty folders are no damage, but keep the checks busy.
          for number in 0..<100 { try SharedFolder.make(at: "\(path)/empty/\(number)") }
          try AtomicFile.write("x", to: path + "/train/1.png")
          _ = try hub.path(of: entry)
        }
        while index > 0 && !isOver.load(ordering: .relaxed) { _ = try hub.verifiedState(of: entry) }
      }
      #expect(errors.isEmpty, "\(errors)")
      #expect(try hub.verifiedState(of: entry) == .whole(path))
      #expect(server.requests.count == 1)
    }
  }

  @Test func `notices a changed file or archive and fetches it again`() throws {
    for content in [CatalogueEntry.Content.folderInArchive("hotdog"), .file] {
      try withHub(of: Self.photographs, content) { hub, entry, server, folder in
        let path = try hub.path(of: entry)
        let file = folder + "/cache/sample/sample.zip"
        let whole = try Data(contentsOf: URL(fileURLWithPath: file))
        try AtomicFile.write(noise(whole.count), to: file)
        guard case .damaged = try hub.verifiedState(of: entry) else {
          Issue.record("not found")
          return
        }
        #expect(try hub.path(of: entry) == path)
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == whole)
        #expect(server.requests.count == 2)
      }
    }
  }

  @Test func `doesn't return a changed file, even when it can't fetch it again`() throws {
    try withHub(of: Self.photographs, .file) { hub, entry, server, _ in
      let path = try hub.path(of: entry)
      try AtomicFile.write(noise(1000), to: path)
      server.stop()
      #expect(throws: InputError.self) { try hub.path(of: entry) }
    }
  }

  @Test func `keeps only the file from an archive, checked against the file's digest`() throws {
    let items = [Zip.Item(name: "a.params", contents: Self.weights), Zip.Item(name: "notes")]
    try withHub(of: items, .fileInArchive("a.params"), digestOf: Self.weights) { hub, entry, server, folder in
      let path = try hub.path(of: entry)
      #expect(path.hasSuffix("/sample/a.params"))
      #expect(
        try files(under: folder + "/cache") == ["sample/a.params": Self.weights, "sample/lock": Data()])
      #expect(try hub.path(of: entry) == path)
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: ["a.params", "b.params"])
  func `rejects an archive with a different file`(name: String) throws {
    let items = [Zip.Item(name: name, contents: noise(100))]
    try withHub(of: items, .fileInArchive("a.params"), digestOf: Self.weights) { hub, entry, _, folder in
      let error = #expect(throws: InputError.self) { try hub.path(of: entry) }
      #expect(error?.subject == entry.address.absoluteString)
      let left = try files(under: folder + "/cache")
      #expect(left == ["sample/lock": Data()])
    }
  }

  @Test func `unpacks nothing from an unsafe archive`() throws {
    let bad: [[Zip.Item]] = [
      Self.photographs + [Zip.Item(name: "../../out", contents: noise(10))],
      Self.photographs + [Zip.Item(name: "hotdog/bomb", contents: Data(count: 2 << 20))],
      [Zip.Item(name: "hotdog", link: "/etc")],
    ]
    for items in bad {
      try withHub(
        of: items, .folderInArchive("hotdog"), limits: .init(bytesPerFile: 1 << 20)
      ) { hub, entry, _, folder in
        #expect(throws: InputError.self) { try hub.path(of: entry) }
        #expect(throws: InputError.self) { try hub.path(of: entry) }
        #expect(hub.state(of: entry) == .absent)
        let left = try Set(files(under: folder).keys)
        #expect(left.isSubset(of: ["sample.zip", "lock", "unpacked.lock"].map { "cache/sample/" + $0 }))
      }
    }
  }

  @Test func `recognizes an added file and uses a copy`() throws {
    let items = [Zip.Item(name: "a.params", contents: Self.weights)]
    let archive = CatalogueEntry.Content.fileInArchive("a.params")
    try withHub(of: items, archive, digestOf: Self.weights) { hub, entry, server, folder in
      for data in [Self.weights, try Zip.data(items, in: folder)] {
        try? FileManager.default.removeItem(atPath: folder + "/cache")
        try AtomicFile.write(data, to: folder + "/mine")
        let (added, path) = try hub.add(folder + "/mine")
        #expect(added == entry)
        #expect(try hub.path(of: entry) == path)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Self.weights)
        #expect(FileManager.default.fileExists(atPath: folder + "/mine"))
      }
      #expect(server.requests.isEmpty)
    }
    try withHub(of: Self.photographs, .folderInArchive("hotdog")) { hub, entry, server, folder in
      Zip.write(Self.photographs, to: folder + "/mine.zip")
      let path = try hub.add(folder + "/mine.zip", as: "sample").path
      #expect(try hub.path(of: entry) == path)
      #expect(try files(under: path).count == 2 && server.requests.isEmpty)
    }
  }

  @Test func `doesn't add a file that isn't in the catalogue`() throws {
    try withHub(of: Self.photographs, .folderInArchive("hotdog")) { hub, entry, _, folder in
      let mine = folder + "/mine"
      try AtomicFile.write("mine", to: mine)
      let unknown = #expect(throws: InputError.self) { try hub.add(mine) }
      #expect(unknown?.subject == mine && unknown?.found == "a digest that isn't in it")
      let wrong = #expect(throws: InputError.self) { try hub.add(mine, as: "sample") }
      #expect(wrong?.subject == mine && wrong?.expected.contains(entry.digest) == true)
      #expect(throws: InputError.self) { try hub.add(folder + "/nothing") }
      #expect(throws: InputError.self) { try hub.add(mine, as: "nothing") }
      #expect(hub.state(of: entry) == .absent)
      #expect(try Set(files(under: folder).keys) == ["mine", "cache/sample/lock"])
    }
  }
}
