import FineTuningFiles
import FineTuningModels
import Testing

@Suite struct ImageNetClassesTests {
  @Test func `the standard order`() throws {
    #expect(ImageNetClasses.all.count == 1000)
    #expect(ImageNetClasses.all.map(\.wordNet) == ImageNetClasses.all.map(\.wordNet).sorted())
    #expect(try ImageNetClasses.named("hotdog").index == 934)
    #expect(try ImageNetClasses.named("hot dog").wordNet == "n07697537")
    #expect(try ImageNetClasses.named("photocopier").index == 713)
  }

  @Test func `a name that no class or two classes have is an error`() {
    #expect(throws: InputError.self) { try ImageNetClasses.named("sausage dog") }
    #expect(throws: InputError.self) { try ImageNetClasses.named("crane") }
  }
}
