import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite struct HTTPServerTests {
  private struct Mistaken: Error {}

  @Test func `a stopped server takes no request from the next one, even if it's stopped twice`() {
    let errors = concurrently(4) { _ in
      for _ in 0..<100 {
        let server = try HTTPServer.serving(Data("x".utf8))
        defer { server.stop() }
        guard let address = URL(string: server.base + "/file") else { throw Mistaken() }
        _ = try Data(contentsOf: address)
        guard server.requests.count == 1 else { throw Mistaken() }
        server.stop()
      }
    }
    #expect(errors.isEmpty, "\(errors)")
  }
}
