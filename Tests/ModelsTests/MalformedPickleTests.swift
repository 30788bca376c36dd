import FineTuningFiles
import FineTuningTensors
import Foundation
import TestSupport
import Testing

@testable import FineTuningModels

/// Pickles that ask for more than tensors, or are malformed.
@Suite struct MalformedPickleTests {
  /// Makes a legacy file whose dictionary is the pickle `program`, given without version and stop. Its only
  /// storage, 0, has four floats.
  private func legacy(_ program: String, count: Int64 = 4) -> Data {
    var data = Data([0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19])
    data.append(Data(".".utf8) + Data([0x80, 2, 0x4D, 0xE9, 3]) + Data(".".utf8) + Data([0x80, 2]))
    data.append(Data("}.".utf8) + Data([0x80, 2]) + Data(program.unicodeScalars.map { UInt8($0.value) }))
    data.append(Data(".".utf8) + Data([0x80, 2]) + Data("]U\u{1}0a.".utf8))
    data.append(littleEndian: count)
    return data + Data(count: 16)
  }

  private func tensor(
    _ type: String = "FloatStorage", count: String = "K\u{4}", view: String = "K\0K\u{4}\u{85}K\u{1}\u{85}"
  )
    -> String
  {
    "ctorch._utils\n_rebuild_tensor\n((U\u{7}storagectorch\n\(type)\nU\u{1}0U\u{3}cpu\(count)tQ\(view)tR"
  }

  private func dictionary(_ items: String) -> String { "}(" + items + "u" }

  @Test func `a pickle that names anything but tensors is refused by that name`() throws {
    try openWeights(legacy(dictionary("U\u{1}a" + tensor())))
    expectRefused(legacy("cos\nsystem\n(U\u{4}truetR"), "the name os.system")
    expectRefused(legacy("cbuiltins\neval\n(U\u{1}1tR"), "the name builtins.eval")
    expectRefused(
      legacy("ctorch.nn.modules.linear\nLinear\n)\u{81}"), "the name torch.nn.modules.linear.Linear")
    expectRefused(legacy("cother\nFloatStorage\n"), "the name other.FloatStorage")
    expectRefused(legacy("ctorch\nload\n(U\u{1}1tR"), "the name torch.load")
    expectRefused(legacy("ios\nsystem\n"), "the instruction 0x69")  // INST, which calls at once
    expectRefused(legacy("U\u{2}osU\u{6}system\u{93}"), "the instruction 0x93")  // STACK_GLOBAL
    expectRefused(legacy("\u{82}\u{1}"), "the instruction 0x82")  // EXT1
    expectRefused(legacy(dictionary("U\u{1}aK\u{1}")), "an integer under a")
    expectRefused(legacy("K\u{1}"), "found an integer")
  }

  @Test func `malformed pickles are refused`() throws {
    expectRefused(legacy("0"), "the instruction 0x30")
    expectRefused(legacy("t"), "without a mark")
    expectRefused(legacy("R"), "more values than it made")
    expectRefused(legacy("(R"), "more values than it made")
    expectRefused(legacy("q\u{1}"), "before it makes one")
    expectRefused(legacy("h\u{1}"), "a value it never stored")
    expectRefused(legacy("K\u{1}K\u{2}a"), "items appended to an integer")
    expectRefused(legacy("K\u{1}(K\u{2}u"), "keys and values for an integer")
    expectRefused(legacy("}(K\u{2}u"), "keys and values for a dictionary")
    expectRefused(legacy("K\u{1}K\u{2}b"), "attributes for an integer")
    expectRefused(legacy("K\u{1}Q"), "an integer instead of a storage's description")
    expectRefused(legacy("X\u{FF}\u{FF}\u{FF}\u{FF}"), "a string of 4294967295 bytes")
    expectRefused(legacy("T\u{FF}\u{FF}\u{FF}\u{FF}"), "-1 as a length")
    expectRefused(legacy(dictionary("U\u{1}a" + tensor() + "U\u{1}a" + tensor())), "the name a twice")
    expectRefused(legacy(dictionary("K\u{1}" + tensor())), "an integer instead of a tensor's name")
  }

  @Test func `values that contain themselves or nest a hundred thousand deep are refused`() throws {
    expectRefused(legacy("]q\u{1}h\u{1}a"), "found a list")
    expectRefused(legacy(")" + String(repeating: "\u{85}", count: 100_000)), "found a tuple")
  }

  /// Programs that make a lot out of little: dictionaries from the same long list, shapes from the same
  /// tuple.
  @Test func `small files can't use up all memory`() throws {
    expectRefused(legacy(String(repeating: ")", count: 250_001)), "more than 250000 values")
    let pairs = "](" + String(repeating: "NN\u{86}", count: 2000) + "eq\u{1}"
    let again = "ccollections\nOrderedDict\nh\u{1}\u{85}R"
    expectRefused(
      legacy(pairs + String(repeating: again, count: 500)), "more than 250000 values")
    let sizes = "(" + String(repeating: "K\u{1}", count: 65) + "t"
    expectRefused(legacy(dictionary("U\u{1}a" + tensor(view: "K\0" + sizes + sizes))), "65 dimensions")
  }

  @Test func `storages and views must agree`() throws {
    func view(_ offset: String, _ shape: String, _ strides: String) -> Data {
      legacy(dictionary("U\u{1}a" + tensor(view: offset + shape + strides)))
    }
    try openWeights(view("K\u{2}", "K\u{2}\u{85}", "K\u{1}\u{85}"))
    expectRefused(view("K\u{3}", "K\u{2}\u{85}", "K\u{1}\u{85}"), "from offset 3 in 4 elements")
    expectRefused(view("K\0", "K\u{2}\u{85}", "K\u{4}\u{85}"), "from offset 0 in 4 elements")
    // Larger than its storage.
    expectRefused(view("K\0", "K\u{8}\u{85}", "K\0\u{85}"), "from offset 0 in 4 elements")
    expectRefused(view("J\u{FF}\u{FF}\u{FF}\u{FF}", "K\u{1}\u{85}", "K\u{1}\u{85}"), "from offset -1")
    expectRefused(view("K\0", "K\u{1}\u{85}", ")"), "strides []")
    let huge = "\u{8A}\u{8}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{7F}"
    expectRefused(view(huge, "K\u{1}\u{85}", "K\u{1}\u{85}"), "from offset 9223372036854775807")
    expectRefused(view("K\0", huge + "\u{85}", huge + "\u{85}"), "of shape [9223372036854775807]")
    expectRefused(view("K\0", "K\u{2}\u{85}", huge + "\u{85}"), "strides [9223372036854775807]")
    try openWeights(view("K\0", "K\0" + huge + huge + "\u{87}", "K\u{1}K\u{1}K\u{1}\u{87}"))  // no elements
    expectRefused(
      legacy(dictionary("U\u{1}a" + tensor(count: "K\u{5}"))), "4 elements where the pickle says 5")
    expectRefused(legacy(dictionary("U\u{1}a" + tensor("DoubleStorage"))), "bytes with only 16 left")
    expectRefused(legacy(dictionary("U\u{1}a" + tensor("HalfStorage"))), "8 bytes after the last storage")
    expectRefused(legacy(dictionary("U\u{1}a" + tensor()), count: -1), "-1 as the count")
    expectRefused(legacy(dictionary("U\u{1}a" + tensor("ComplexFloatStorage"))), "torch.ComplexFloatStorage")
  }
}
