/// A value in a pickle. Containers hold indices into the table of the machine that made them. That way
/// neither a value that contains itself nor one nested a million deep is a problem.
enum PickleValue {
  case none
  case boolean(Bool)
  case integer(Int)
  /// An integer of more than 64 bits, lowest byte first.
  case longInteger([UInt8])
  case real(Double)
  case text(String)
  case tuple([Int])
  case list([Int])
  case dictionary([(key: Int, value: Int)])
  case global(PickleGlobal)
  case storage(PickledStorage)
  case tensor(PickledTensor)
  /// A tensor or parameter that is filled in later.
  case unsetTensor

  /// The kind of value, for errors.
  var kind: String {
    switch self {
    case .none: "None"
    case .boolean: "a boolean"
    case .integer, .longInteger: "an integer"
    case .real: "a float"
    case .text: "a string"
    case .tuple: "a tuple"
    case .list: "a list"
    case .dictionary: "a dictionary"
    case .global: "a class or function"
    case .storage: "a storage"
    case .tensor: "a tensor"
    case .unsetTensor: "a tensor without a storage"
    }
  }
}

/// A run of elements of one type, stored outside the pickle under a key.
struct PickledStorage: Equatable {
  let key: String
  let type: ElementType
  /// The number of elements, according to the pickle.
  let count: Int
}

/// A view of a storage.
struct PickledTensor: Equatable {
  let storage: PickledStorage
  /// The index of its first element in the storage.
  let offset: Int
  let shape: [Int]
  let strides: [Int]
}
