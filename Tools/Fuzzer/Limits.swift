import FineTuningFiles
import Foundation

/// Limits on this process's memory and processor time.
enum Limits {
  // An enumeration in Glibc, a number elsewhere.
  #if canImport(Glibc)
    private static let processorClock = Int32(ITIMER_PROF.rawValue)
  #else
    private static let processorClock = ITIMER_PROF
  #endif

  /// Whether this process runs under a sanitizer, which takes far more time and memory.
  static let isSanitized =
    dlopen(nil, RTLD_NOW).map { program in
      dlsym(program, "__asan_init") != nil || dlsym(program, "__tsan_init") != nil
    } ?? false

  /// Lets SIGPROF end the process after `seconds` more of processor time. Other work on the machine doesn't
  /// count.
  static func startClock(seconds: Int) {
    var timer = itimerval()
    timer.it_value.tv_sec = seconds * (isSanitized ? 30 : 1)
    setitimer(processorClock, &timer, nil)
  }

  /// Limits the process to `bytes` more of address space than it has now, where the system supports that.
  /// Memory that is allocated but never touched counts too.
  static func limitMemory(to bytes: Int) throws {
    #if os(Linux)
      guard !isSanitized else { return }
      let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .ascii).prefix { $0.isNumber }
      let limit = UInt((Int(pages) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) + bytes)
      var limits = rlimit(rlim_cur: limit, rlim_max: limit)
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limits)
    #endif
  }

  /// Returns the processor time of this process so far, in nanoseconds.
  static func time() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
