import Files
import Layers
import Tensors

/// Which network a file of weights is of: all of its tensors fit that network, by name, shape and type.
public struct NetworkFit: Sendable {
  /// Which ResNet.
  public let architecture: Architecture
  /// Who named the tensors.
  public let naming: ParameterNaming
  /// The channels of the first stage.
  public let width: Int
  /// The number of outputs.
  public let classes: Int
  /// How many numbers training can move.
  public let trainableCount: Int
  /// The tensors in the order of the network's parameters.
  private let tensors: [StoredTensor]

  /// Finds the network for a file. No number is read.
  ///
  /// - Throws: `InputError` that lists what is missing, unused and mismatched for the nearest network.
  public init(_ file: WeightFile) throws {
    let candidates = Candidate.all.map { ($0, $0.tensors(of: file)) }
    guard let (nearest, tensors) = candidates.max(by: { $0.0.nearness($0.1) < $1.0.nearness($1.1) }),
      nearest.names.contains(where: { tensors[$0] != nil })
    else {
      throw InputError(
        file.path, expected: "the weights of a ResNet-18 or ResNet-34",
        found: file.tensors.first.map { "tensors of other names, such as \($0.name)" } ?? "no tensor",
        advice: "list them with: ./book model inspect \(file.path)")
    }
    architecture = nearest.architecture
    naming = nearest.naming
    (width, classes) = nearest.size(tensors)
    self.tensors = nearest.names.compactMap { tensors[$0] }
    let parameters = Self.emptyNetwork(architecture, classes: classes, width: width).namedParameters
    let shapes = parameters.map { Self.shape(of: $0.parameter) }
    trainableCount = zip(parameters, shapes).filter { $0.0.parameter.isTrainable }
      .reduce(0) { $0 + $1.1.reduce(1, *) }
    try StateDifference(
      between: Array(zip(nearest.names, shapes)),
      and: tensors.map { ($0.key, $0.value.shape, $0.value.type) }
    ).check(file.path, expected: "the \(nearest.names.count) parameters of \(architecture.rawValue)")
  }

  /// The network with the numbers of the file that this is the fit of.
  func network(_ file: WeightFile) throws -> ResNet {
    let network = Self.emptyNetwork(architecture, classes: classes, width: width)
    for ((_, parameter), tensor) in zip(network.namedParameters, tensors) {
      parameter.value = try file.read(tensor)
    }
    return network
  }

  /// A network with weights of no numbers, which take no memory: tensors that are empty by a dimension more.
  private static func emptyNetwork(_ architecture: Architecture, classes: Int, width: Int) -> ResNet {
    ResNet(architecture, classes: classes, width: width) { Tensor(uninitialized: [0] + $0) }
  }

  /// The shape of a parameter of an empty network.
  private static func shape(of parameter: Parameter) -> [Int] {
    let shape = parameter.value.shape
    return shape.first == 0 ? Array(shape.dropFirst()) : shape
  }
}

extension NetworkFit: CustomStringConvertible {
  /// One line: which network, how large, whose names.
  public var description: String {
    "\(architecture.rawValue), named as in \(naming.rawValue): \(width) channels wide, \(classes) outputs, "
      + "\(trainableCount) trained numbers"
  }
}

/// A network that a file might be of, and its names for the parameters.
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

  /// The tensors of a file by their plain names. PyTorch's counts of batches, which batch normalization
  /// keeps and does not use, are left out where they belong.
  func tensors(of file: WeightFile) -> [String: StoredTensor] {
    let names = naming.withoutPrefix(file.tensors.map(\.name))
    var tensors = Dictionary(zip(names, file.tensors)) { first, _ in first }
    guard naming.countsBatches else { return tensors }
    for name in self.names where name.hasSuffix(".running_var") {
      let count = name.replacing("running_var", with: "num_batches_tracked")
      if let tensor = tensors[count], tensor.type == .int64, tensor.count == 1 { tensors[count] = nil }
    }
    return tensors
  }

  /// How many names both have, less those that only one has.
  func nearness(_ tensors: [String: StoredTensor]) -> Int {
    let shared = names.count { tensors[$0] != nil }
    return 3 * shared - names.count - tensors.count
  }

  /// Width and number of classes as three weights tell them.
  ///
  /// A network is then made to compare all shapes. Where the three disagree, it is at most as large as the
  /// frameworks' own, so that no file makes a network larger than itself.
  func size(_ tensors: [String: StoredTensor]) -> (width: Int, classes: Int) {
    func shape(_ isWanted: (String) -> Bool, last: Bool = false) -> [Int] {
      let place = last ? paths.lastIndex(where: isWanted) : paths.firstIndex(where: isWanted)
      return place.flatMap { tensors[names[$0]]?.shape } ?? []
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
