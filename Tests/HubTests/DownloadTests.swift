import FineTuningFiles
import Foundation
import TestSupport
import Testing

@testable import FineTuningHub

/// Downloads from a real HTTP server, which behaves well only in the first test.
@Suite struct DownloadTests {
  private let body = noise(300_000)

  /// Fetches `body` from `server` into `cache` and returns the downloaded bytes.
  private func fetch(
    from server: HTTPServer, into cache: String, size: Int? = nil, timeout: Double = 10,
    report: Hub.Report = { _, _ in }
  ) throws -> Data {
    let hub = Hub(catalogue: [], cache: cache, timeout: timeout)
    let path = try hub.path(of: entry(body, at: server.base, size: size), report: report)
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// Fetches `body` from `server`, with an empty cache.
  private func fetch(from server: HTTPServer) throws -> Data {
    try withTemporaryFolder { cache in try fetch(from: server, into: cache) }
  }

  /// Returns the error of a download that must fail, and the files that it leaves besides the lock.
  private func failure(of server: HTTPServer, size: Int? = nil) throws -> (InputError, [String: Data]) {
    try withTemporaryFolder { cache in
      let error = #expect(throws: InputError.self) {
        try fetch(from: server, into: cache, size: size, timeout: 1)
      }
      return (try #require(error), try files(under: cache).filter { !$0.key.hasSuffix("lock") })
    }
  }

  @Test func `downloads the complete file, once`() throws {
    let server = try HTTPServer.serving(body)
    defer { server.stop() }
    try withTemporaryFolder { cache in
      var fractions: [Double] = []
      let first = try fetch(from: server, into: cache) { fraction, _ in fractions.append(fraction) }
      #expect(fractions.last == 1 && fractions == fractions.sorted())
      let second = try fetch(from: server, into: cache)
      #expect(first == body && second == body)
      #expect(try files(under: cache) == ["sample/sample.bin": body, "sample/lock": Data()])
    }
    #expect(server.requests.map(\.line) == ["GET /sample.bin HTTP/1.1"])
    #expect(server.requests.map { $0.headers["accept-encoding"] } == ["identity"])
  }

  @Test func `resumes when the connection breaks`() throws {
    let server = try HTTPServer.serving(body) { $1 < 2 ? $0.cut(after: 100_000) : $0 }
    defer { server.stop() }
    #expect(try fetch(from: server) == body)
    #expect(server.requests.map { $0.headers["range"] } == [nil, "bytes=100000-", "bytes=200000-"])
    #expect(server.requests.map { $0.headers["if-range"] } == [nil, "\"1\"", "\"1\""])
  }

  @Test func `never mistakes half a file for the whole, and resumes in the next run`() throws {
    let server = try HTTPServer.serving(body) { $1 < 2 ? $0.cut(after: $1 == 0 ? 100_000 : 0) : $0 }
    defer { server.stop() }
    try withTemporaryFolder { cache in
      #expect(throws: InputError.self) { try fetch(from: server, into: cache) }
      #expect(FileManager.default.fileExists(atPath: cache + "/sample/sample.bin") == false)
      let entry = try entry(body, at: server.base)
      #expect(Hub(catalogue: [], cache: cache).state(of: entry) == .partial(100_000))
      #expect(try fetch(from: server, into: cache) == body)
    }
    #expect(server.requests.last?.headers["range"] == "bytes=100000-")
  }

  @Test func `starts over when the file has changed in between`() throws {
    let (old, new) = (noise(300_000, seed: 1), body)
    let server = try HTTPServer { request, number in
      number == 0
        ? request.part(of: old, tag: "\"old\"").cut(after: 100_000) : request.part(of: new, tag: "\"new\"")
    }
    defer { server.stop() }
    #expect(try fetch(from: server) == body)
    #expect(server.requests.count == 2)
  }

  @Test func `starts over when the server ignores ranges`() throws {
    let whole = body
    let server = try HTTPServer { _, number in
      number == 0 ? .whole(whole, ["ETag": "\"1\""]).cut(after: 100_000) : .whole(whole)
    }
    defer { server.stop() }
    #expect(try fetch(from: server) == body)
    #expect(server.requests.map { $0.headers["range"] } == [nil, "bytes=100000-"])
  }

  @Test func `never combines two downloads unless the server names the version`() throws {
    let whole = body
    let server = try HTTPServer { _, number in
      number == 0 ? .whole(whole, ["ETag": "W/\"1\""]).cut(after: 100_000) : .whole(whole)
    }
    defer { server.stop() }
    #expect(try fetch(from: server) == body)
    #expect(server.requests.map { $0.headers["range"] } == [nil, nil])
  }

  @Test(arguments: ["bytes 0-299999/300000", "bytes 5-9/10", "rubbish"])
  func `doesn't use a part that it didn't ask for`(range: String) throws {
    let whole = body
    let server = try HTTPServer { _, number in
      switch number {
      case 0: .whole(whole, ["ETag": "\"1\""]).cut(after: 100_000)
      case 1: .whole(whole, ["Content-Range": range], status: 206)
      default: .whole(whole)
      }
    }
    defer { server.stop() }
    #expect(try fetch(from: server) == body)
    #expect(server.requests.count == 3)
  }

  @Test func `starts over when the server has nothing after the partial file`() throws {
    let server = try HTTPServer.serving(body)
    defer { server.stop() }
    try withTemporaryFolder { cache in
      let entry = try entry(body, at: server.base)
      let cached = CachedEntry(entry, in: cache, limits: .init())
      try cached.makeFolder()
      try cached.partial.begin(entry.address, "\"1\"").write(contentsOf: noise(300_000, seed: 2))
      #expect(try fetch(from: server, into: cache) == body)
    }
    #expect(server.requests.map { $0.headers["range"] } == ["bytes=300000-", nil])
  }

  @Test func `doesn't resume a download from another address`() throws {
    let server = try HTTPServer.serving(body)
    defer { server.stop() }
    try withTemporaryFolder { cache in
      let cached = CachedEntry(try entry(body, at: "http://elsewhere.invalid"), in: cache, limits: .init())
      try cached.makeFolder()
      try cached.partial.begin(cached.entry.address, "\"1\"").write(contentsOf: body.prefix(100_000))
      #expect(try fetch(from: server, into: cache) == body)
    }
    #expect(server.requests.map { $0.headers["range"] } == [nil])
  }

  @Test func `downloads files of unknown length`() throws {
    let whole = body
    let server = try HTTPServer { _, _ in HTTPServer.Answer(body: whole) }
    defer { server.stop() }
    #expect(try fetch(from: server) == body)
  }

  @Test func `follows redirects, even when it resumes`() throws {
    let whole = body
    let server = try HTTPServer { request, number in
      guard request.target == "/elsewhere" else {
        return .whole(Data(), ["Location": "/elsewhere"], status: 302)
      }
      let answer = request.part(of: whole, tag: "\"1\"")
      return number < 2 ? answer.cut(after: 100_000) : answer
    }
    defer { server.stop() }
    #expect(try fetch(from: server) == body)
    #expect(server.requests.map(\.target) == ["/sample.bin", "/elsewhere", "/sample.bin", "/elsewhere"])
    #expect(server.requests.last?.headers["range"] == "bytes=100000-")
  }

  @Test func `reports and discards a wrong file`() throws {
    let server = try HTTPServer.serving(noise(300_000, seed: 3))
    defer { server.stop() }
    let (error, left) = try failure(of: server)
    #expect(error.subject == server.base + "/sample.bin")
    #expect(error.expected == "sample with SHA-256 \(SHA256.hexDigest(of: body))")
    #expect(error.found == SHA256.hexDigest(of: noise(300_000, seed: 3)))
    #expect(left.isEmpty)
  }

  @Test(arguments: [404, 403, 500])
  func `reports an answer without the file`(status: Int) throws {
    let server = try HTTPServer { _, _ in .whole(Data("<html>".utf8), status: status) }
    defer { server.stop() }
    let (error, left) = try failure(of: server)
    #expect(error.subject == server.base + "/sample.bin" && error.found.contains("HTTP status \(status)"))
    #expect(left.isEmpty)
    #expect(server.requests.count == 1)
  }

  @Test func `reports a server that falls silent, and keeps the bytes so far`() throws {
    let server = try HTTPServer.serving(body) { $0.cut(after: $1 == 0 ? 100_000 : 0, .silence) }
    defer { server.stop() }
    let (error, left) = try failure(of: server)
    #expect(error.found == "no answer in time")
    #expect(left["sample/sample.bin.partial"] == body.prefix(100_000))
  }

  @Test func `allows a slow server as long as bytes keep arriving`() throws {
    let server = try HTTPServer.serving(body) { answer, _ in
      var answer = answer
      answer.pause = 0.5
      return answer
    }
    defer { server.stop() }
    let came = try withTemporaryFolder { cache in try fetch(from: server, into: cache, timeout: 1) }
    #expect(came == body && server.requests.count == 1)
  }

  @Test func `reports a server that never answers`() throws {
    let server = try HTTPServer { _, _ in HTTPServer.Answer(isMute: true) }
    defer { server.stop() }
    let start = ProcessInfo.processInfo.systemUptime
    let (error, left) = try failure(of: server)
    #expect(error.found == "no answer in time" && left.isEmpty)
    #expect(ProcessInfo.processInfo.systemUptime - start < 20)  // without our timeout, it would be a minute
  }

  @Test func `reports a missing server, with a way around it`() throws {
    let server = try HTTPServer.serving(body)
    server.stop()
    let (error, left) = try failure(of: server)
    #expect(error.subject == server.base + "/sample.bin" && error.expected == "the file sample.bin")
    #expect(error.found == "no connection" && left.isEmpty)
    #expect(error.advice.contains("./book data add FILE"))
  }

  @Test func `stops a server that sends too much`() throws {
    let whole = body
    let server = try HTTPServer { _, _ in HTTPServer.Answer(body: whole + whole) }
    defer { server.stop() }
    let (error, left) = try failure(of: server, size: body.count)
    #expect(error.found == "more than 300000 bytes" && left.isEmpty)
  }

  @Test func `asks a mirror for the same path`() throws {
    let server = try HTTPServer.serving(body)
    defer { server.stop() }
    try withTemporaryFolder { cache in
      let hub = Hub(catalogue: [], cache: cache, mirror: try Mirror(server.base + "/copies/"))
      let entry = try entry(body, at: "https://nowhere.invalid", path: "/a/sample.bin")
      #expect(try Data(contentsOf: URL(fileURLWithPath: hub.path(of: entry))) == body)
    }
    #expect(server.requests.map(\.target) == ["/copies/a/sample.bin"])
  }

  @Test(arguments: ["nowhere", "file:///tmp", "https://", "http://a/?b", ""])
  func `rejects a mirror that isn't an address`(text: String) {
    let error = #expect(throws: InputError.self) { try Mirror(text) }
    #expect(error?.subject == "FINETUNING_MIRROR")
  }

  @Test func `names a cache that can't be written`() throws {
    let server = try HTTPServer.serving(body)
    defer { server.stop() }
    let error = #expect(throws: InputError.self) { try fetch(from: server, into: "/dev/null/cache") }
    #expect(error?.subject == "/dev/null/cache/sample")
    #expect(server.requests.isEmpty)
  }
}
