import Foundation

extension InputError {
  /// Why the file system refused, in its own short words: "No such file or directory".
  public static func reason(_ error: any Error) -> String {
    if let cause = (error as? CocoaError)?.underlying as? POSIXError {
      return String(cString: strerror(cause.code.rawValue))
    }
    return (error as NSError).localizedDescription
  }
}
