import FineTuningElementaryFunctions
import Foundation
import Testing

/// A function, the system's version of it, and a range of arguments to compare them on.
struct FunctionComparison: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let range: ClosedRange<Double>
  /// The largest difference allowed, in units in the last place.
  let tolerance: Double
  let ours, system: @Sendable (Double) -> Double

  init(
    _ name: String, _ range: ClosedRange<Double>, within tolerance: Double,
    _ ours: @escaping @Sendable (Double) -> Double, _ system: @escaping @Sendable (Double) -> Double
  ) {
    testDescription = name
    self.range = range
    self.tolerance = tolerance
    self.ours = ours
    self.system = system
  }

  static let all = [
    FunctionComparison("exp", -740...709, within: 1, FineTuningElementaryFunctions.exp, Foundation.exp),
    FunctionComparison("exp near 0", -1...1, within: 1, FineTuningElementaryFunctions.exp, Foundation.exp),
    FunctionComparison("log", 0...1e6, within: 1, FineTuningElementaryFunctions.log, Foundation.log),
    FunctionComparison("log near 1", 0.5...1.5, within: 1, FineTuningElementaryFunctions.log, Foundation.log),
    FunctionComparison("sin", -100...100, within: 1, FineTuningElementaryFunctions.sin, Foundation.sin),
    FunctionComparison("cos", -100...100, within: 1, FineTuningElementaryFunctions.cos, Foundation.cos),
    FunctionComparison(
      "sin of many turns", -1e6...1e6, within: 2, FineTuningElementaryFunctions.sin, Foundation.sin),
    FunctionComparison("tan", -1.5...1.5, within: 3, FineTuningElementaryFunctions.tan, Foundation.tan),
    FunctionComparison(
      "atan2 to the right", -10...10, within: 3, { FineTuningElementaryFunctions.atan2($0, 3) },
      { Foundation.atan2($0, 3) }),
    FunctionComparison(
      "atan2 to the left", -10...10, within: 3, { FineTuningElementaryFunctions.atan2($0, -3) },
      { Foundation.atan2($0, -3) }
    ),
    FunctionComparison(
      "pow", 0.001...2, within: 6, { FineTuningElementaryFunctions.pow($0, 0.8) }, { Foundation.pow($0, 0.8) }
    ),
  ]
}

@Suite("Elementary functions")
struct ElementaryFunctionsTests {
  @Test("agree with the system's, up to the last place or two", arguments: FunctionComparison.all)
  func agreement(_ function: FunctionComparison) {
    let count = 40_000
    let step = (function.range.upperBound - function.range.lowerBound) / Double(count)
    for index in 1..<count {
      let x = function.range.lowerBound + (Double(index) + 0.3) * step
      let expected = function.system(x)
      let error = abs(function.ours(x) - expected) / expected.ulp
      guard error <= function.tolerance else {
        Issue.record("\(function.testDescription)(\(x)) is off by \(error) units in the last place")
        return
      }
    }
  }

  @Test("return the limits at the ends of their range")
  func limits() {
    #expect(
      FineTuningElementaryFunctions.exp(-.infinity) == 0 && FineTuningElementaryFunctions.exp(-746) == 0)
    #expect(
      FineTuningElementaryFunctions.exp(710) == .infinity
        && FineTuningElementaryFunctions.exp(.infinity) == .infinity)
    #expect(FineTuningElementaryFunctions.exp(-745) == .leastNonzeroMagnitude)
    #expect(FineTuningElementaryFunctions.exp(.nan).isNaN)
    #expect(
      FineTuningElementaryFunctions.log(0) == -.infinity
        && FineTuningElementaryFunctions.log(.infinity) == .infinity)
    #expect(FineTuningElementaryFunctions.log(-1).isNaN && FineTuningElementaryFunctions.log(.nan).isNaN)
    #expect(
      FineTuningElementaryFunctions.log(.leastNonzeroMagnitude) == Foundation.log(.leastNonzeroMagnitude))
    #expect(
      FineTuningElementaryFunctions.sin(.infinity).isNaN && FineTuningElementaryFunctions.cos(.nan).isNaN)
    #expect(FineTuningElementaryFunctions.pow(0, 0) == 1 && FineTuningElementaryFunctions.pow(0, 2) == 0)
    #expect(
      FineTuningElementaryFunctions.atan2(0, -1) == .pi
        && FineTuningElementaryFunctions.atan2(-1, 0) == -.pi / 2)
  }

  /// The last bits of all functions over all quadrants and magnitudes; they come out the same on every platform.
  @Test("return the same bits everywhere")
  func bits() {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 1...100_000 {
      let x = Double(index) * 0.0077
      for value in [
        FineTuningElementaryFunctions.exp(x - 385), FineTuningElementaryFunctions.log(x),
        FineTuningElementaryFunctions.sin(x),
        FineTuningElementaryFunctions.cos(x), FineTuningElementaryFunctions.tan(x),
        FineTuningElementaryFunctions.pow(x, 0.8),
        FineTuningElementaryFunctions.atan2(x - 385, 100), FineTuningElementaryFunctions.atan2(7, x - 385),
      ] {
        digest = (digest ^ value.bitPattern) &* 0x100_0000_01B3
      }
    }
    #expect(digest == 10_000_032_073_545_980_331)
  }

  /// Foundation's functions are the platform's. So a file with a call imports this module, and no module that has them.
  @Test("are the only ones that numbers depend on")
  func noOthers() throws {
    let call =
      /(?:^|[^\w.])(exp2?|expm1|log(2|10|1p)?|pow|a?(sin|cos|tan)h?|atan2|cbrt|hypot|fmod|erf|tgamma)\(/
    let qualified = /(Foundation|Glibc|Darwin)\.[a-z]\w*\(/
    let root = URL(fileURLWithPath: #filePath + "/../../..").standardizedFileURL.path
    var callers = 0
    for folder in ["Sources", "chapters"] {
      for case let name as String in try #require(FileManager.default.enumerator(atPath: "\(root)/\(folder)"))
      where name.hasSuffix(".swift") && !name.hasPrefix("ElementaryFunctions/") {
        let code = try String(contentsOfFile: "\(root)/\(folder)/\(name)", encoding: .utf8)
          .replacing(/\/\/.*/, with: "").replacing(/func \w+/, with: "")
        let (isOurs, isSystems) = (
          code.contains("import FineTuningElementaryFunctions"), code.contains("import Foundation")
        )
        #expect(!(isOurs && isSystems), "\(folder)/\(name) imports both")
        let calls =
          code.matches(of: call).map { String($0.1) } + code.matches(of: qualified).map { String($0.0) }
        guard !calls.isEmpty, !calls.allSatisfy({ $0 == "Foundation.signal(" }) else { continue }
        callers += 1
        #expect(isOurs, "\(folder)/\(name) calls \(calls[0])")
      }
    }
    #expect(callers > 20)
  }
}
