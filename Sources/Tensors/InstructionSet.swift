import FineTuningCKernels

/// The vector instructions that the kernels use: the best ones that this processor has.
///
/// Results don't depend on the choice. A kernel sums every output in one order, and it adds a product with one
/// rounding (FMA), with AVX2, AVX-512 and NEON alike. Only the baseline of x86 has no FMA. A processor without AVX2 and FMA,
/// most of them from before 2013, rounds the product as well, so its results differ in the last bits.
public enum InstructionSet: String, CaseIterable, Sendable {
  /// What every processor of the architecture has: SSE2 on x86, NEON on arm64.
  case baseline
  /// 16 registers of 8 floats, and FMA.
  case avx2 = "AVX2"
  /// 32 registers of 16 floats, and FMA.
  case avx512 = "AVX-512"

  private var inC: instruction_set {
    switch self {
    case .baseline: instruction_set_baseline
    case .avx2: instruction_set_avx2
    case .avx512: instruction_set_avx512
    }
  }

  /// Whether this processor has it.
  public var isAvailable: Bool { has_instruction_set(inC) != 0 }

  /// Whether products are added with one rounding, which the numbers of the book assume.
  public var hasFusedMultiplyAdd: Bool { has_fused_multiply_add(inC) != 0 }

  /// The one in use. Setting it makes all kernels use another one, which must be available, to compare their results.
  public static var current: InstructionSet {
    get { allCases.first { $0.inC == current_instruction_set() } ?? .baseline }
    set {
      precondition(newValue.isAvailable, "this processor doesn't have \(newValue.rawValue)")
      use_instruction_set(newValue.inC)
    }
  }
}
