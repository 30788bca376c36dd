import FineTuningImages
import FineTuningLayers
import FineTuningModels

extension Convolution {
  /// The filters as small images, for a convolution that reads three channels. Grey is zero, and the largest
  /// weight of each filter is as far from grey as a byte allows.
  public var filterImages: [Image] {
    let shape = weight.value.shape
    let (side, area) = (shape[2], shape[2] * shape[3])
    precondition(shape[1] == 3, "filters that read red, green and blue")
    let values = weight.value.values
    return (0..<shape[0]).map { filter in
      let weights = values[filter * 3 * area..<(filter + 1) * 3 * area]
      let largest = weights.map(\.magnitude).max() ?? 0
      var image = Image(width: side, height: side)
      for (place, weight) in weights.enumerated() {
        let (channel, pixel) = place.quotientAndRemainder(dividingBy: area)
        let shade = largest > 0 ? weight / largest : 0
        image.pixels[pixel * 3 + channel] = UInt8((127.5 + 127.5 * shade).rounded())
      }
      return image
    }
  }
}

extension ResNet {
  /// The filters of the first convolution as small images.
  public var firstFilters: [Image] {
    let first = features.children.lazy.compactMap { $0.layer as? Convolution }.first
    return first?.filterImages ?? []
  }
}
