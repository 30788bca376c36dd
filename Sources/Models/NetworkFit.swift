import FineTuningFiles
import FineTuningLayers
import FineTuningTensors

/// The network that a weights file fits, tensor for tensor, by name, shape and type.
public struct NetworkFit: Sendable {
  /// The kind of ResNet.
  public let architecture: Architecture
  /// The framework's names that the tensors have.
  public let naming: ParameterNaming
  /// The number of channels in the first stage.
  public let width: Int
  /// The number of outputs.
  public let classes: Int
  /// The number of trainable parameters.
  public let trainableParameterCount: Int
  /// The tensors in the order of the network's parameters.
  private let tensors: [StoredTensor]

  /// Finds the network that a file fits, without reading any elements.
  ///
  /// - Throws: `InputError` if there's none; it lists what's missing, unused and mismatched for the closest
  ///   one.
  public init(_ file: WeightFile) throws {
    let candidates = Candidate.all.map { ($0, $0.tensors(of: file)) }
    guard let (nearest, tensors) = candidates.max(by: { $0.0.nearness($0.1) < $1.0.nearness($1.1) }),
      nearest.names.contains(where: { tensors[$0] != nil })
    else {
      throw InputError(
        file.path, expected: "the weights of a ResNet-18 or ResNet-34",
        found: file.tensors.first.map { "tensors with other names, such as \($0.name)" } ?? "no tensors",
        advice: "list them with: ./book model inspect \(file.path)")
    }
    architecture = nearest.architecture
    naming = nearest.naming
    (width, classes) = nearest.size(tensors)
    self.tensors = nearest.names.compactMap { tensors[$0] }
    let parameters = Self.emptyNetwork(architecture, classes: classes, width: width).namedParameters
    let shapes = parameters.map { Self.shape(of: $0.parameter) }
    trainableParameterCount = zip(parameters, shapes).filter { $0.0.parameter.isTrainable }
      .reduce(0) { $0 + $1.1.reduce(1, *) }
    try StateDifference(
      between: Array(zip(nearest.names, shapes)),
      and: tensors.map { ($0.key, $0.value.shape, $0.value.type) }
    ).check(file.path, expected: "the \(nearest.names.count) parameters of \(architecture.rawValue)")
  }

  /// Makes the network, with the weights of `file`, which must be the file of this fit.
  public func network(_ file: WeightFile) throws -> ResNet {
    let network = Self.emptyNetwork(architecture, classes: classes, width: width)
    for ((_, parameter), tensor) in zip(network.namedParameters, tensors) {
      parameter.value = try file.read(tensor)
    }
    return network
  }

  /// Makes a network whose weights take no memory: an extra dimension of size 0 keeps each tensor empty.
  private static func emptyNetwork(_ architecture: Architecture, classes: Int, width: Int) -> ResNet {
    ResNet(architecture, classes: classes, width: width) { Tensor(uninitialized: [0] + $0) }
  }

  /// Returns a parameter's shape, without the extra dimension in an empty network.
  private static func shape(of parameter: Parameter) -> [Int] {
    let shape = parameter.value.shape
    return shape.first == 0 ? Array(shape.dropFirst()) : shape
  }
}

extension NetworkFit: CustomStringConvertible {
  /// One line with the kind of network, the naming and the sizes.
  public var description: String {
    "\(architecture.rawValue), named as in \(naming.rawValue): \(width) channels wide, \(classes) outputs, "
      + "\(trainableParameterCount) trainable parameters"
  }
}

/// A network that a file might fit, with one framework's names for its parameters.
private struct Candidate {
  let architecture: Architecture
  let naming: ParameterNaming
  let names: [String]
  private let paths: [String]

  static let all = Architecture.allCases.flatMap { architecture in
    let smallest = ResNet(architecture, classes: 1, width: 1) { Tensor(zeros: $0) }
    let paths = smallest.namedParameters.map(\.path)
    return ParameterNaming.all(for: architecture.version).map { naming in
      Candidate(
        architecture: architecture, naming: naming, names: naming.names(of: paths, in: architecture),
        paths: paths)
    }
  }

  /// Returns the tensors of a file by name, without a common prefix. Leaves out the batch counts that
  /// PyTorch's batch normalization keeps but doesn't use.
  func tensors(of file: WeightFile) -> [String: StoredTensor] {
    let stored = file.networkTensors
    let names = naming.withoutPrefix(stored.map(\.name))
    var tensors = Dictionary(zip(names, stored.map(\.tensor))) { first, _ in first }
    guard naming.countsBatches else { return tensors }
    for name in self.names where name.hasSuffix(".running_var") {
      let count = name.replacing("running_var", with: "num_batches_tracked")
      if let tensor = tensors[count], tensor.type == .int64, tensor.count == 1 { tensors[count] = nil }
    }
    return tensors
  }

  /// Returns the number of names that both have, minus those that only one has.
  func nearness(_ tensors: [String: StoredTensor]) -> Int {
    let shared = names.count { tensors[$0] != nil }
    return 3 * shared - names.count - tensors.count
  }

  /// Infers the width and the number of classes from three weights.
  ///
  /// The caller makes a network of that size to compare all shapes. If the three disagree, the size is capped
  /// at the frameworks' own: no file can ask for a network larger than itself.
  func size(_ tensors: [String: StoredTensor]) -> (width: Int, classes: Int) {
    func shape(_ isWanted: (String) -> Bool, last: Bool = false) -> [Int] {
      let index = last ? paths.lastIndex(where: isWanted) : paths.firstIndex(where: isWanted)
      return index.flatMap { tensors[names[$0]]?.shape } ?? []
    }
    let output = shape { $0 == "output.weight" }
    let first = shape { $0.hasSuffix(".weight") }
    let (width, classes) = (first.first ?? 0, output.first ?? 0)
    let channels = Architecture.outputChannels(width: width)
    let agree =
      first == [width, 3, 7, 7] && output == [classes, channels]
      && shape({ $0.hasSuffix(".conv2.weight") }, last: true) == [channels, channels, 3, 3]
    if width > 0, classes > 0, agree { return (width, classes) }
    return (1...64 ~= width ? width : 64, 1...1000 ~= classes ? classes : 1000)
  }
}
