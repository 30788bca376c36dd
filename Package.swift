// swift-tools-version: 6.0
import PackageDescription

/// The C targets hold the hot loops: they are optimized in debug builds too, so that tests stay fast.
let optimizedC: [CSetting] = [.unsafeFlags(["-O3", "-ffp-contract=fast"])]

/// A library floor under `Sources/`.
func floor(_ name: String, on below: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: below)
}

/// A chapter of the book: an executable named as its folder without the number.
func chapter(_ folder: String) -> Target {
  .executableTarget(
    name: String(folder.drop { $0 != "-" }.dropFirst()), dependencies: ["FineTuning"],
    path: "chapters/\(folder)", exclude: ["README.md"])
}

/// The tests of a floor; they may use what it is built on.
func tests(_ floor: String, _ others: Target.Dependency...) -> Target {
  .testTarget(name: floor + "Tests", dependencies: [.target(name: floor), "TestSupport"] + others)
}

let package = Package(
  name: "fine-tuning",
  dependencies: [
    // Options, help and their errors for every executable; it builds in some ten seconds.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // System libraries and C, at the bottom: matrix products, drawing, digests (libcrypto, as it is there
    // already, where a package of its own takes two minutes to build), zip archives (libarchive reads what
    // anyone may have written, and is tested against that), and pictures in files.
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .target(
      name: "CImageCodecs",
      linkerSettings: [.linkedLibrary("jpeg"), .linkedLibrary("png")]),
    .target(name: "CKernels", cSettings: optimizedC),
    .target(name: "CErrorInMain"),  // an error at the top of a chapter is a message, not a trap

    // The library, floor by floor: nothing below knows anything above.
    floor("Files", on: ["COpenSSL"]),
    floor("Hub", on: ["Files", "CArchive"]),
    floor("Tensors", on: ["CKernels", "COpenBLAS"]),
    floor("Layers", on: ["Tensors", "CKernels"]),
    floor("Images", on: ["Tensors", "Files", "CImageCodecs"]),
    floor("Canvas", on: ["Images", "Files", "CCairo"]),
    .target(
      name: "Models", dependencies: ["Layers", "Tensors", "Files"],
      exclude: ["Resources/resnet18-half-drawn-imagenet.md"],
      resources: [
        .copy("Resources/imagenet-classes.txt"), .copy("Resources/resnet18-half-drawn-imagenet.safetensors"),
      ]),
    floor("Drawings", on: ["Canvas", "Models", "Images", "Tensors", "Files"]),
    floor("Figures", on: ["Canvas", "Images", "Files"]),
    floor("Training", on: ["Models", "Layers", "Images", "Tensors", "Files"]),
    floor(
      "Notebook",
      on: [
        "Figures", "Files", "CErrorInMain",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    floor(
      "FineTuning",
      on: [
        "Notebook", "Training", "Hub", "Figures", "Drawings", "Canvas", "Models", "Images", "Layers",
        "Tensors", "Files",
      ]),

    // The chapters.
    chapter("01-dataset"),
    chapter("02-augmentation"),
    chapter("03-model-surgery"),
    chapter("04-fine-tune-vs-scratch"),
    chapter("05-frozen-features"),
    chapter("06-class-713"),

    // Files of weights: what is in them, what they see in pictures, and other forms of them.
    .executableTarget(
      name: "model",
      dependencies: [
        "Models", "Images", "Layers", "Tensors", "Files",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // What can be fetched, and what of it is in the cache.
    .executableTarget(
      name: "data",
      dependencies: [
        "Hub", "Notebook", "Files", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tools for authors.
    .executableTarget(
      name: "pretrain",
      dependencies: [
        "Training", "Drawings", "Models", "Layers", "Images", "Tensors", "Files",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Notebook", "Training", "Drawings", "Models", "Layers", "Images", "Tensors", "Files",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "contact-sheet",
      dependencies: [
        "Drawings", "Canvas", "Images", "Tensors", "Files",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .systemLibrary(name: "libfuzzer"),  // declarations only: `--sanitize fuzzer` links it
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Notebook", "Exercises", "Hub", "Models", "Images", "Tensors", "Files", "libfuzzer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "proofreader",
      dependencies: [
        "Notebook", "Figures", "Images", "Files",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Exercises: the tool that lists, builds and checks them, and the checks.
    .target(name: "Exercises", dependencies: ["Files"], path: "Sources/exercise/Exercises"),
    .target(
      name: "ExerciseChecks", dependencies: ["Exercises", "FineTuning"],
      path: "Sources/exercise/ExerciseChecks"),
    .executableTarget(
      name: "exercise",
      dependencies: [
        "Exercises", "Files", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Sources/exercise/command"),

    // Tests, a target for each floor.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    tests("Files"),
    tests("Hub", "Files", "CArchive", "data"),
    tests("Tensors"),
    tests("Layers", "Tensors"),
    tests("Images", "Tensors", "Files"),
    tests("Models", "Layers", "Tensors", "Files"),
    tests("Drawings", "Models", "Canvas", "Images", "Tensors", "Files"),
    tests("Figures", "Canvas", "Images", "Files"),
    tests("Training", "Layers", "Images", "Tensors", "Files"),
    tests("Notebook", "Figures", "Images", "Files", "sample-chapter", "proofreader"),
    tests("FineTuning", "fine-tune-vs-scratch"),
    .testTarget(
      name: "ModelToolTests", dependencies: ["model", "Models", "Images", "Layers", "Tensors", "TestSupport"]),
    .testTarget(  // holds the library to numbers of the frameworks, under Tests/Fixtures
      name: "ParityTests", dependencies: ["Models", "Images", "Layers", "Tensors", "Files", "TestSupport"]),
    .testTarget(
      name: "FuzzTests", dependencies: ["fuzz", "Models", "Images", "Tensors", "Files", "TestSupport"]),
    .testTarget(
      name: "ExercisesTests",
      dependencies: ["Exercises", "ExerciseChecks", "exercise", "Files", "TestSupport"],
      exclude: ["Planted"]),
    .executableTarget(
      name: "sample-chapter", dependencies: ["Notebook", "Figures", "Files"], path: "Tests/SampleChapter"),
  ]
)

// A learner's file is part of the package only while it is asked for, by its folder: unfinished work never
// breaks the build of anything else. Several folders are separated by colons.
for folder in (Context.environment["FINETUNING_EXERCISES"] ?? "").split(separator: ":").map(String.init) {
  package.targets.append(
    .executableTarget(
      name: "exercise-" + (folder.split(separator: "/").last ?? "").drop { $0.isNumber || $0 == "-" },
      dependencies: ["Exercises", "ExerciseChecks", "FineTuning"], path: folder,
      exclude: ["README.md", "hints.md", "Solution.swift"], sources: ["Exercise.swift", "main.swift"]))
}
