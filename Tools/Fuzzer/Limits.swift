import Files
import Foundation

/// What the system lets this process have, and what it took.
enum Limits {
  // Glibc declares it as an enumeration, and others as a number.
  #if canImport(Glibc)
    private static let processorClock = Int32(ITIMER_PROF.rawValue)
  #else
    private static let processorClock = ITIMER_PROF
  #endif

  /// Whether a sanitizer watches this process, which then takes far more time and memory.
  static let isSanitized =
    dlopen(nil, RTLD_NOW).map { program in
      dlsym(program, "__asan_init") != nil || dlsym(program, "__tsan_init") != nil
    } ?? false

  /// Ends the process by SIGPROF when it takes so many seconds of processor time from now on: other work
  /// on the machine makes no difference.
  static func startClock(seconds: Int) {
    var timer = itimerval()
    timer.it_value.tv_sec = seconds * (isSanitized ? 30 : 1)
    setitimer(processorClock, &timer, nil)
  }

  /// Lets the process have `bytes` more of address space than now, where the system can do that. Memory that
  /// is asked for and never touched counts.
  static func limitMemory(to bytes: Int) throws {
    #if os(Linux)
      guard !isSanitized else { return }
      let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .ascii).prefix { $0.isNumber }
      let limit = UInt((Int(pages) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) + bytes)
      var limits = rlimit(rlim_cur: limit, rlim_max: limit)
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limits)
    #endif
  }

  /// The processor time that the process has had, in nanoseconds.
  static func time() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
