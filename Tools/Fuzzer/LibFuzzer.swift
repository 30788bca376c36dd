import CLibFuzzer
import FineTuningFiles
import FineTuningTensors
import Foundation

/// The functions that libFuzzer calls in a build with `--sanitize fuzzer`.
enum LibFuzzer {
  /// The environment variable with the format's name.
  static let variable = "FINETUNING_FUZZ_FORMAT"

  #if LIBFUZZER
    /// The format's parser and mutator, made at the first input.
    fileprivate nonisolated(unsafe) static let session: (parse: FuzzTarget.Parse, mutator: Mutator) = {
      do {
        let target = try FuzzTarget.named(ProcessInfo.processInfo.environment[variable] ?? "")
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(getpid())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return (try target.parser(folder), try Mutator(target))
      } catch {
        fatalError("\(error)")
      }
    }()
  #endif
}

#if LIBFUZZER
  /// Parses one input. The parser may throw an `InputError`; anything else ends the process.
  @_cdecl("LLVMFuzzerTestOneInput")
  func parseOne(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    do {
      try LibFuzzer.session.parse(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch let error as InputError {
      precondition(!error.description.isEmpty)
    } catch {
      fatalError("not an InputError: \(error)")
    }
    return 0
  }

  /// Mutates an input in place: half the time with libFuzzer's mutator, else with the format's.
  @_cdecl("LLVMFuzzerCustomMutator")
  func mutate(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ capacity: Int, _ seed: UInt32) -> Int {
    var random = RandomSource(seed: UInt64(seed))
    if random.chance(0.5) { return LLVMFuzzerMutate(bytes, count, capacity) }
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    let changed = LibFuzzer.session.mutator.mutated(input, using: &random).prefix(capacity)
    return UnsafeMutableBufferPointer(start: bytes, count: capacity).update(fromContentsOf: changed)
  }
#endif
