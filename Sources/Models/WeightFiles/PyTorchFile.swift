/// Reads a `state_dict()` as `torch.save` writes it: a pickle that describes tensors, and their elements
/// beside it.
///
/// It reads both formats of PyTorch's `torch/serialization.py`: the zip archive of version 1.6 and later, and
/// the legacy format before. It ignores the archive's checksums, as PyTorch does, which may leave them out.
enum PyTorchFile {
  // MARK: The zip archive

  /// Lists the tensors of an archive: `NAME/data.pkl` is the pickle, `NAME/data/KEY` a storage's elements.
  static func contents(ofArchive file: MappedFile) throws -> [StoredTensor] {
    let directory = try ZipDirectory(of: file)
    let pickles = directory.names.filter { $0.hasSuffix("/data.pkl") }
    guard pickles.count == 1, let pickle = pickles.first, let range = try directory.range(of: pickle) else {
      throw Malformed(
        "a zip archive without data.pkl",
        expected: "a PyTorch zip archive",
        advice: "if it contains a weights file, unpack it and use that")
    }
    let folder = pickle.dropLast("data.pkl".count)
    guard !directory.names.contains("\(folder)constants.pkl") else {
      throw Malformed(
        "a TorchScript archive, which contains a program", expected: "a state_dict()",
        advice: "save the model's state_dict() with torch.save")
    }
    if let order = try directory.range(of: "\(folder)byteorder") {
      var reader = ByteReader(file, order)
      guard try reader.text(reader.remaining, "the byte order") == "little" else {
        throw Malformed("elements in another byte order than little-endian")
      }
    }
    var reader = ByteReader(file, range)
    let tensors = try stateDictionary(&reader)
    return try stored(tensors) { storage in
      guard let range = try directory.range(of: "\(folder)data/\(storage.key)") else {
        throw Malformed("no record for the storage \(storage.key)")
      }
      guard storage.type.byteCount(of: [storage.count]) == range.count else {
        throw Malformed(
          "\(range.count) bytes for the storage \(storage.key) of \(storage.count) × \(storage.type.rawValue)"
        )
      }
      return range
    }
  }

  // MARK: The legacy format

  private static let legacyMagic: [UInt8] = [0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]
  private static let legacyProtocol = 1001

  /// Whether a file starts with a pickle of protocol 2 or higher, as the legacy format does.
  static func recognizesLegacy(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 2 && bytes[0] == PickleOpcode.version.rawValue && 2...5 ~= bytes[1]
  }

  /// Lists the tensors of a legacy file: five pickles (a magic number, the version, the machine that wrote
  /// it, the dictionary, the storage keys), then for each key a count and the elements.
  static func contents(ofLegacy file: MappedFile) throws -> [StoredTensor] {
    var reader = ByteReader(file)
    guard case .longInteger(legacyMagic) = try PickleMachine.run(&reader).result else {
      throw Malformed("a pickle that isn't PyTorch's", expected: "a file that torch.save wrote")
    }
    guard case .integer(legacyProtocol) = try PickleMachine.run(&reader).result else {
      throw Malformed("a legacy file of another version than \(legacyProtocol)")
    }
    try checkByteOrder(&reader)
    let tensors = try stateDictionary(&reader)
    let (keyList, machine) = try PickleMachine.run(&reader)
    guard case .list(let keys) = keyList else {
      throw Malformed("\(keyList.kind) instead of the storage keys")
    }

    let types = Dictionary(tensors.map { ($0.tensor.storage.key, $0.tensor.storage) }) { first, _ in first }
    var ranges: [String: Range<Int>] = [:]
    for key in machine.values(keys) {
      guard case .text(let key) = key, let storage = types[key], ranges[key] == nil else {
        throw Malformed("a storage that no tensor uses, or the same one twice")
      }
      let count = try reader.count(Int64.self, "the count of the storage \(key)")
      guard count == storage.count, let length = storage.type.byteCount(of: [count]) else {
        throw Malformed("a storage \(key) of \(count) elements where the pickle says \(storage.count)")
      }
      ranges[key] = try reader.skip(length, "the storage \(key)")
    }
    guard reader.remaining == 0 else { throw Malformed("\(reader.remaining) bytes after the last storage") }
    return try stored(tensors) { storage in
      guard let range = ranges[storage.key], storage == types[storage.key] else {
        throw Malformed("no elements for the storage \(storage.key)")
      }
      return range
    }
  }

  private static func checkByteOrder(_ reader: inout ByteReader) throws {
    let (system, machine) = try PickleMachine.run(&reader)
    guard case .dictionary(let items) = system else {
      throw Malformed("\(system.kind) instead of a description of the machine")
    }
    for (key, value) in items {
      if case .text("little_endian") = machine.values[key], case .boolean(false) = machine.values[value] {
        throw Malformed("elements in another byte order than little-endian")
      }
    }
  }

  // MARK: Both

  /// Runs a pickle whose result must be a dictionary of tensors.
  private static func stateDictionary(
    _ reader: inout ByteReader
  ) throws -> [(name: String, tensor: PickledTensor)] {
    let advice = "save the model's state_dict() alone with torch.save"
    let (result, machine) = try PickleMachine.run(&reader)
    guard case .dictionary(let items) = result else {
      throw Malformed(result.kind, expected: "a dictionary of tensors", advice: advice)
    }
    var names: Set<String> = []
    return try items.map { key, value in
      guard case .text(let name) = machine.values[key] else {
        throw Malformed("\(machine.values[key].kind) instead of a tensor's name")
      }
      guard case .tensor(let tensor) = machine.values[value] else {
        throw Malformed(
          "\(machine.values[value].kind) under \(name)", expected: "a dictionary of tensors", advice: advice)
      }
      guard names.insert(name).inserted else { throw Malformed("the name \(name) twice") }
      return (name, tensor)
    }
  }

  /// Locates the tensors in the file; `range` returns where a storage is.
  private static func stored(
    _ tensors: [(name: String, tensor: PickledTensor)], _ range: (PickledStorage) throws -> Range<Int>
  ) throws -> [StoredTensor] {
    try tensors.map { name, tensor in
      try StoredTensor(
        name, tensor.storage.type, tensor.shape, strides: tensor.strides, offset: tensor.offset,
        in: range(tensor.storage))
    }
  }
}
