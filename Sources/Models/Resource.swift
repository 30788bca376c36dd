import FineTuningFiles
import Foundation

/// A file that comes with this module, in a folder that SwiftPM puts beside the programs it builds.
///
/// SwiftPM's own `Bundle.module` ends the program when it doesn't find that folder, which happens to every program
/// that is copied without it.
enum Resource {
  /// The name of the folder, as SwiftPM composes it from those of the package and the module.
  static var folder: String {
    #if canImport(Darwin)
      "fine-tuning_FineTuningModels.bundle"
    #else
      "fine-tuning_FineTuningModels.resources"
    #endif
  }

  /// The folders in which that folder may be: the program's own, and those of the bundles of the program and of this
  /// code, which may be a framework or a bundle of tests. A link to a program leads to the program.
  static var places: [String] {
    let program = Bundle.main.executablePath.map {
      URL(fileURLWithPath: $0).resolvingSymlinksInPath().deletingLastPathComponent()
    }
    let code = Bundle(for: Anchor.self)
    let all = [
      program, Bundle.main.resourceURL, Bundle.main.bundleURL, code.resourceURL,
      code.bundleURL.deletingLastPathComponent(),
    ]
    return all.compactMap { $0?.standardizedFileURL.path }.reduce(into: []) { places, place in
      if !places.contains(place) { places.append(place) }
    }
  }

  /// A class of this module, for its bundle.
  private final class Anchor {}

  /// Returns the path of the file `name`.
  ///
  /// - Throws: `InputError` if it is in none of `places`.
  static func path(of name: String, in places: [String] = places) throws -> String {
    let paths = places.map { "\($0)/\(folder)/\(name)" }
    if let path = paths.first(where: FileManager.default.isReadableFile) { return path }
    throw InputError(
      name, expected: "a file in the folder \(folder), beside the program",
      found: "none in \(places.joined(separator: " or "))",
      advice: "copy that folder from where the program was built, and keep the two together")
  }
}
