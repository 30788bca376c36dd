// swift-tools-version: 6.2
import PackageDescription

/// Whether this package is built for itself, and not as a dependency: SwiftPM refuses dependencies by URL that pass
/// flags of their own to the compiler.
let isRoot = !Context.packageDirectory.contains("/checkouts/")

/// The C kernels hold the hot loops; optimizing them in debug builds too keeps the tests fast.
let optimizedC: [CSetting] = isRoot ? [.unsafeFlags(["-O3"])] : []

/// The same for loops over pixels in Swift.
let optimizedSwift: [SwiftSetting] = isRoot ? [.unsafeFlags(["-O"])] : []

/// Options, help, completion and their errors for every executable. It builds in about ten seconds.
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// MARK: The library

/// The name of a module of the library, whose folder has the short name. A program can't hold two modules of one name,
/// and other packages have a `Files` or an `Images` too.
func full(_ name: String) -> String { "FineTuning" + name }

/// A module under `Sources`.
func module(
  _ name: String, on dependencies: [String] = [], also others: [Target.Dependency] = [],
  exclude: [String] = [],
  resources: [Resource] = [], swiftSettings: [SwiftSetting] = []
) -> Target {
  .target(
    name: full(name), dependencies: dependencies.map { .target(name: full($0)) } + others,
    path: "Sources/\(name)",
    exclude: exclude, resources: resources, swiftSettings: swiftSettings)
}

/// A C module under `Sources/C`. No Swift code imports the system's libraries that it calls, so it names them itself.
func c(
  _ name: String, on dependencies: [String] = [], cSettings: [CSetting] = [], linking libraries: String...
) -> Target {
  .target(
    name: full(name), dependencies: dependencies.map { .target(name: full($0)) }, path: "Sources/C/\(name)",
    cSettings: cSettings, linkerSettings: libraries.map { .linkedLibrary($0) })
}

/// A library of the system, declared under `Sources/C`.
func system(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(
    name: full(name), path: "Sources/C/\(name)", pkgConfig: pkgConfig,
    providers: [.apt([apt]), .brew([brew])])
}

/// Everything under `Sources`, from the bottom up. No module knows anything above it.
let library: [Target] = [
  // Figures (Cairo draws only those; the data are drawn in Swift, to be the same everywhere), digests (libcrypto is
  // installed anyway, where a Swift package takes two minutes to build), zip archives (libarchive is tested against files
  // from anyone), image files, and our own kernels.
  system("CCairo", pkgConfig: "cairo", apt: "libcairo2-dev", brew: "cairo"),
  system("COpenSSL", pkgConfig: "libcrypto", apt: "libssl-dev", brew: "openssl"),
  system("CArchive", pkgConfig: "libarchive", apt: "libarchive-dev", brew: "libarchive"),
  system("CJPEG", pkgConfig: "libjpeg", apt: "libjpeg-dev", brew: "jpeg-turbo"),
  system("CPNG", pkgConfig: "libpng", apt: "libpng-dev", brew: "libpng"),
  c("CImageCodecs", on: ["CJPEG", "CPNG"], linking: "jpeg", "png"),
  c("CKernels", cSettings: optimizedC),
  c("CErrorInMain"),  // turns an error at the top of a program into a message instead of a trap

  module("Files", on: ["COpenSSL"]),
  module("ElementaryFunctions"),
  module("Tensors", on: ["ElementaryFunctions", "CKernels"]),
  module("Hub", on: ["Files", "CArchive"]),
  module("Images", on: ["Tensors", "ElementaryFunctions", "Files", "CImageCodecs"]),
  module("Layers", on: ["Tensors", "ElementaryFunctions", "CKernels"]),
  module(
    "Models", on: ["Layers", "Tensors", "Files"], exclude: ["Resources/resnet18-half-drawn-imagenet.md"],
    resources: [.copy("Resources/resnet18-half-drawn-imagenet.safetensors")]),
  module("Training", on: ["Models", "Layers", "Images", "Tensors", "ElementaryFunctions", "Files"]),
  // To train and to use networks, without drawings and pages.
  module("Core", on: ["Training", "Models", "Layers", "Images", "Tensors", "Files", "CErrorInMain"]),
  module("Canvas", on: ["Images", "ElementaryFunctions"], swiftSettings: optimizedSwift),
  module("Drawings", on: ["Canvas", "Models", "Images", "Tensors", "ElementaryFunctions", "Files"]),
  module("Plotting", on: ["Canvas", "Images", "Files", "CCairo"]),
  module("Notebook", on: ["Plotting", "Images", "Files"]),
  module("Recipe", on: ["Files"], also: [argumentParser]),
  .target(
    name: "FineTuning",
    dependencies: [
      "Core", "Notebook", "Recipe", "Training", "Hub", "Plotting", "Drawings", "Canvas", "Models", "Images",
      "Layers", "Tensors", "Files",
    ].map { .target(name: full($0)) }),
]

