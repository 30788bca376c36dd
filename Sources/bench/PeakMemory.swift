import Foundation

/// The most memory that this process has had, as the system counts it.
enum PeakMemory {
  /// Bytes, from getrusage: kilobytes on Linux, bytes on Apple's systems.
  static var bytes: Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss * 1024
    #endif
  }
}
