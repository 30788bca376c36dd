/// What PyTorch's own kinds of objects are made from.
extension PickleMachine {
  /// A storage, from ('storage', its class, its key, a device, how many numbers).
  ///
  /// The legacy form adds a sixth part: None, or the part of another storage that this one is.
  func storage(_ identity: PickleValue) throws -> PickledStorage {
    guard case .tuple(let numbers) = identity, 5...6 ~= numbers.count else {
      throw Malformed("\(identity.kind) where a storage is described")
    }
    let parts = values(numbers)
    guard case .text("storage") = parts[0], case .global(.storage(let type)) = parts[1],
      case .text(let key) = parts[2], case .integer(let count) = parts[4], count >= 0
    else { throw Malformed("a storage without a class, a key and a count") }
    if parts.count == 6 {
      guard case .none = parts[5] else { throw Malformed("a storage that is a part of another") }
    }
    return PickledStorage(key: key, type: type, count: count)
  }

  /// What a class or function makes of its arguments.
  func object(_ callee: PickleValue, _ arguments: PickleValue) throws -> PickleValue {
    guard case .global(let global) = callee, case .tuple(let numbers) = arguments else {
      throw Malformed("a call of \(callee.kind) with \(arguments.kind)")
    }
    let parts = values(numbers)
    switch global {
    case .orderedDictionary: return try dictionary(parts)
    case .tensorClass:
      guard let first = parts.first else { return .unsetTensor }
      guard case .tensor = first else { throw Malformed("a parameter made from \(first.kind)") }
      return first
    case .tensor: return try tensor(parts)
    case .storage(let type): throw Malformed("a storage of type \(type.rawValue) within the pickle")
    }
  }

  /// A tensor from its storage, the place of its first number there, its shape and strides, and what else
  /// may follow (whether it is trained).
  func tensor(_ parts: [PickleValue]) throws -> PickleValue {
    guard parts.count >= 4, case .storage(let storage) = parts[0], case .integer(let offset) = parts[1] else {
      throw Malformed("a tensor without a storage and a place in it")
    }
    let (shape, strides) = (try integers(parts[2]), try integers(parts[3]))
    return .tensor(PickledTensor(storage: storage, offset: offset, shape: shape, strides: strides))
  }

  /// A dictionary made empty, or, as Python 2 did, from a list of pairs.
  private func dictionary(_ arguments: [PickleValue]) throws -> PickleValue {
    guard let first = arguments.first else { return .dictionary([]) }
    guard case .list(let pairs) = first else { throw Malformed("a dictionary made from \(first.kind)") }
    return .dictionary(
      try values(pairs).map { pair in
        switch pair {
        case .list(let parts) where parts.count == 2, .tuple(let parts) where parts.count == 2:
          return (parts[0], parts[1])
        default: throw Malformed("a dictionary with \(pair.kind) for a pair")
        }
      })
  }

  /// PyTorch itself allows 64 dimensions.
  private static let dimensionLimit = 64

  private func integers(_ value: PickleValue) throws -> [Int] {
    guard case .tuple(let numbers) = value else { throw Malformed("\(value.kind) for a shape") }
    guard numbers.count <= Self.dimensionLimit else { throw Malformed("\(numbers.count) dimensions") }
    return try values(numbers).map { part in
      guard case .integer(let integer) = part else { throw Malformed("\(part.kind) in a shape") }
      return integer
    }
  }
}
