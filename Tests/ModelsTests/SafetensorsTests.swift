import FineTuningFiles
import FineTuningTensors
import Foundation
import TestSupport
import Testing

@testable import FineTuningModels

@Suite struct SafetensorsTests {
  private func withFile(_ data: Data, _ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/weights.safetensors"
      try data.write(to: URL(fileURLWithPath: path))
      try body(path)
    }
  }

  private func file(_ header: String, _ body: [UInt8]) -> Data {
    var data = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
    data.append(Data(header.utf8))
    data.append(Data(body))
    return data
  }

  @Test func `16-bit floats convert exactly both ways`() {
    for bits in UInt16.min...UInt16.max {
      let value = HalfFloat.widened(bits)
      if value.isNaN {
        #expect(HalfFloat.widened(HalfFloat.rounded(value)).isNaN)
      } else if HalfFloat.rounded(value) != bits {
        Issue.record("\(bits) became \(HalfFloat.rounded(value))")
      }
    }
    #expect(HalfFloat.rounded(1 + 0x1p-11) == HalfFloat.rounded(1))  // a tie goes to even
    #expect(HalfFloat.rounded(1 + 0x1.8p-10) == 0x3C02)
    #expect(HalfFloat.rounded(1e6) == 0x7C00)
    #expect(HalfFloat.rounded(0x1.8p-24) == 2)  // among subnormals, too
  }

  @Test func `a file written by hand is read`() throws {
    let header =
      #"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#
    try withFile(file(header, [0x00, 0x3C, 0x00, 0xC0, 0x00, 0x00, 0x80, 0x3F])) { path in
      let tensors = try Safetensors(contentsOf: path).tensors
      #expect(tensors["a"] == Tensor([1, -2], [2]))
      #expect(tensors["b"] == Tensor([1], [1]))
    }
  }

  private static let entry = #"{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"#
  private static let emptyEntry = #"{"dtype":"F32","shape":[0],"data_offsets":[0,0]}"#

  static let malformed = [
    (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, 4),  // shape and bytes disagree
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}"#, 4),  // past the end
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#, 4),  // backwards
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, 8),  // a gap
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 8),  // bytes left over
    (#"{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}"#, 8),  // a type that isn't read
    (#"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}"#, 0),  // overflow
    (#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, 4),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,9223372036854775807]}}"#, 4),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[9223372036854775807,9223372036854775807]}}"#, 4),
    (#"{"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,4]}}"#, 4),
    (#"{"a":{"dtype":"F32","shape":[01],"data_offsets":[0,4]}}"#, 4),
    (#"{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}"#, 4),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,4]}}"#, 4),
    (#"{"a":{"dtype":"F99","shape":[1],"data_offsets":[0,4]}}"#, 4),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"more":1}}"#, 4),
    (#"{"a":{"dtype":"F32","shape":[1]}}"#, 0),
    (#"{"a":\#(entry),"b":\#(entry)}"#, 8),  // two in the same place, the rest a gap
    (#"{"a":\#(entry),"a":\#(entry)}"#, 4),  // a name twice
    (#"{"a":\#(emptyEntry),"a":\#(emptyEntry)}"#, 0),  // and where no byte gives it away
    (#"{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 4),
    (#"{"__metadata__":{"a":"b","a":"c"}}"#, 0),
    (#"{"__metadata__":{"a":1}}"#, 0),
    (#"{"__metadata__":{"a":{"b":"c"}}}"#, 0),
    (#"{} {}"#, 0),
    (#"{,}"#, 0),
    (#"{"a":"\"#, 0),
    (#"{"\u12":\#(emptyEntry)}"#, 0),
    (#"{"a":1}"#, 0),
    (#"["a"]"#, 0),
    (#"{"a""#, 0),
  ]

  @Test(arguments: malformed) func `a malformed file is an error that names it`(
    header: String, bytes: Int
  ) throws {
    try withFile(file(header, [UInt8](repeating: 0, count: bytes))) { path in
      #expect {
        try Safetensors(contentsOf: path)
      } throws: { ($0 as? InputError)?.subject == path }
    }
  }

  @Test func `JSON blanks and escapes are read`() throws {
    let header = #"{ "\u00e9\n\"" : {"shape":[ ] , "data_offsets": [0, 4],"dtype":"F32"} }  "#
    try withFile(file(header, [0, 0, 0x80, 0x3F])) { path in
      let state = try WeightFile(path).state()
      #expect(state == ["é\n\"": Tensor([1], [])])
    }
  }

  /// The length of this header starts like a pickle: 80 04.
  @Test func `a header is recognized whatever its length`() throws {
    let header = #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#
    try withFile(file(header.padding(toLength: 0x480, withPad: " ", startingAt: 0), [0, 0, 0x80, 0x3F])) {
      path in
      let tensors = try Safetensors(contentsOf: path).tensors
      #expect(tensors["a"] == Tensor([1], [1]))
    }
  }

  @Test func `a header longer than the file is refused`() throws {
    try withFile(Data([255, 255, 255, 255, 255, 255, 255, 127, 0])) { path in
      #expect(throws: InputError.self) { try Safetensors(contentsOf: path) }
    }
  }
}
