extension Layer {
  /// The multiply-adds of a forward pass, for an input of the given shape: one for each weight of a convolution or a
  /// dense layer, and each place where it applies. Everything else takes little beside them.
  ///
  /// They are counted as the definition has them. An algorithm such as Winograd's needs fewer, by the same factor for
  /// the gradients, so proportions hold.
  public func multiplyAdds(for input: [Int]) -> Int {
    weightedLayers(for: input).reduce(0) { $0 + $1.multiplyAdds }
  }

  /// The multiply-adds of a training step, for a batch of the given shape.
  ///
  /// Besides the forward pass, every trainable weight takes as many again for its gradient, and every layer behind a
  /// trainable one as many again to pass the gradient back.
  public func trainingMultiplyAdds(for input: [Int]) -> Int {
    var isBehindTrainable = false
    return weightedLayers(for: input).reduce(0) { sum, layer in
      let passes = 1 + (layer.weight.isTrainable ? 1 : 0) + (isBehindTrainable ? 1 : 0)
      isBehindTrainable = isBehindTrainable || layer.weight.isTrainable
      return sum + passes * layer.multiplyAdds
    }
  }

  /// The convolutions and dense layers of the branch, in order.
  private func weightedLayers(for input: [Int]) -> [(weight: Parameter, multiplyAdds: Int)] {
    let weight = (self as? Convolution)?.weight ?? (self as? Dense)?.weight
    let own = weight.map { weight in
      // A place is a pixel of the output, or a row.
      (weight: weight, multiplyAdds: weight.value.count * outputShape(of: input).dropLast().reduce(1, *))
    }
    return [own].compactMap { $0 }
      + zip(children, inputShapesOfChildren(for: input)).flatMap { child, input in
        child.layer.weightedLayers(for: input)
      }
  }
}
