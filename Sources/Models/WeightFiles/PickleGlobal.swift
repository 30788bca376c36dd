/// The Python names that a pickle of weights may use. None of them is ever called: each stands for a plain
/// value made here.
enum PickleGlobal: Equatable {
  /// A dictionary that keeps its order.
  case orderedDictionary
  /// The function that makes a tensor from a storage, an offset, a shape and strides.
  case tensor
  /// The class of parameters or, in PyTorch's first releases, of tensors: the object is made from a tensor,
  /// or filled in later.
  case tensorClass
  /// The class of a storage: a run of elements of one type.
  case storage(ElementType)

  /// Looks up a name; any other than these is an error that shows it.
  init(module: String, name: String) throws {
    switch (module, name) {
    case ("collections", "OrderedDict"): self = .orderedDictionary
    case ("torch._utils", "_rebuild_tensor"), ("torch._utils", "_rebuild_tensor_v2"): self = .tensor
    case ("torch._utils", "_rebuild_parameter"), ("torch.nn.parameter", "Parameter"): self = .tensorClass
    case ("torch", _) where Self.tensorClasses.contains(name): self = .tensorClass
    default:
      guard module == "torch", let type = Self.storages[name] else {
        throw Malformed(
          "the name \(module).\(name), which Python's own loader might call",
          expected: "a pickle of nothing but tensors",
          advice: "don't load this file anywhere unless you trust its author; if you do, save the model's "
            + "state_dict() in Python and use that")
      }
      self = .storage(type)
    }
  }

  private static let storages: [String: ElementType] = [
    "DoubleStorage": .float64, "FloatStorage": .float32, "HalfStorage": .float16,
    "BFloat16Storage": .bfloat16, "LongStorage": .int64, "IntStorage": .int32, "ShortStorage": .int16,
    "CharStorage": .int8, "ByteStorage": .uint8, "BoolStorage": .boolean,
  ]

  /// `FloatTensor` and the like, from when each element type had its own class of tensors.
  private static let tensorClasses = Set(
    storages.keys.map { String($0.dropLast("Storage".count)) + "Tensor" })
}
