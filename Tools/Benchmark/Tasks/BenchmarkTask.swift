/// Work that is repeated and timed.
protocol BenchmarkTask {
  /// Does a little work, so that memory is in place and code is warm, and returns results to compare between
  /// candidates.
  func warmUp() throws -> [Float]
  /// Does the work once and returns how many images it processed.
  func iterate() throws -> Int
}
