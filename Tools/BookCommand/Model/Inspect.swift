import ArgumentParser
import FineTuningFiles
import FineTuningModels
import FineTuningTraining
import Processes

extension ModelCommand {
  /// Lists the contents of a weights file.
  struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the tensors of a weights file, and the network they fit.")

    @Argument(help: "The weights file.", completion: .file()) var file: String

    func run() throws {
      let weights = try WeightFile(file.fromCaller)
      let lines = weights.tensors.map { tensor in
        (tensor.name.escapingControls, tensor.type.rawValue, Self.text(tensor.shape))
      }
      let widths = (name: lines.map(\.0.count).max() ?? 0, type: lines.map(\.1.count).max() ?? 0)
      for (name, type, shape) in lines {
        print("\(name.padded(to: widths.name))  \(type.padded(to: widths.type))  \(shape)")
      }
      for (key, value) in weights.metadata.sorted(by: { $0.key < $1.key }) {
        print("\(key): \(value)".escapingControls)
      }
      let parameters = weights.tensors.reduce(0) { $0 + $1.count }
      print("\(weights.format.rawValue); tensors: \(weights.tensors.count), parameters: \(parameters)")
      print(fit(weights))
    }

    private func fit(_ weights: WeightFile) -> String {
      do {
        let fit = try NetworkFit(weights)
        let size = try NetworkDescription(of: weights, fit).inputSize
        return "fits \(fit); input of \(size) × \(size) pixels"
      } catch let misfit as InputError {
        return "fits no network here: expected \(misfit.expected), found \(misfit.found)".escapingControls
      } catch {
        return "fits no network here: \(error)"
      }
    }

    private static func text(_ shape: [Int]) -> String {
      shape.isEmpty ? "a single number" : shape.map(String.init).joined(separator: " × ")
    }
  }
}
