/// Runs a pickle of weights, which is a program for a machine with a stack.
///
/// Only the instructions of `PickleOpcode` and the names of `PickleGlobal` are known; any other ends the
/// run. A pickle that Python's own loader would run as code does nothing here.
struct PickleMachine {
  /// All values that were made.
  private(set) var values: [PickleValue] = []
  private var stack: [Int] = []
  private var marks: [Int] = []
  private var memo: [UInt32: Int] = [:]
  private var made = 0

  /// The most values, marks and places in the memo, and items copied into dictionaries, that a pickle may
  /// make. A network of a thousand tensors needs some forty thousand; without a limit, a small file could
  /// ask for all memory.
  private static let limit = 250_000

  /// Runs one pickle and returns what it leaves, with the table that its numbers refer to.
  static func run(_ reader: inout ByteReader) throws -> (result: PickleValue, machine: PickleMachine) {
    var machine = PickleMachine()
    while try machine.step(&reader) {}
    let result = try machine.pop()
    return (machine.values[result], machine)
  }

  /// The values with the given numbers.
  func values(_ numbers: [Int]) -> [PickleValue] { numbers.map { values[$0] } }

  // MARK: Instructions

  /// Carries out the next instruction; false after the last.
  private mutating func step(_ reader: inout ByteReader) throws -> Bool {
    let byte = try reader.integer(UInt8.self, "an instruction of a pickle")
    guard let opcode = PickleOpcode(rawValue: byte) else {
      throw Malformed(
        "the instruction 0x\(String(byte, radix: 16, uppercase: true)) in a pickle",
        expected: "a pickle of nothing but tensors",
        advice: "save the model's state_dict() with torch.save, which does not use it")
    }
    switch opcode {
    case .version: try checkVersion(reader.integer(UInt8.self, "a version"))
    case .stop: return false
    case .mark:
      try count(1)
      marks.append(stack.count)
    case .none: try push(.none)
    case .yes: try push(.boolean(true))
    case .no: try push(.boolean(false))
    case .byteInteger: try push(.integer(Int(reader.integer(UInt8.self, "a number"))))
    case .shortInteger: try push(.integer(Int(reader.integer(UInt16.self, "a number"))))
    case .binaryInteger: try push(.integer(Int(reader.integer(Int32.self, "a number"))))
    case .longInteger: try push(Self.longInteger(&reader))
    case .binaryFloat:
      try push(.real(Double(bitPattern: reader.integer(UInt64.self, "a number").byteSwapped)))
    case .text: try push(.text(reader.text(reader.count(UInt32.self, "a length"), "a string")))
    case .byteString: try push(.text(reader.text(reader.count(Int32.self, "a length"), "a string")))
    case .shortByteString: try push(.text(reader.text(reader.count(UInt8.self, "a length"), "a string")))
    case .emptyTuple: try push(.tuple([]))
    case .emptyList: try push(.list([]))
    case .emptyDictionary: try push(.dictionary([]))
    case .tuple: try push(.tuple(popToMark()))
    case .tupleOfOne: try pushTuple(of: 1)
    case .tupleOfTwo: try pushTuple(of: 2)
    case .tupleOfThree: try pushTuple(of: 3)
    case .append: try append([pop()])
    case .appendMany: try append(popToMark())
    case .setItem: try setItems([pop(), pop()].reversed())
    case .setItems: try setItems(popToMark())
    case .put: try remember(UInt32(reader.integer(UInt8.self, "a place in the memo")))
    case .longPut: try remember(reader.integer(UInt32.self, "a place in the memo"))
    case .get: try recall(UInt32(reader.integer(UInt8.self, "a place in the memo")))
    case .longGet: try recall(reader.integer(UInt32.self, "a place in the memo"))
    case .global:
      let module = try reader.line("a name")
      try push(.global(PickleGlobal(module: module, name: reader.line("a name"))))
    case .persistentObject: try push(.storage(storage(values[pop()])))
    case .reduce, .newObject:
      let arguments = try pop()
      try push(object(values[pop()], values[arguments]))
    case .build: try build(values[pop()])
    }
    return true
  }

