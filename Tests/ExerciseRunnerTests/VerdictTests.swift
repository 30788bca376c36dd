import Testing

@testable import ExerciseRunner

/// Checks complete files: every solution passes, and the verdicts on starters and planted mistakes name
/// what's missing or wrong.
///
/// One check runs at a time, since checks use all cores and some measure time.
@Suite(.serialized) struct VerdictTests {
  @Test(arguments: try Variant.all()) func answers(variant: Variant) throws {
    let verdict = try VariantPrograms.verdict(on: variant)
    let text = verdict.text(for: variant.exercise)
    #expect(verdict.isPassed == (variant.kind == .solution), "\(text)")
    if variant.kind != .solution {
      let answer = try #require(variant.answer, "the first line doesn't say what the answer is")
      #expect(text.contains(answer), "\(text)")
    }
  }

  @Test func everyExerciseHasPlantedMistakes() throws {
    let variants = try Variant.all()
    for exercise in try Catalogue(root: Variant.root).exercises {
      #expect(variants.count { $0.exercise == exercise && $0.kind == .mistake } >= 3, "\(exercise.name)")
    }
  }
}
