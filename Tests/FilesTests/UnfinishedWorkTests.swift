import FineTuningFiles
import Foundation
import TestSupport
import Testing

@Suite struct UnfinishedWorkTests {
  @Test func `removes abandoned work only`() throws {
    try withTemporaryFolder { folder in
      let target = folder + "/page"
      // Killed processes leave these behind: a file, a folder, and a file for another target.
      for name in [".page.1.partial", ".page.2.partial/figure", ".pages.3.partial"] {
        try AtomicFile.write("half", to: "\(folder)/\(name)")
      }
      try AtomicFile.write(to: target) { temporary in
        try UnfinishedWork.withFolder(for: target) { side in
          try AtomicFile.write("whole", to: side + "/figure")
          UnfinishedWork.removeAbandoned(for: target)
          let names = try files(under: folder).keys.map { $0.split(separator: "/")[0] }
          let own = [temporary, side].map { ($0 as NSString).lastPathComponent }
          #expect(Set(names.map(String.init)) == Set(own + [".pages.3.partial"]))
        }
      }
      #expect(try Set(files(under: folder).keys) == ["page", ".pages.3.partial"])
    }
  }
}
