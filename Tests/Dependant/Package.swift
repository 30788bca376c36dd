// swift-tools-version: 6.2
import PackageDescription

// Another package, as .ci/dependants builds it, outside this repository: it depends on a version by
// address. Its `train` is the program of Examples.
let package = Package(
  name: "dependant",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: Context.environment["FINETUNING_URL"] ?? "file:///fine-tuning", exact: "0.0.1")
  ],
  targets: [
    .executableTarget(
      name: "train", dependencies: [.product(name: "FineTuningCore", package: "fine-tuning")]),
    .executableTarget(
      name: "page", dependencies: [.product(name: "FineTuning", package: "fine-tuning")]),
  ]
)
