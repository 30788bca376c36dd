import FineTuningFiles
import Foundation
import TestSupport
import Testing

@testable import FineTuningModels

/// Opens `bytes` as a file and reads all its floats.
func openWeights(_ bytes: Data) throws {
  try withTemporaryFolder { folder in
    let path = folder + "/weights"
    try bytes.write(to: URL(fileURLWithPath: path))
    let file = try WeightFile(path)
    for tensor in file.tensors where tensor.type.isFloat { _ = try file.read(tensor) }
  }
}

/// Expects a file of these bytes to be refused with an error that contains `text`.
func expectRefused(_ bytes: Data, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let error = #expect(throws: InputError.self, sourceLocation: sourceLocation) { try openWeights(bytes) }
  let description = error?.description ?? "no error"
  #expect(description.contains(text), "\(description)", sourceLocation: sourceLocation)
}