// MARK: What is built on it

/// The targets by name, those of the library by their short names.
@MainActor func targets(_ names: [String]) -> [Target.Dependency] {
  names.map { name in
    .target(name: library.contains { $0.name == full(name) } ? full(name) : name)
  }
}

/// A chapter: an executable named after its folder without the number.
func chapter(_ folder: String) -> Target {
  .executableTarget(
    name: String(folder.drop { $0 != "-" }.dropFirst()), dependencies: ["FineTuning"],
    path: "chapters/\(folder)", exclude: ["README.md"])
}

/// A library that tools share, under `Tools`.
@MainActor func support(_ name: String, on dependencies: String...) -> Target {
  .target(name: name, dependencies: targets(dependencies), path: "Tools/\(name)")
}

/// A tool for authors and learners, under `Tools`.
@MainActor func tool(_ name: String, on dependencies: [String], exclude: [String] = []) -> Target {
  .executableTarget(
    name: name, dependencies: targets(dependencies) + [argumentParser], path: "Tools/\(name)",
    exclude: exclude)
}

/// The tests of a module, which may also use what it is built on.
@MainActor func tests(of module: String, _ others: String..., exclude: [String] = []) -> Target {
  .testTarget(
    name: module + "Tests", dependencies: targets([module, "TestSupport"] + others), exclude: exclude)
}

