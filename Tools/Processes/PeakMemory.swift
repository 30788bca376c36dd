import Foundation

/// The peak memory of this process, as the system counts it.
public enum PeakMemory {
  // Glibc declares the argument as an enumeration, others as a number; and the systems count in other units.
  #if canImport(Glibc)
    private static let (own, unit) = (RUSAGE_SELF.rawValue, 1024)
  #else
    private static let (own, unit) = (RUSAGE_SELF, 1)
  #endif

  /// The peak, in bytes.
  public static var bytes: Int {
    var usage = rusage()
    getrusage(own, &usage)
    return usage.ru_maxrss * unit
  }
}
