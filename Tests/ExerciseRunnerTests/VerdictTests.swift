import Testing

@testable import ExerciseRunner

/// What learners are told, by whole files: every solution passes, every starter and every planted mistake is
/// answered by name.
///
/// One check at a time: they use all cores themselves, and some measure time.
@Suite(.serialized) struct VerdictTests {
  @Test(arguments: try Variant.all()) func answers(variant: Variant) throws {
    let verdict = try VariantPrograms.verdict(on: variant)
    let text = verdict.text(for: variant.exercise)
    #expect(verdict.isPassed == (variant.kind == .solution), "\(text)")
    if variant.kind != .solution {
      let answer = try #require(variant.answer, "the file does not say how it is to be answered")
      #expect(text.contains(answer), "\(text)")
    }
  }

  @Test func everyExerciseHasItsMistakes() throws {
    let variants = try Variant.all()
    for exercise in try Catalogue(root: Variant.root).exercises {
      #expect(variants.count { $0.exercise == exercise && $0.kind == .mistake } >= 3, "\(exercise.name)")
    }
  }
}
