import Dispatch
import FineTuningFiles
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import FineTuningHub

/// `./book data`, run the way a shell would.
@Suite struct DataCommandTests {
  private static let body = noise(300_000)

  /// The tool with an empty cache and a single catalogue entry, called sample.
  private struct Tool {
    let folder: String

    /// The path of the entry's file, once it has been fetched.
    var path: String { folder + "/cache/hub/sample/sample.bin" }

    func callAsFunction(_ arguments: String..., with variables: [String: String] = [:]) throws
      -> ChapterProcess
    {
      try ChapterProcess("BookCommand", ["data"] + options(arguments), environment: environment(variables))
    }

    func start(_ arguments: String...) throws -> Process {
      try ChapterProcess.start("BookCommand", ["data"] + options(arguments), environment: environment([:]))
    }

    private func options(_ arguments: [String]) -> [String] {
      arguments + ["--catalogue", folder + "/catalogue.json"]
    }

    /// Clears other variables that the shell may have set.
    private func environment(_ variables: [String: String]) -> [String: String] {
      let unset = [
        "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
        "FINETUNING_MIRROR",
      ]
      return Dictionary(unset.map { ($0, "") }) { $1 }
        .merging(["FINETUNING_CACHE": folder + "/cache"]) { $1 }.merging(variables) { $1 }
    }
  }

