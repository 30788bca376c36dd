import FineTuningFiles
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One request for a file. Appends its bytes to a partial file as they arrive.
final class Transfer: NSObject, URLSessionDataDelegate {
  /// The reason why a transfer failed.
  enum Failure: Error {
    /// The connection failed, broke or stalled. A later transfer can continue from here.
    case interrupted(String)
    /// The server can't send the missing part. The file must be fetched from the start.
    case wrongPart
    /// The server answered, but without the file.
    case refused(String)
    /// The server sent more bytes than the file can have.
    case tooLong
    /// The bytes can't be saved.
    case unwritable(InputError)
  }

  private struct State {
    var file: FileHandle?
    var received = 0
    var total: Int?
    var failure: Failure?
  }

  private let address: URL
  private let partial: PartialFile
  private let limit: Int
  private let state = Mutex(State())
  private let ended = DispatchSemaphore(value: 0)

  /// A request for the file at `address`, of at most `limit` bytes.
  init(_ address: URL, into partial: PartialFile, limit: Int) {
    (self.address, self.partial, self.limit) = (address, partial, limit)
  }

  /// Makes the request and waits until it finishes. Ten times a second, `report` receives the number of bytes
  /// so far and, if known, the total; `timeout` is the number of seconds that the server may stay silent.
  func run(timeout: Double, _ report: (_ received: Int, _ total: Int?) -> Void) throws {
    var request = URLRequest(url: address)
    // A compressed body has different bytes, and an offset into it is no offset into the file.
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if let validator = partial.validator(for: address) {
      request.setValue("bytes=\(partial.count)-", forHTTPHeaderField: "Range")
      request.setValue(validator, forHTTPHeaderField: "If-Range")
    }
    let settings = URLSessionConfiguration.ephemeral
    settings.urlCache = nil
    settings.timeoutIntervalForRequest = timeout
    let session = URLSession(configuration: settings, delegate: self, delegateQueue: nil)
    defer { session.finishTasksAndInvalidate() }
    session.dataTask(with: request).resume()
    while ended.wait(timeout: .now() + 0.1) == .timedOut {
      let (received, total) = state.withLock { ($0.received, $0.total) }
      report(received, total)
    }
    try state.withLock { state in
      try? state.file?.close()
      report(state.received, state.total)
      if let failure = state.failure { throw failure }
      if let total = state.total, state.received < total {
        throw Failure.interrupted("the connection was cut off")
      }
    }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    state.withLock { state in
      do {
        try accept(response, &state)
      } catch {
        state.failure = failure(error)
      }
      if state.failure != nil { dataTask.cancel() }
    }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    state.withLock { state in
      guard state.failure == nil else { return }
      do {
        guard state.received + data.count <= limit else { throw Failure.tooLong }
        try state.file?.write(contentsOf: data)
        state.received += data.count
      } catch {
        state.failure = failure(error)
        dataTask.cancel()
      }
    }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    state.withLock { state in
      if let error, state.failure == nil { state.failure = .interrupted(Self.reason(error)) }
    }
    ended.signal()
  }

  /// Opens the partial file for the bytes that `response` announces.
  private func accept(_ response: URLResponse, _ state: inout State) throws {
    guard let response = response as? HTTPURLResponse else { throw Failure.refused("not an HTTP answer") }
    switch response.statusCode {
    case 200:
      state.file = try partial.begin(address, Self.validator(in: response))
      state.total = Self.length(response.value(forHTTPHeaderField: "Content-Length"))
    case 206:
      guard let range = ContentRange(response.value(forHTTPHeaderField: "Content-Range") ?? ""),
        range.start == partial.count
      else { throw Failure.wrongPart }
      state.file = try partial.resume()
      state.received = range.start
      state.total = range.total
    case 416:
      throw Failure.wrongPart
    case let code:
      throw Failure.refused("HTTP status \(code), \(HTTPURLResponse.localizedString(forStatusCode: code))")
    }
  }

  private func failure(_ error: any Error) -> Failure {
    switch error {
    case let failure as Failure: failure
    case let error as InputError: .unwritable(error)
    default: .unwritable(.unwritableCache(partial.path, InputError.reason(error)))
    }
  }

  private static func length(_ text: String?) -> Int? {
    text.flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
  }

  /// Returns the version of the file for `If-Range`, which doesn't allow weak entity tags (RFC 9110, 13.1.5).
  private static func validator(in response: HTTPURLResponse) -> String? {
    let tag = response.value(forHTTPHeaderField: "ETag").flatMap { $0.hasPrefix("\"") ? $0 : nil }
    return tag ?? response.value(forHTTPHeaderField: "Last-Modified")
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? URLError)?.code {
    case .timedOut: "no answer in time"
    case .cannotFindHost: "no host with this name"
    case .cannotConnectToHost: "no connection"
    default: (error as NSError).localizedDescription
    }
  }
}

/// The part of a file that a server sends, such as `bytes 100-199/1000` (RFC 9110, 14.4).
struct ContentRange {
  /// The offset of the first byte.
  let start: Int
  /// The size of the whole file in bytes, if known.
  let total: Int?

  init?(_ text: String) {
    guard let match = text.wholeMatch(of: /bytes (\d+)-\d+\/(\d+|\*)/), let start = Int(match.1) else {
      return nil
    }
    (self.start, total) = (start, Int(match.2))
  }
}
