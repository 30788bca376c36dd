// swift-tools-version: 6.0
import PackageDescription

/// The C kernels hold the hot loops; optimizing them in debug builds too keeps the tests fast. `a * b + c` in one
/// expression is rounded once, and nothing else is fused: the source says where, not the optimizer.
let optimizedC: [CSetting] = [.unsafeFlags(["-O3", "-ffp-contract=on"])]

/// The same for loops over pixels in Swift.
let optimizedSwift: [SwiftSetting] = [.unsafeFlags(["-O"])]

/// Options, help, completion and their errors for every executable. It builds in about ten seconds.
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A C target under `Sources/C`.
func c(_ name: String, cSettings: [CSetting] = [], linking libraries: String...) -> Target {
  .target(
    name: name, path: "Sources/C/\(name)", cSettings: cSettings,
    linkerSettings: libraries.map { .linkedLibrary($0) })
}

/// A library of the system, declared under `Sources/C`.
func system(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

/// A library that tools share, under `Tools`.
func support(_ name: String, on dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Tools/\(name)")
}

/// A tool for authors and learners, under `Tools`.
func tool(_ name: String, on dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies + [argumentParser], path: "Tools/\(name)", exclude: exclude)
}

/// A chapter: an executable named after its folder without the number.
func chapter(_ folder: String) -> Target {
  .executableTarget(
    name: String(folder.drop { $0 != "-" }.dropFirst()), dependencies: ["FineTuning"],
    path: "chapters/\(folder)", exclude: ["README.md"])
}

/// The tests of a module, which may also use what it is built on.
func tests(of module: String, _ others: Target.Dependency..., exclude: [String] = []) -> Target {
  .testTarget(
    name: module + "Tests", dependencies: [.target(name: module), "TestSupport"] + others, exclude: exclude)
}

