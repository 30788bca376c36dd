import Foundation

extension String {
  /// This path as the caller of `./book` meant it: relative to the folder where the script was called, which then goes
  /// to the root of the package.
  public var fromCaller: String {
    guard !isEmpty, !hasPrefix("/"), let folder = ProcessInfo.processInfo.environment["FINETUNING_CALLER"]
    else {
      return self
    }
    return URL(fileURLWithPath: self, relativeTo: URL(fileURLWithPath: folder, isDirectory: true))
      .absoluteURL.standardized.path
  }

  /// This path, relative to the root of the package, as the caller of `./book` can use it.
  public var forCaller: String {
    let root = FileManager.default.currentDirectoryPath
    let caller = ProcessInfo.processInfo.environment["FINETUNING_CALLER"] ?? root
    return hasPrefix("/") || caller == root ? self : "\(root)/\(self)"
  }
}
