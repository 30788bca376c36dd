/// What of Python's a pickle of weights may name. Nothing is ever called: each name stands for a plain value
/// that is made here.
enum PickleGlobal: Equatable {
  /// A dictionary that keeps its order.
  case orderedDictionary
  /// A tensor from a storage, a place, a shape and strides.
  case tensor
  /// The class of a parameter or, in PyTorch's first releases, of a tensor: it is given a tensor, or gets it
  /// later.
  case tensorClass
  /// The class of a storage: a run of numbers of one type.
  case storage(NumberType)

  /// What the name stands for; another than these is an error that says it.
  init(module: String, name: String) throws {
    switch (module, name) {
    case ("collections", "OrderedDict"): self = .orderedDictionary
    case ("torch._utils", "_rebuild_tensor"), ("torch._utils", "_rebuild_tensor_v2"): self = .tensor
    case ("torch._utils", "_rebuild_parameter"), ("torch.nn.parameter", "Parameter"): self = .tensorClass
    case ("torch", _) where Self.tensorClasses.contains(name): self = .tensorClass
    default:
      guard module == "torch", let type = Self.storages[name] else {
        throw Malformed(
          "the name \(module).\(name), which running Python's loader might call",
          expected: "a pickle of nothing but tensors",
          advice: "do not load this file anywhere unless you trust its author; if you do, save the model's "
            + "state_dict() in Python and read that")
      }
      self = .storage(type)
    }
  }

  private static let storages: [String: NumberType] = [
    "DoubleStorage": .float64, "FloatStorage": .float32, "HalfStorage": .float16,
    "BFloat16Storage": .bfloat16, "LongStorage": .int64, "IntStorage": .int32, "ShortStorage": .int16,
    "CharStorage": .int8, "ByteStorage": .uint8, "BoolStorage": .boolean,
  ]

  /// `FloatTensor` and its like, from when each type of number had a class of tensors.
  private static let tensorClasses = Set(
    storages.keys.map { String($0.dropLast("Storage".count)) + "Tensor" })
}