  private func checkVersion(_ version: UInt8) throws {
    guard version == 2 else {
      throw Malformed(
        "a pickle of protocol \(version)", expected: "protocol 2, as torch.save writes it by default",
        advice: "save the weights again with torch.save")
    }
  }

  private static func longInteger(_ reader: inout ByteReader) throws -> PickleValue {
    let bytes = Array(
      try reader.bytes(reader.count(UInt8.self, "the length of a number"), "a number"))
    guard bytes.count <= 8 else { return .longInteger(bytes) }
    let sign: UInt64 = bytes.last.map { $0 >= 0x80 } == true ? .max : 0
    let bits = bytes.reversed().reduce(sign) { $0 << 8 | UInt64($1) }
    return .integer(Int(Int64(bitPattern: bits)))
  }

  // MARK: The stack

  private mutating func count(_ more: Int) throws {
    made += more
    guard made <= Self.limit else { throw Malformed("a pickle of more than \(Self.limit) values") }
  }

  private mutating func push(_ value: PickleValue) throws {
    try count(1)
    if case .dictionary(let items) = value { try count(items.count) }
    stack.append(values.count)
    values.append(value)
  }

  private mutating func pop() throws -> Int {
    guard stack.count > marks.last ?? 0, let number = stack.popLast() else {
      throw Malformed("a pickle that takes more values than it made")
    }
    return number
  }

  private mutating func popToMark() throws -> [Int] {
    guard let mark = marks.popLast() else { throw Malformed("a pickle without a mark where it needs one") }
    defer { stack.removeSubrange(mark...) }
    return Array(stack[mark...])
  }

  private mutating func pushTuple(of count: Int) throws {
    let parts = try (0..<count).map { _ in try pop() }
    try push(.tuple(parts.reversed()))
  }

  /// The number of the value on top of the stack.
  private func top() throws -> Int {
    guard stack.count > marks.last ?? 0, let top = stack.last else {
      throw Malformed("a pickle that changes a value before it made one")
    }
    return top
  }

  private mutating func remember(_ place: UInt32) throws {
    try count(1)
    memo[place] = try top()
  }

  private mutating func recall(_ place: UInt32) throws {
    guard let number = memo[place] else { throw Malformed("a pickle that recalls what it never made") }
    try count(1)
    stack.append(number)
  }

  // MARK: Values that change

  private mutating func append(_ items: [Int]) throws {
    let list = try top()
    guard case .list(var elements) = values[list] else { throw Malformed("items for \(values[list].kind)") }
    values[list] = .none  // so that the elements have one owner, and are not copied
    elements += items
    values[list] = .list(elements)
  }

  private mutating func setItems(_ keysAndValues: [Int]) throws {
    let dictionary = try top()
    guard keysAndValues.count.isMultiple(of: 2), case .dictionary(var items) = values[dictionary] else {
      throw Malformed("keys and values for \(values[dictionary].kind)")
    }
    values[dictionary] = .none  // as above
    for index in stride(from: 0, to: keysAndValues.count, by: 2) {
      items.append((keysAndValues[index], keysAndValues[index + 1]))
    }
    values[dictionary] = .dictionary(items)
  }

  /// Attributes of a dictionary (PyTorch's `_metadata`: version numbers of layers) say nothing of weights.
  /// In PyTorch's first releases a tensor got its four parts here, and a parameter its tensor, the first of
  /// five.
  private mutating func build(_ state: PickleValue) throws {
    let object = try top()
    switch (values[object], state) {
    case (.dictionary, _), (.tensor, _): break
    case (.unsetTensor, .tuple(let parts)) where parts.count == 4:
      values[object] = try tensor(values(parts))
    case (.unsetTensor, .tuple(let parts)) where parts.count == 5:
      guard case .tensor = values[parts[0]] else { throw Malformed("a parameter without a tensor") }
      values[object] = values[parts[0]]
    default: throw Malformed("attributes for \(values[object].kind)")
    }
  }
}
