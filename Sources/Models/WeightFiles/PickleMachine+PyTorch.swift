// Making PyTorch's own kinds of objects.
extension PickleMachine {
  /// Makes a storage from ('storage', its class, its key, a device, its element count).
  ///
  /// The legacy format adds a sixth part: None or, for a part of another storage, its description.
  func storage(_ identity: PickleValue) throws -> PickledStorage {
    guard case .tuple(let indices) = identity, 5...6 ~= indices.count else {
      throw Malformed("\(identity.kind) instead of a storage's description")
    }
    let parts = values(indices)
    guard case .text("storage") = parts[0], case .global(.storage(let type)) = parts[1],
      case .text(let key) = parts[2], case .integer(let count) = parts[4], count >= 0
    else { throw Malformed("a storage without a class, a key and a count") }
    if parts.count == 6 {
      guard case .none = parts[5] else { throw Malformed("a storage that is part of another") }
    }
    return PickledStorage(key: key, type: type, count: count)
  }

  /// Makes the object that a class or function would make from its arguments.
  func object(_ callee: PickleValue, _ arguments: PickleValue) throws -> PickleValue {
    guard case .global(let global) = callee, case .tuple(let indices) = arguments else {
      throw Malformed("a call of \(callee.kind) with \(arguments.kind)")
    }
    let parts = values(indices)
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

  /// Makes a tensor from its storage, the offset of its first element, its shape and its strides. Anything
  /// after those, such as whether it requires a gradient, is ignored.
  func tensor(_ parts: [PickleValue]) throws -> PickleValue {
    guard parts.count >= 4, case .storage(let storage) = parts[0], case .integer(let offset) = parts[1] else {
      throw Malformed("a tensor without a storage and an offset")
    }
    let (shape, strides) = (try integers(parts[2]), try integers(parts[3]))
    return .tensor(PickledTensor(storage: storage, offset: offset, shape: shape, strides: strides))
  }

  /// Makes a dictionary, empty or, as Python 2 did, from a list of pairs.
  private func dictionary(_ arguments: [PickleValue]) throws -> PickleValue {
    guard let first = arguments.first else { return .dictionary([]) }
    guard case .list(let pairs) = first else { throw Malformed("a dictionary made from \(first.kind)") }
    return .dictionary(
      try values(pairs).map { pair in
        switch pair {
        case .list(let parts) where parts.count == 2, .tuple(let parts) where parts.count == 2:
          return (parts[0], parts[1])
        default: throw Malformed("a dictionary with \(pair.kind) instead of a pair")
        }
      })
  }

  /// The maximum number of dimensions, as in PyTorch itself.
  private static let maximumDimensions = 64

  private func integers(_ value: PickleValue) throws -> [Int] {
    guard case .tuple(let indices) = value else { throw Malformed("\(value.kind) instead of a shape") }
    guard indices.count <= Self.maximumDimensions else { throw Malformed("\(indices.count) dimensions") }
    return try values(indices).map { part in
      guard case .integer(let integer) = part else { throw Malformed("\(part.kind) in a shape") }
      return integer
    }
  }
}
