import Foundation

/// The folder for data that can be made or fetched again, kept between runs.
public enum CacheFolder {
  /// `$FINETUNING_CACHE`, or `fine-tuning` in the XDG cache directory (`$XDG_CACHE_HOME`, else `~/.cache`).
  public static var path: String {
    let environment = ProcessInfo.processInfo.environment
    func absolute(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }  // XDG: relative paths are ignored
    }
    if let own = environment["FINETUNING_CACHE"], !own.isEmpty { return own }
    let home = absolute("HOME") ?? NSHomeDirectory()
    return (absolute("XDG_CACHE_HOME") ?? home + "/.cache") + "/fine-tuning"
  }
}
