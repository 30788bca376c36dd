/// A value in a pickle. Values that hold others hold their numbers in the table of the machine that made
/// them, so that neither a value within itself nor one that is nested a million deep is any trouble.
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
  /// A tensor or parameter that gets its storage, or its tensor, later.
  case unsetTensor

  /// What it is, for an error.
  var kind: String {
    switch self {
    case .none: "None"
    case .boolean: "a truth value"
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

/// Numbers of one type that lie outside the pickle, under a key.
struct PickledStorage: Equatable {
  let key: String
  let type: NumberType
  /// How many numbers the pickle says there are.
  let count: Int
}

/// A view of a storage.
struct PickledTensor: Equatable {
  let storage: PickledStorage
  /// The place of its first number.
  let offset: Int
  let shape: [Int]
  let strides: [Int]
}
