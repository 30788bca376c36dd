// swift-tools-version: 6.2
import PackageDescription

// Programs that use the library as yours would. In a package of your own, the dependency has an address and a version
// instead of a path.
let package = Package(
  name: "examples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "fine-tuning", path: "..")],
  targets: ["train-on-folder", "draw-shapes"].map {
    .executableTarget(name: $0, dependencies: [.product(name: "FineTuningCore", package: "fine-tuning")])
  }
)
