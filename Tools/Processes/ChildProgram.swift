import FineTuningFiles
import Foundation

/// Another program that this one runs in its place in the terminal: same input and output, same process
/// group, so that Ctrl-C reaches it as if it had been started from the shell.
///
/// Foundation's `Process` puts a child into a process group of its own, where Ctrl-C doesn't reach it.
public struct ChildProgram {
  private let arguments: [String]
  private let environment: [String: String]
  private let sendsOutputToErrors: Bool

  /// A program by its name on the `PATH` or its path, followed by its arguments.
  ///
  /// - Parameters:
  ///   - environment: variables to add to those of this process.
  ///   - sendsOutputToErrors: whether the program's standard output goes to standard error.
  public init(
    _ arguments: [String], environment: [String: String] = [:], sendsOutputToErrors: Bool = false
  ) {
    self.arguments = arguments
    self.environment = environment
    self.sendsOutputToErrors = sendsOutputToErrors
  }

  /// Runs the program to its end and returns its exit code; 128 + N if signal N ended it, as in a shell.
  ///
  /// Ctrl-C is the program's to handle meanwhile; this process waits for it.
  ///
  /// - Throws: `InputError` if it can't be started.
  public func run() throws -> Int32 {
    fflush(nil)
    let previous = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, previous) }
    var child: pid_t = 0
    // A program in the background, started with Ctrl-C ignored, keeps ignoring it.
    let wasIgnored = unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    let error = try withSpawnSettings(resettingInterrupt: !wasIgnored) { actions, attributes, argv, envp in
      posix_spawnp(&child, arguments[0], actions, attributes, argv, envp)
    }
    guard error == 0 else { throw unstartable(error) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? status >> 8 & 0xff : 128 + signal
  }

  /// Replaces this process by the program.
  ///
  /// - Throws: `InputError` if it can't be started.
  public func exec() throws -> Never {
    fflush(nil)
    for (name, value) in environment { setenv(name, value, 1) }
    if sendsOutputToErrors { dup2(STDERR_FILENO, STDOUT_FILENO) }
    var argv = arguments.map { strdup($0) } + [nil]
    execvp(arguments[0], &argv)
    throw unstartable(errno)
  }

  private func unstartable(_ error: Int32) -> InputError {
    InputError(
      arguments[0], expected: "a program that can be started", found: String(cString: strerror(error)),
      advice: "check that it is installed and on the PATH")
  }

  #if canImport(Darwin)
    private typealias FileActions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
  #else
    private typealias FileActions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
  #endif
  private typealias Strings = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  /// Calls `body` with the arguments for `posix_spawnp`. With `resettingInterrupt`, the child gets back the default
  /// action for Ctrl-C.
  private func withSpawnSettings(
    resettingInterrupt: Bool,
    _ body: (
      UnsafePointer<FileActions>, UnsafePointer<Attributes>, Strings, Strings
    ) -> Int32
  ) throws -> Int32 {
    #if canImport(Darwin)
      var (actions, attributes): (FileActions, Attributes) = (nil, nil)
    #else
      var (actions, attributes) = (FileActions(), Attributes())
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if sendsOutputToErrors { posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO) }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    if resettingInterrupt { sigaddset(&signals, SIGINT) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    return argv.withUnsafeMutableBufferPointer { argv in
      envp.withUnsafeMutableBufferPointer { envp in
        guard let argv = argv.baseAddress, let envp = envp.baseAddress else { return EINVAL }
        return body(&actions, &attributes, argv, envp)
      }
    }
  }
}
