/// Exercise 05: a copy that shares nothing with the original.
public enum DeepCopyCheck {
  /// Checks the learner's function.
  public static func run(deepCopy: (_ block: ScaledBlock) throws -> ScaledBlock) {
    Check.run { check in
      var random = RandomSource(seed: Check.seed)
      let original = block(&random, next: [block(&random), block(&random)])
      original.scale.learningRateMultiplier = 10
      original.scale.weightDecayMultiplier = 0
      original.next[1].scale.isFrozen = true
      let copy = try check.require("the copy is a new block, with the same parts") {
        let copy = try deepCopy(original)
        try expect(
          copy !== original, "a new ScaledBlock", found: "the same block that went in",
          look: "at what you return: objects are passed by reference, and only init makes a new one")
        let paths = copy.namedParameters.map(\.path)
        try expect(
          paths == original.namedParameters.map(\.path), "parameters at the same \(paths.count) paths",
          found: "\(copy.next.count) blocks after it instead of \(original.next.count)",
          look: "at the argument next: copy the blocks after it, too")
        return copy
      }
      let pairs = zip(original.namedParameters, copy.namedParameters)
      try check.require("no parameter is shared") {
        let shared = pairs.filter { $0.parameter === $1.parameter }.map(\.0.path)
        try expect(
          shared.isEmpty, "new parameters at all \(copy.namedParameters.count) paths",
          found: "the original's at \(shared.prefix(4).joined(separator: ", "))"
            + (shared.count > 4 ? " and \(shared.count - 4) more" : ""),
          look: "at the parts that you pass on as they are: each of them is an object and needs a copy()")
      }
      try check.require("all values are the same") {
        let different = pairs.filter { $0.parameter.value != $1.parameter.value }.map(\.0.path)
        try expect(
          different.isEmpty, "the original's values at every path",
          found: "others at \(different.prefix(4).joined(separator: ", "))",
          look: "for a new layer: its values are new, too. copy() keeps the values")
      }
      try check.require("multipliers and frozen parameters stay as they are") {
        let different = pairs.filter { a, b in
          a.parameter.isFrozen != b.parameter.isFrozen
            || a.parameter.learningRateMultiplier != b.parameter.learningRateMultiplier
            || a.parameter.weightDecayMultiplier != b.parameter.weightDecayMultiplier
        }.map(\.0.path)
        try expect(
          different.isEmpty, "the original's settings at every path",
          found: "others at \(different.joined(separator: ", "))",
          look: "at Parameter(value): it starts with default settings. copy() keeps the original's")
      }
      try check.require("training the copy doesn't change the original") {
        let before = original.namedParameters.map(\.parameter.value)
        for (_, parameter) in copy.namedParameters { parameter.value.write { $0[0] += 1 } }
        let moved = zip(original.namedParameters, before).filter { $0.parameter.value != $1 }.map(\.0.path)
        try expect(
          moved.isEmpty, "no value of the original to change", found: "changes at \(moved)",
          look: "for something that both still share")
      }
    }
  }

  private static func block(_ random: inout RandomSource, next: [ScaledBlock] = []) -> ScaledBlock {
    let block = ScaledBlock(
      convolution: Convolution(inputChannels: 3, outputChannels: 4, kernelSize: 3, using: &random),
      normalization: BatchNormalization(channels: 4), scale: Parameter(Tensor([0.5, 2, 3, 4], [4])),
      next: next)
    block.normalization.runningMean.value = Tensor([0.1, 0.2, 0.3, 0.4], [4])
    return block
  }
}
