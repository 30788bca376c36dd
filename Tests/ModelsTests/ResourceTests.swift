import FineTuningFiles
import Foundation
import TestSupport
import Testing

@testable import FineTuningModels

@Suite struct ResourceTests {
  @Test func `a file is found in the folder beside a program`() throws {
    try withTemporaryFolder { folder in
      try AtomicFile.write("here", to: "\(folder)/b/\(Resource.folder)/file")
      let path = try Resource.path(of: "file", in: ["\(folder)/a", "\(folder)/b"])
      #expect(path == "\(folder)/b/\(Resource.folder)/file")
    }
  }

  @Test func `a missing file is an error that says where it was looked for`() {
    let error = #expect(throws: InputError.self) {
      try Resource.path(of: PretrainedSource.fileName, in: ["/one", "/two"])
    }
    #expect(error?.subject == PretrainedSource.fileName)
    #expect(error?.expected.contains(Resource.folder) == true && error?.found == "none in /one or /two")
  }

  @Test func `the folder of the tests is among the places, once`() throws {
    let places = Resource.places
    #expect(Set(places).count == places.count)
    let path = try Resource.path(of: PretrainedSource.fileName)
    #expect(path.hasSuffix("\(Resource.folder)/\(PretrainedSource.fileName)"))
  }
}