let package = Package(
  name: "fine-tuning",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "FineTuningCore", targets: ["FineTuningCore"]),
    .library(name: "FineTuning", targets: ["FineTuning"]),
    // The command needs little of the library, but nearly everyone who builds it runs a chapter next: with both in
    // one product, SwiftPM compiles them side by side.
    .executable(name: "BookCommand", targets: ["BookCommand", "FineTuning"]),
  ],
  dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
  targets: library + [
    chapter("01-dataset"),
    chapter("02-augmentation"),
    chapter("03-model-surgery"),
    chapter("04-fine-tune-vs-scratch"),
    chapter("05-frozen-features"),
    chapter("06-class-713"),

    // The tools. `BookCommand` is ./book; it runs the others.
    support("Processes", on: "Files"),
    // Matrix products of somebody else: the reference in tests, and the benchmark's measure of what a processor can do.
    // No number of a network passes through it, since its last bits depend on processor and version.
    .systemLibrary(name: "COpenBLAS", path: "Tools/COpenBLAS"),
    support("OpenBLAS", on: "COpenBLAS"),
    support("ExerciseRunner", on: "Files"),
    support("ExerciseChecks", on: "ExerciseRunner", "FineTuning"),
    tool(
      "BookCommand",
      on: [
        "Processes", "ExerciseRunner", "Notebook", "Recipe", "Hub", "Plotting", "Training", "Models",
        "Images",
        "Layers", "Tensors", "Files",
      ]),
    tool(
      "Benchmark",
      on: [
        "Processes", "OpenBLAS", "Notebook", "Recipe", "Training", "Drawings", "Models", "Layers", "Images",
        "Tensors", "Files",
      ], exclude: ["Peers"]),
    tool(
      "Train",
      on: ["Processes", "Notebook", "Plotting", "Training", "Models", "Images", "Tensors", "Files"]),
    tool(
      "Pretraining",
      on: ["Training", "Drawings", "Models", "Layers", "Images", "Tensors", "ElementaryFunctions", "Files"]),
    tool("ContactSheet", on: ["Drawings", "Canvas", "Images", "Tensors", "Files"]),
    tool(
      "Fuzzer",
      on: [
        "Processes", "Notebook", "Recipe", "ExerciseRunner", "Hub", "Models", "Images", "Tensors", "Files",
        "CLibFuzzer",
      ]),
    .systemLibrary(name: "CLibFuzzer", path: "Tools/CLibFuzzer"),  // `--sanitize fuzzer` links it

    // The tests of each module and tool.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .target(  // emulated.sh compiles it with main.c instead
      name: "KernelDigests", dependencies: targets(["CKernels"]), path: "Tests/KernelDigests",
      exclude: ["main.c", "emulated.sh"], cSettings: optimizedC),
    tests(of: "CKernels", "KernelDigests", "Tensors"),
    tests(of: "Files"),
    tests(of: "ElementaryFunctions"),
    tests(of: "Tensors", "OpenBLAS"),
    tests(of: "Hub", "BookCommand", "Files", "CArchive"),
    tests(of: "Images", "Tensors", "Files"),
    tests(of: "Layers", "Tensors"),
    tests(of: "Models", "Layers", "Tensors", "Files"),
    tests(of: "Training", "Layers", "Images", "Tensors", "Files"),
    tests(of: "Canvas", "Images", "Tensors"),
    tests(of: "Drawings", "Models", "Canvas", "Images", "Tensors", "Files"),
    tests(of: "Plotting", "Canvas", "Images", "Files"),
    .target(
      name: "PageTestSupport",
      dependencies: targets(["Notebook", "Recipe", "Plotting", "Files", "TestSupport"]),
      path: "Tests/PageTestSupport"),
    tests(of: "Notebook", "PageTestSupport", "Plotting", "Images", "Files"),
    tests(of: "Recipe", "Files"),
    tests(
      of: "FineTuning", "dataset", "augmentation", "model-surgery", "fine-tune-vs-scratch", "frozen-features",
      "class-713", "sample-chapter"),
    tests(of: "Processes", "Files"),
    tests(
      of: "BookCommand", "PageTestSupport", "Notebook", "Recipe", "Plotting", "Hub", "CArchive", "Models",
      "Images",
      "Layers", "Tensors", "Files"),
    tests(of: "ExerciseRunner", "ExerciseChecks", "BookCommand", "Files", exclude: ["Planted"]),
    tests(of: "Train", "BookCommand", "Training", "Models", "Images", "Tensors", "Files"),
    tests(of: "Fuzzer", "Models", "Images", "Tensors", "Files"),
    .testTarget(  // compares with reference values from Gluon and PyTorch, under Tests/Fixtures
      name: "ParityTests",
      dependencies: targets(["Recipe", "Models", "Images", "Layers", "Tensors", "Files", "TestSupport"])),
    .executableTarget(name: "sample-chapter", dependencies: ["FineTuning"], path: "Tests/SampleChapter"),
  ]
)

// The documentation of the API is written by a plugin that nothing else needs.
if isRoot && Context.environment["FINETUNING_API"] != nil {
  package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}

// A learner's file joins the package only while it is asked for, by its folder, so that unfinished work never
// breaks the build of anything else. Several folders are separated by colons.
for folder in (Context.environment["FINETUNING_EXERCISES"] ?? "").split(separator: ":").map(String.init) {
  package.targets.append(
    .executableTarget(
      name: "exercise-" + (folder.split(separator: "/").last ?? "").drop { $0.isNumber || $0 == "-" },
      dependencies: ["ExerciseRunner", "ExerciseChecks", "FineTuning"], path: folder,
      exclude: ["README.md", "hints.md", "Solution.swift"], sources: ["Exercise.swift", "main.swift"]))
}
