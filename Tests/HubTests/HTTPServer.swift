import Foundation
import Synchronization
import Testing

/// A small HTTP server on the loopback address that misbehaves as much as a test wants it to.
final class HTTPServer: Sendable {
  /// A client's request.
  struct Request: Sendable {
    /// The first line: `GET /file HTTP/1.1`.
    let line: String
    /// The headers, by lowercase name.
    let headers: [String: String]

    /// The path, or the full address if the client uses this server as a proxy.
    var target: String { line.split(separator: " ").dropFirst().first.map(String.init) ?? "" }
  }

  /// An answer, and the end of the connection.
  struct Answer: Sendable {
    /// The event after the last byte of the body.
    enum Ending: Sendable {
      case close
      /// Silence for as long as the client waits.
      case silence
    }

    var status = 200
    var headers: [String: String] = [:]
    var body = Data()
    /// The length to announce, or nil for none.
    var length: Int?
    var ending = Ending.close
    /// The pause before each of five parts of the body, in seconds.
    var pause = 0.0
    /// Whether the server never says anything.
    var isMute = false

    /// Returns an answer with all of `body`.
    static func whole(_ body: Data, _ headers: [String: String] = [:], status: Int = 200) -> Answer {
      Answer(status: status, headers: headers, body: body, length: body.count)
    }

    /// Returns an answer that stops after the first `count` bytes of the body.
    func cut(after count: Int, _ ending: Ending = .close) -> Answer {
      var answer = self
      (answer.body, answer.ending) = (body.prefix(count), ending)
      return answer
    }
  }

  /// `http://127.0.0.1:…`, without a slash at the end.
  let base: String

  private let listener: Int32
  private let seen = Mutex<[Request]>([])
  private let isStopped = Atomic(false)
  private let ended = DispatchSemaphore(value: 0)
  private let answer: @Sendable (Request, Int) -> Answer

  /// Starts a server that calls `answer` with each request and the number of requests before it.
  init(_ answer: @escaping @Sendable (Request, Int) -> Answer) throws {
    self.answer = answer
    #if canImport(Glibc)
      listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    // A program that a test starts must not inherit the port.
    _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { [listener] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    base = "http://127.0.0.1:\(address.sin_port.bigEndian)"
    try #require(isListening)
    Thread.detachNewThread { [self] in
      var event = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      while !isStopped.load(ordering: .acquiring) {
        guard poll(&event, 1, 100) > 0 else { continue }
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { continue }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        Thread.detachNewThread { self.serve(connection) }
      }
      // No other thread may close it: the next server could get the same descriptor, and this one its clients.
      close(listener)
      ended.signal()
    }
  }

  /// Serves a file correctly, apart from the changes that `change` makes to each answer.
  static func serving(
    _ body: Data, tag: String = "\"1\"",
    _ change: @escaping @Sendable (Answer, Int) -> Answer = { answer, _ in answer }
  ) throws -> HTTPServer {
    try HTTPServer { request, number in change(request.part(of: body, tag: tag), number) }
  }

  /// All requests so far.
  var requests: [Request] { seen.withLock { $0 } }

  /// Stops the server, if it's still running. Later connections fail.
  func stop() {
    guard !isStopped.exchange(true, ordering: .acquiringAndReleasing) else { return }
    shutdown(listener, Int32(SHUT_RDWR))
    ended.wait()
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    guard let request = Self.read(connection) else { return }
    let number = seen.withLock { seen in
      seen.append(request)
      return seen.count - 1
    }
    let answer = answer(request, number)
    if !answer.isMute {
      var head = "HTTP/1.1 \(answer.status) Whatever\r\nConnection: close\r\n"
      if let length = answer.length { head += "Content-Length: \(length)\r\n" }
      for (name, value) in answer.headers { head += "\(name): \(value)\r\n" }
      Self.write(Data((head + "\r\n").utf8), connection)
      let count = answer.body.count
      for part in 0..<5 {
        if answer.pause > 0 { Thread.sleep(forTimeInterval: answer.pause) }
        Self.write(
          answer.body.dropFirst(count * part / 5).prefix(count * (part + 1) / 5 - count * part / 5),
          connection)
      }
    }
    if answer.isMute || answer.ending == .silence {
      var byte: UInt8 = 0
      while recv(connection, &byte, 1, 0) > 0 {}  // until the client gives up
    }
  }

  private static func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      guard recv(connection, &byte, 1, 0) == 1 else { return nil }
      bytes.append(byte)
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    let headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      return (parts[0].lowercased(), parts.last ?? "")
    }
    return Request(line: lines.first ?? "", headers: Dictionary(headers) { $1 })
  }

  private static func write(_ data: Data, _ connection: Int32) {
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
      var on: Int32 = 1
      setsockopt(connection, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
    #endif
    data.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = send(connection, bytes.baseAddress! + sent, bytes.count - sent, flags)
        guard count > 0 else { return }
        sent += count
      }
    }
  }
}

extension HTTPServer.Request {
  /// Returns the answer of a well-behaved server with version `tag` of `body`: the requested part, or all.
  func part(of body: Data, tag: String) -> HTTPServer.Answer {
    let headers = ["ETag": tag]
    guard let range = self.headers["range"], self.headers["if-range"] == tag,
      let start = range.wholeMatch(of: /bytes=(\d+)-/).flatMap({ Int($0.1) })
    else { return .whole(body, headers) }
    guard start < body.count else {
      return .whole(Data(), headers.merging(["Content-Range": "bytes */\(body.count)"]) { $1 }, status: 416)
    }
    let span = ["Content-Range": "bytes \(start)-\(body.count - 1)/\(body.count)"]
    return .whole(body.dropFirst(start), headers.merging(span) { $1 }, status: 206)
  }
}
