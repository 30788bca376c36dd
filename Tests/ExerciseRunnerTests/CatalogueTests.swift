import FineTuningFiles
import Foundation
import TestSupport
import Testing

@testable import ExerciseRunner

@Suite struct CatalogueTests {
  @Test func listsAllExercisesWithTheirFiles() throws {
    let exercises = try Catalogue(root: Variant.root).exercises
    #expect(exercises.count == 12)
    #expect(exercises.map(\.number) == (1...12).map { String(format: "%02d", $0) })
    #expect(exercises.map(\.chapter) == exercises.map(\.chapter).sorted())
    #expect(Set(exercises.map { $0.chapter.prefix(2) }) == ["01", "02", "03", "04", "05", "06"])
    for exercise in exercises {
      #expect(try exercise.hints().count >= 2, "\(exercise.name)")
      #expect(try exercise.starter().contains("throw Unsolved("), "\(exercise.name)")
      #expect(try !exercise.solution().contains("Unsolved"), "\(exercise.name)")
      #expect(
        try exercise.taskText().contains("./book exercise check \(exercise.name)\n"), "\(exercise.name)")
    }
  }

  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["CI"] != nil, "elsewhere the learner may have changed the files"
    )
  )
  func learnersFilesAreTheStarters() throws {
    for exercise in try Catalogue(root: Variant.root).exercises {
      #expect(try exercise.answer() == exercise.starter(), "\(exercise.name)")
    }
  }

  @Test func findsByNameNumberAndFolder() throws {
    let catalogue = try Catalogue(root: Variant.root)
    for name in ["normalization", "2", "02", "02-normalization"] {
      #expect(try catalogue.exercise(name).folder == "02-normalization")
    }
    let error = #expect(throws: InputError.self) { try catalogue.exercise("nothing") }
    #expect(error?.advice == "./book exercise lists them")
    #expect(throws: InputError.self) { try catalogue.exercise("13") }
    let near = #expect(throws: InputError.self) { try catalogue.exercise("deep") }
    #expect(near?.advice == "did you mean deep-copy?")
  }

  @Test func rejectsATaskWithoutAChapter() throws {
    try withTemporaryFolder { root in
      try AtomicFile.write("# A title and no chapter\n", to: "\(root)/exercises/01-one/README.md")
      #expect(throws: InputError.self) { try Catalogue(root: root) }
      try AtomicFile.write(
        "# One\n\n[x](../../chapters/01-dataset/README.md)\n", to: "\(root)/exercises/01-one/README.md")
      let catalogue = try Catalogue(root: root)
      #expect(catalogue.exercises.map(\.title) == ["One"])
      #expect(catalogue.title(ofChapter: "01-dataset") == "01-dataset")
      try AtomicFile.write("//: # The Data Set\n//:\n", to: "\(root)/chapters/01-dataset/main.swift")
      #expect(catalogue.title(ofChapter: "01-dataset") == "The Data Set")
    }
  }
}
