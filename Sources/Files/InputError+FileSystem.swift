import Foundation

extension InputError {
  /// The file system's own short reason for an error: "No such file or directory".
  public static func reason(_ error: any Error) -> String {
    // Some errors wrap a POSIXError, some an NSError of that domain, and some are one.
    if let error = error as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
    if let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error,
      (cause as NSError).domain == NSPOSIXErrorDomain
    {
      return String(cString: strerror(Int32((cause as NSError).code)))
    }
    return (error as NSError).localizedDescription
  }

  /// An error for something under the cache folder that can't be written, for the reason `found`.
  public static func unwritableCache(_ path: String, _ found: String) -> InputError {
    InputError(
      path, expected: "a cache folder that can be written to", found: found,
      advice: "change its permissions, free space, or set FINETUNING_CACHE to another folder")
  }
}