  /// Calls `body` with a tool whose entry is at `address`.
  private func withTool(_ address: String, _ body: (Tool) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let catalogue = [try entry(Self.body, at: address)]
      try AtomicFile.write(JSONEncoder().encode(catalogue), to: folder + "/catalogue.json")
      try body(Tool(folder: folder))
    }
  }

  @Test func `fetch reports its progress and the path of the file`() throws {
    let server = try HTTPServer.serving(Self.body)
    defer { server.stop() }
    try withTool(server.base) { data in
      let first = try data("fetch", "sample")
      #expect(first.exitCode == 0 && first.output == "sample: \(data.path)\n")
      #expect(first.errors == "sample: 100 %, 0.3 MB of 0.3 MB\n")
      let second = try data("fetch", "sample")
      #expect(second.output == first.output && second.errors.isEmpty)
      #expect(try data("list").output.hasSuffix("  in the cache: \(data.path)\n"))
      #expect(server.requests.count == 1)
    }
  }

  @Test func `concurrent processes share a download`() throws {
    let server = try HTTPServer.serving(Self.body) { answer, _ in
      var answer = answer
      answer.pause = 0.1
      return answer
    }
    defer { server.stop() }
    try withTool(server.base) { data in
      let runs = Mutex<[ChapterProcess]>([])
      DispatchQueue.concurrentPerform(iterations: 2) { _ in
        guard let run = try? data("fetch", "sample") else { return }
        runs.withLock { $0.append(run) }
      }
      let finished = runs.withLock { $0 }
      #expect(finished.map(\.exitCode) == [0, 0] && Set(finished.map(\.output)).count == 1)
      #expect(server.requests.count == 1)
    }
  }

  @Test func `resumes after a process is killed`() throws {
    let server = try HTTPServer.serving(Self.body) { $1 == 0 ? $0.cut(after: 100_000, .silence) : $0 }
    defer { server.stop() }
    try withTool(server.base) { data in
      let process = try data.start("fetch", "sample")
      let partial = PartialFile(of: data.path)
      for _ in 0..<500 where partial.count < 100_000 { usleep(10_000) }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(partial.count == 100_000 && !FileManager.default.fileExists(atPath: data.path))
      #expect(try data("list").output.hasSuffix("  0.1 MB downloaded; fetch continues from there\n"))
      #expect(try data("fetch", "sample").exitCode == 0)
      #expect(try Data(contentsOf: URL(fileURLWithPath: data.path)) == Self.body)
      #expect(server.requests.map { $0.headers["range"] } == [nil, "bytes=100000-"])
    }
  }

  @Test func `asks a proxy for the full address`() throws {
    let proxy = try HTTPServer.serving(Self.body)
    defer { proxy.stop() }
    try withTool("http://nowhere.invalid") { data in
      let run = try data("fetch", "sample", with: ["http_proxy": proxy.base])
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(proxy.requests.map(\.target) == ["http://nowhere.invalid/sample.bin"])
    }
  }

  @Test func `asks a proxy for a tunnel to an HTTPS host`() throws {
    let proxy = try HTTPServer { _, _ in .whole(Data(), status: 403) }
    defer { proxy.stop() }
    try withTool("https://nowhere.invalid") { data in
      let run = try data("fetch", "sample", with: ["https_proxy": proxy.base])
      #expect(run.exitCode == 1 && run.errors.hasPrefix("Error: https://nowhere.invalid/sample.bin: "))
      #expect(proxy.requests.map(\.line) == ["CONNECT nowhere.invalid:443 HTTP/1.1"])
    }
  }

  @Test func `bypasses the proxy for the hosts in no_proxy`() throws {
    let server = try HTTPServer.serving(Self.body)
    defer { server.stop() }
    try withTool(server.base) { data in
      let dead = ["http_proxy": "http://127.0.0.1:1"]
      let with = try data("fetch", "sample", with: dead)
      #expect(with.exitCode == 1)
      let without = try data("fetch", "sample", with: dead.merging(["no_proxy": "127.0.0.1"]) { $1 })
      #expect(without.exitCode == 0, "\(without.errors)")
    }
  }

  @Test func `uses a mirror in place of the host, and reports an invalid one`() throws {
    let mirror = try HTTPServer.serving(Self.body)
    defer { mirror.stop() }
    try withTool("https://nowhere.invalid") { data in
      let wrong = try data("fetch", "sample", with: ["FINETUNING_MIRROR": "nowhere"])
      #expect(wrong.exitCode == 1 && wrong.errors.hasPrefix("Error: FINETUNING_MIRROR: "))
      let right = try data("fetch", "sample", with: ["FINETUNING_MIRROR": mirror.base + "/copies"])
      #expect(right.exitCode == 0, "\(right.errors)")
      #expect(mirror.requests.map(\.target) == ["/copies/sample.bin"])
    }
  }

  @Test func `the advice for life without a network works`() throws {
    try withTool("http://nowhere.invalid") { data in
      let failed = try data("fetch", "sample")
      #expect(failed.exitCode == 1 && failed.output.isEmpty)
      #expect(
        failed.errors.hasPrefix("Error: http://nowhere.invalid/sample.bin: expected the file sample.bin, "))
      #expect(failed.errors.contains("./book data add FILE"))
      #expect(failed.errors.split(separator: "\n").count == 1)
      #expect(try data("list").output.hasSuffix("  not in the cache\n"))

      try AtomicFile.write(Self.body, to: data.folder + "/mine")
      #expect(try data("add", data.folder + "/mine").output == "sample: \(data.path)\n")
      #expect(try data("fetch", "sample").output == "sample: \(data.path)\n")
      #expect(try data("verify").output == "sample: intact: \(data.path)\n")
    }
  }

  @Test func `failures exit with code 1`() throws {
    try withTool("http://nowhere.invalid") { data in
      try AtomicFile.write("other", to: data.path)
      let verified = try data("verify")
      #expect(verified.exitCode == 1 && verified.output.hasPrefix("sample: damaged: \(data.path): expected "))
      #expect(try data("add", data.folder + "/catalogue.json").exitCode == 1)
      #expect(try data("add", data.folder + "/catalogue.json", "--name", "sample").exitCode == 1)
      let unknown = try data("fetch", "nothing")
      #expect(unknown.exitCode == 1 && unknown.errors.hasPrefix("Error: nothing: expected one of sample, "))
    }
  }

  @Test func `list shows this book's catalogue`() throws {
    let run = try ChapterProcess(
      "BookCommand", ["data", "list"], environment: ["FINETUNING_CACHE": "/nowhere"])
    #expect(run.exitCode == 0)
    for entry in CatalogueEntry.all {
      #expect(run.output.contains("\(entry.name): ") && run.output.contains("  \(entry.address)\n"))
    }
  }
}
