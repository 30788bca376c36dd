/// How a framework names the parameters of a ResNet in its files.
public enum ParameterNaming: String, Sendable {
  /// Gluon's `save_parameters`: `features.5.0.bn1.gamma`.
  case gluon = "Gluon"
  /// Gluon's older files, and files of MXNet symbols: `resnetv20_stage1_batchnorm0_gamma`.
  case gluonPrefixes = "Gluon, with prefixes"
  /// torchvision and timm: `layer1.0.bn1.weight`.
  case torchvision = "torchvision"
  /// Hugging Face's Transformers: `resnet.encoder.stages.0.layers.0.layer.0.normalization.weight`.
  case transformers = "Transformers"

  /// Returns the namings that a version's files may have. Only Gluon has v2.
  static func all(for version: Architecture.Version) -> [ParameterNaming] {
    switch version {
    case .preActivation: [.gluon, .gluonPrefixes]
    case .postActivation: [.torchvision, .transformers, .gluon, .gluonPrefixes]
    }
  }

  /// Whether batch normalization also stores a count of its batches, as PyTorch's does. It affects nothing.
  var countsBatches: Bool { self == .torchvision || self == .transformers }

  /// Returns the framework's names for parameter paths, which must be a whole network's, in layer order.
  public func names(of paths: [String], in architecture: Architecture) -> [String] {
    if self == .gluonPrefixes { return Self.prefixedNames(paths) }
    return paths.map { path in
      var parts = path.split(separator: ".").map(String.init)
      let leaf = parts.removeLast()
      switch self {
      case .torchvision: return Self.torchvisionLayer(parts) + "." + Self.pyTorchLeaf(leaf)
      case .transformers: return Self.transformersLayer(parts) + "." + Self.pyTorchLeaf(leaf)
      case .gluon where architecture.version == .postActivation:
        // Gluon's block keeps its layers in a sequence, and ReLU is one of them.
        let names = ["conv1": "body.0", "bn1": "body.1", "conv2": "body.3", "bn2": "body.4"]
        return (parts.map { names[$0] ?? $0 } + [leaf]).joined(separator: ".")
      default: return path
      }
    }
  }

  /// Returns the names of a file without the prefix that its writer put before all of them.
  func withoutPrefix(_ names: [String]) -> [String] {
    guard self == .gluonPrefixes else { return names }
    let plain = names.map { name in
      name.hasPrefix("arg:") || name.hasPrefix("aux:") ? String(name.dropFirst(4)) : name
    }
    guard let first = plain.first, Set(plain).count == names.count else { return names }
    let common = plain.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    let prefix = common.lastIndex(of: "_").map { common[...$0].count } ?? 0
    return plain.map { String($0.dropFirst(prefix)) }
  }

  // MARK: PyTorch

  private static func pyTorchLeaf(_ leaf: String) -> String {
    ["gamma": "weight", "beta": "bias"][leaf] ?? leaf
  }

  /// The index of the first stage among v1's features.
  private static let firstStage = 4

  private static func torchvisionLayer(_ parts: [String]) -> String {
    guard let index = parts.dropFirst().first.flatMap({ Int($0) }) else { return "fc" }
    guard index >= firstStage else { return index == 0 ? "conv1" : "bn1" }
    return (["layer\(index - firstStage + 1)"] + parts.dropFirst(2)).joined(separator: ".")
  }

  private static func transformersLayer(_ parts: [String]) -> String {
    guard let index = parts.dropFirst().first.flatMap({ Int($0) }) else { return "classifier.1" }
    guard index >= firstStage else {
      return "resnet.embedder.embedder." + (index == 0 ? "convolution" : "normalization")
    }
    let layers = [
      "conv1": "layer.0.convolution", "bn1": "layer.0.normalization", "conv2": "layer.1.convolution",
      "bn2": "layer.1.normalization", "downsample.0": "shortcut.convolution",
      "downsample.1": "shortcut.normalization",
    ]
    let layer = parts.dropFirst(3).joined(separator: ".")
    return "resnet.encoder.stages.\(index - firstStage).layers.\(parts[2]).\(layers[layer] ?? layer)"
  }

  // MARK: Gluon, with prefixes

  /// Numbers the layers by kind, separately in each stage and outside the stages.
  private static func prefixedNames(_ paths: [String]) -> [String] {
    var stages: [String] = []
    var counts: [String: Int] = [:]
    var numbered: [String: String] = [:]
    return paths.map { path in
      let parts = path.split(separator: ".").map(String.init)
      let (leaf, layer) = (parts[parts.count - 1], parts.dropLast().joined(separator: "."))
      if numbered[layer] == nil {
        let isInStage = parts.count > 3
        if isInStage, stages.last != parts[1] { stages.append(parts[1]) }
        let kind = parts[0] == "output" ? "dense" : leaf == "weight" ? "conv" : "batchnorm"
        let prefix = (isInStage ? "stage\(stages.count)_" : "") + kind
        numbered[layer] = "\(prefix)\(counts[prefix, default: 0])"
        counts[prefix, default: 0] += 1
      }
      return "\(numbered[layer] ?? layer)_\(leaf)"
    }
  }
}
