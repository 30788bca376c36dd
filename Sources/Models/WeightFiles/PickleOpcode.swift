/// The pickle instructions that weights files use (`Lib/pickletools.py` in CPython).
///
/// They make and arrange plain data, with three exceptions: `global` names something in Python, and `reduce`
/// and `newObject` would call it. `PickleGlobal` decides which names are allowed and what they stand for.
enum PickleOpcode: UInt8 {
  case mark = 0x28
  case emptyTuple = 0x29
  case stop = 0x2E
  case binaryFloat = 0x47
  case binaryInteger = 0x4A
  case byteInteger = 0x4B
  case shortInteger = 0x4D
  case none = 0x4E
  case persistentObject = 0x51
  case reduce = 0x52
  case byteString = 0x54
  case shortByteString = 0x55
  case text = 0x58
  case emptyList = 0x5D
  case append = 0x61
  case build = 0x62
  case global = 0x63
  case appendMany = 0x65
  case get = 0x68
  case longGet = 0x6A
  case put = 0x71
  case longPut = 0x72
  case setItem = 0x73
  case tuple = 0x74
  case setItems = 0x75
  case emptyDictionary = 0x7D
  case version = 0x80
  case newObject = 0x81
  case tupleOfOne = 0x85
  case tupleOfTwo = 0x86
  case tupleOfThree = 0x87
  case yes = 0x88
  case no = 0x89
  case longInteger = 0x8A
}
