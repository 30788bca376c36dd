/// Runs a pickle of weights, which is a program for a stack machine.
///
/// The machine knows only the instructions of `PickleOpcode` and the names of `PickleGlobal`; any other is an
/// error. A pickle that runs code in Python's own loader does nothing here.
struct PickleMachine {
  /// All values made so far.
  private(set) var values: [PickleValue] = []
  private var stack: [Int] = []
  private var marks: [Int] = []
  private var memo: [UInt32: Int] = [:]
  private var made = 0

  /// The maximum number of values, marks, memo entries and copied dictionary items that a pickle may make. A
  /// network of a thousand tensors needs some forty thousand; without a limit, a small file could use up all
  /// memory.
  private static let maximumCount = 250_000

  /// Runs one pickle and returns its result, with the machine whose table the result's indices refer to.
  static func run(_ reader: inout ByteReader) throws -> (result: PickleValue, machine: PickleMachine) {
    var machine = PickleMachine()
    while try machine.step(&reader) {}
    let result = try machine.pop()
    return (machine.values[result], machine)
  }

  /// Returns the values at the given indices.
  func values(_ indices: [Int]) -> [PickleValue] { indices.map { values[$0] } }

  // MARK: Instructions

  /// Executes the next instruction; returns false after the last.
  private mutating func step(_ reader: inout ByteReader) throws -> Bool {
    let byte = try reader.integer(UInt8.self, "an instruction of a pickle")
    guard let opcode = PickleOpcode(rawValue: byte) else {
      throw Malformed(
        "the instruction 0x\(String(byte, radix: 16, uppercase: true)) in a pickle",
        expected: "a pickle of nothing but tensors",
        advice: "save the model's state_dict() with torch.save, which doesn't use it")
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
    case .put: try remember(UInt32(reader.integer(UInt8.self, "a memo index")))
    case .longPut: try remember(reader.integer(UInt32.self, "a memo index"))
    case .get: try recall(UInt32(reader.integer(UInt8.self, "a memo index")))
    case .longGet: try recall(reader.integer(UInt32.self, "a memo index"))
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
    guard made <= Self.maximumCount else {
      throw Malformed("a pickle of more than \(Self.maximumCount) values")
    }
  }

  private mutating func push(_ value: PickleValue) throws {
    try count(1)
    if case .dictionary(let items) = value { try count(items.count) }
    stack.append(values.count)
    values.append(value)
  }

  private mutating func pop() throws -> Int {
    guard stack.count > marks.last ?? 0, let index = stack.popLast() else {
      throw Malformed("a pickle that uses more values than it made")
    }
    return index
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

  /// Returns the index of the value on top of the stack.
  private func top() throws -> Int {
    guard stack.count > marks.last ?? 0, let top = stack.last else {
      throw Malformed("a pickle that changes a value before it makes one")
    }
    return top
  }

  private mutating func remember(_ slot: UInt32) throws {
    try count(1)
    memo[slot] = try top()
  }

  private mutating func recall(_ slot: UInt32) throws {
    guard let index = memo[slot] else { throw Malformed("a pickle that recalls a value it never stored") }
    try count(1)
    stack.append(index)
  }

  // MARK: Values that change

  private mutating func append(_ items: [Int]) throws {
    let list = try top()
    guard case .list(var elements) = values[list] else {
      throw Malformed("items appended to \(values[list].kind)")
    }
    values[list] = .none  // leaves the elements one owner: no copy
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

  /// Ignores attributes of a dictionary: PyTorch's `_metadata` holds version numbers of layers, nothing about
  /// weights. In PyTorch's first releases a tensor got its four parts here, and a parameter its tensor, the
  /// first of five.
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