let package = Package(
  name: "fine-tuning",
  products: [
    .library(name: "FineTuning", targets: ["FineTuning"]),
    // The command needs little of the library, but nearly everyone who builds it runs a chapter next: with both in
    // one product, SwiftPM compiles them side by side.
    .executable(name: "BookCommand", targets: ["BookCommand", "FineTuning"]),
  ],
  dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
  targets: [
    // C, at the bottom: figures (Cairo draws only those; the data are drawn in Swift, to be the same everywhere), digests
    // (libcrypto is installed anyway, where a Swift package takes two minutes to build), zip archives (libarchive is
    // tested against files from anyone), image files, and our own kernels.
    system("CCairo", pkgConfig: "cairo", apt: "libcairo2-dev", brew: "cairo"),
    system("COpenSSL", pkgConfig: "libcrypto", apt: "libssl-dev", brew: "openssl"),
    system("CArchive", pkgConfig: "libarchive", apt: "libarchive-dev", brew: "libarchive"),
    c("CImageCodecs", linking: "jpeg", "png"),
    c("CKernels", cSettings: optimizedC),
    c("CErrorInMain"),  // turns an error at the top of a chapter into a message instead of a trap

    // The library, from the bottom up. No module knows anything above it.
    .target(name: "Files", dependencies: ["COpenSSL"]),
    .target(name: "ElementaryFunctions"),
    .target(name: "Tensors", dependencies: ["ElementaryFunctions", "CKernels"]),
    .target(name: "Hub", dependencies: ["Files", "CArchive"]),
    .target(name: "Images", dependencies: ["Tensors", "ElementaryFunctions", "Files", "CImageCodecs"]),
    .target(name: "Layers", dependencies: ["Tensors", "ElementaryFunctions", "CKernels"]),
    .target(
      name: "Models", dependencies: ["Layers", "Tensors", "Files"],
      exclude: ["Resources/resnet18-half-drawn-imagenet.md"],
      resources: [
        .copy("Resources/imagenet-classes.txt"), .copy("Resources/resnet18-half-drawn-imagenet.safetensors"),
      ]),
    .target(name: "Training", dependencies: ["Models", "Layers", "Images", "Tensors", "Files"]),
    .target(name: "Canvas", dependencies: ["Images", "ElementaryFunctions"], swiftSettings: optimizedSwift),
    .target(
      name: "Drawings",
      dependencies: ["Canvas", "Models", "Images", "Tensors", "ElementaryFunctions", "Files"]),
    .target(name: "Plotting", dependencies: ["Canvas", "Images", "Files", "CCairo"]),
    .target(name: "Notebook", dependencies: ["Plotting", "Images", "Files"]),
    .target(name: "Recipe", dependencies: ["Files", argumentParser]),
    .target(
      name: "FineTuning",
      dependencies: [
        "Notebook", "Recipe", "Training", "Hub", "Plotting", "Drawings", "Canvas", "Models", "Images",
        "Layers", "Tensors", "Files", "CErrorInMain",
      ]),

    // The chapters.
    chapter("01-dataset"),
    chapter("02-augmentation"),
    chapter("03-model-surgery"),
    chapter("04-fine-tune-vs-scratch"),
    chapter("05-frozen-features"),
    chapter("06-class-713"),

    // The tools. `BookCommand` is ./book; it runs the others.
    support("Processes", on: ["Files"]),
    // Matrix products of somebody else: the reference in tests, and the benchmark's measure of what a processor can do.
    // No number of a network passes through it, since its last bits depend on processor and version.
    .systemLibrary(name: "COpenBLAS", path: "Tools/COpenBLAS"),
    support("OpenBLAS", on: ["COpenBLAS"]),
    support("ExerciseRunner", on: ["Files"]),
    support("ExerciseChecks", on: ["ExerciseRunner", "FineTuning"]),
    tool(
      "BookCommand",
      on: [
        "Processes", "ExerciseRunner", "Notebook", "Recipe", "Hub", "Plotting", "Models", "Images", "Layers",
        "Tensors", "Files",
      ]),
    tool(
      "Benchmark",
      on: [
        "Processes", "OpenBLAS", "Notebook", "Recipe", "Training", "Drawings", "Models", "Layers", "Images",
        "Tensors", "Files",
      ], exclude: ["Peers"]),
    tool(
      "Pretraining",
      on: [
        "Training", "Drawings", "Models", "Layers", "Images", "Tensors", "ElementaryFunctions", "Files",
      ]),
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
      name: "KernelDigests", dependencies: ["CKernels"], path: "Tests/KernelDigests",
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
      name: "PageTestSupport", dependencies: ["Notebook", "Recipe", "Plotting", "Files", "TestSupport"],
      path: "Tests/PageTestSupport"),
    tests(of: "Notebook", "PageTestSupport", "Plotting", "Images", "Files"),
    tests(of: "Recipe", "Files"),
    tests(of: "FineTuning", "fine-tune-vs-scratch", "sample-chapter"),
    tests(of: "Processes", "Files"),
    tests(
      of: "BookCommand", "PageTestSupport", "Notebook", "Recipe", "Plotting", "Hub",
      "CArchive", "Models",
      "Images", "Layers", "Tensors", "Files"),
    tests(
      of: "ExerciseRunner", "ExerciseChecks", "BookCommand", "Files", exclude: ["Planted"]),
    tests(of: "Fuzzer", "Models", "Images", "Tensors", "Files"),
    .testTarget(  // compares with reference values from Gluon and PyTorch, under Tests/Fixtures
      name: "ParityTests",
      dependencies: ["Recipe", "Models", "Images", "Layers", "Tensors", "Files", "TestSupport"]),
    .executableTarget(name: "sample-chapter", dependencies: ["FineTuning"], path: "Tests/SampleChapter"),
  ]
)

// A learner's file joins the package only while it is asked for, by its folder, so that unfinished work never
// breaks the build of anything else. Several folders are separated by colons.
for folder in (Context.environment["FINETUNING_EXERCISES"] ?? "").split(separator: ":").map(String.init) {
  package.targets.append(
    .executableTarget(
      name: "exercise-" + (folder.split(separator: "/").last ?? "").drop { $0.isNumber || $0 == "-" },
      dependencies: ["ExerciseRunner", "ExerciseChecks", "FineTuning"], path: folder,
      exclude: ["README.md", "hints.md", "Solution.swift"], sources: ["Exercise.swift", "main.swift"]))
}
