import Foundation

/// Returns the path of a file under `Tests/Fixtures`, such as `gluon/inputs.params`.
public func fixture(_ name: String) -> String {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/\(name)").path
}
