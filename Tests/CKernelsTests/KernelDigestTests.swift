import FineTuningTensors
import Foundation
import KernelDigests
import TestSupport
import Testing

/// The kernels return the same bits with AVX2, AVX-512 and NEON. `KernelDigests` holds a digest of each kernel's
/// results. The tests compare it under every instruction set that this processor has; `emulated.sh` emulates
/// processors with AVX2 and with NEON.
@Suite(.serialized) struct KernelDigestTests {
  /// Skips a test, and says why, unless this processor has `set` and multiplies and adds with one rounding under it.
  private static func requires(_ set: InstructionSet, _ name: String) -> some TestTrait {
    .enabled(
      if: set.isAvailable && set.hasFusedMultiplyAdd, "this processor doesn't have \(name); see emulated.sh")
  }

  @Test(requires(.avx2, "AVX2")) func `AVX2 returns the expected bits`() { expectDigests(.avx2) }

  @Test(requires(.avx512, "AVX-512")) func `AVX-512 returns the expected bits`() { expectDigests(.avx512) }

  @Test(requires(.baseline, "NEON")) func `NEON returns the expected bits`() { expectDigests(.baseline) }

  private func expectDigests(_ set: InstructionSet) {
    set.whileCurrent {
      for kernel in 0..<kernel_count() {
        let (digest, expected) = (hexadecimal(computed_digest(kernel)), hexadecimal(expected_digest(kernel)))
        #expect(digest == expected, "\(String(cString: kernel_name(kernel))) with \(set.rawValue)")
      }
    }
  }

  private func hexadecimal(_ digest: UInt64) -> String { String(format: "0x%016llx", digest) }

  @Test func `every kernel has a digest`() throws {
    let header = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/C/CKernels/include/kernels.h")
    let declared = try String(contentsOf: header, encoding: .utf8).matches(of: /(?m)^void (\w+)\(/)
      .map { String($0.1) }
    #expect((0..<kernel_count()).map { String(cString: kernel_name($0)) } == declared)
  }
}

extension InstructionSet {
  /// The sets of this processor that multiply and add with one rounding.
  static let fused = allCases.filter { $0.isAvailable && $0.hasFusedMultiplyAdd }

  /// Runs `body` with this set in use.
  func whileCurrent(_ body: () -> Void) {
    ProcessWide.setting(self, get: { Self.current }, set: { Self.current = $0 }, body)
  }
}
