import Foundation

extension InputError {
  /// Why the file system refused, in its own short words: "No such file or directory".
  public static func reason(_ error: any Error) -> String {
    // Some come with a POSIXError, some with an NSError of that domain.
    if let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error,
      (cause as NSError).domain == NSPOSIXErrorDomain
    {
      return String(cString: strerror(Int32((cause as NSError).code)))
    }
    return (error as NSError).localizedDescription
  }

  /// Something under the cache folder cannot be written, for the reason `found`.
  public static func unwritableCache(_ path: String, _ found: String) -> InputError {
    InputError(
      path, expected: "a cache folder that can be written to", found: found,
      advice: "change its permissions, free space, or set FINETUNING_CACHE to another folder")
  }
}
