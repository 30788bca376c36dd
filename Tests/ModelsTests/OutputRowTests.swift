import FineTuningFiles
import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import Testing

@Suite struct OutputRowTests {
  private var network: ResNet {
    var random = RandomSource(seed: 1)
    return ResNet.resNet18(classes: 1000, width: 4, using: &random)
  }

  @Test func `a row is found by name, with its weights and its bias`() throws {
    let network = network
    network.output.setRow(934, weight: Tensor((0..<32).map { Float($0) }, [1, 32]), bias: 5)
    let row = try network.outputRow(named: "hotdog")
    #expect(row.index == 934 && row.name == "hotdog" && row.bias == 5)
    #expect(row.weight == Tensor((0..<32).map { Float($0) }, [1, 32]))
    #expect(try network.outputRow(at: 933).weight != row.weight)
  }

  @Test func `a row with another name is refused, unless asked for by index alone`() throws {
    #expect(try network.outputRow(934, named: "hot dog").index == 934)
    #expect(try network.outputRow(at: 713).name == "photocopier")
    let error = #expect(throws: InputError.self) { try network.outputRow(713, named: "hotdog") }
    #expect(error?.found.contains("photocopier") == true && error?.advice.contains("934") == true)
  }

  @Test(arguments: [-1, 1000]) func `an index out of range is refused`(index: Int) {
    #expect(throws: InputError.self) { try network.outputRow(at: index) }
  }

  @Test func `a target network has no ImageNet rows`() {
    var random = RandomSource(seed: 2)
    let target = network.replacingOutput(classes: 2, using: &random)
    let error = #expect(throws: InputError.self) { try target.outputRow(named: "hotdog") }
    #expect(error?.found == "2 rows")
  }

  @Test func `the nearest rows point the same way`() throws {
    let network = network
    let row = try network.outputRow(named: "hotdog")
    network.output.setRow(7, weight: Tensor(row.weight.values.map { 3 * $0 }, [1, 32]), bias: 0)
    network.output.setRow(8, weight: Tensor(row.weight.values.map { -$0 }, [1, 32]), bias: 0)
    let near = try network.neighbors(of: row, count: 999)
    #expect(near[0].row.index == 7 && abs(near[0].cosine - 1) < 1e-6)
    #expect(near[998].row.index == 8 && abs(near[998].cosine + 1) < 1e-6)
  }
}
