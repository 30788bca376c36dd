// Teaches the source network the classes of a folder, then asks it about other images:
//
//     swift run -c release train-on-folder FOLDER [IMAGE …]
//
// The folder has a folder of images for each class.
import FineTuningCore

guard let folder = CommandLine.arguments.dropFirst().first else {
  throw InputError(
    "command line", expected: "a folder with a folder of images for each class", found: "nothing",
    advice: "train-on-folder FOLDER [IMAGE …]")
}

// Split: a fifth of the images, taken at random, is for testing.
let images = try ImageFolder(folder)
var random = RandomSource(seed: 1)
let order = images.items.indices.shuffled(using: &random)
let test = try images.selecting(order.prefix(images.count / 5))
let train = try images.selecting(order.dropFirst(images.count / 5))
print("\(images.classes): \(train.count) images for training, \(test.count) for testing")

// Train: all layers but the last already know something, so the last one learns ten times as fast.
let network = try PretrainedSource.load().replacingOutput(classes: images.classes.count, using: &random)
network.output.setLearningRateMultiplier(10)
let size = PretrainedSource.inputSize
let training = DataLoader(train, transform: .training(size: size), batchSize: 16, shuffle: true)
let testing = DataLoader(test, transform: .testing(size: size))
let trainer = Trainer(network, SGD(network, learningRate: 0.005, weightDecay: 0.001))
try trainer.fit(
  epochs: 4, on: training, testedOn: testing,
  didEnd: { print("epoch \($0.number): loss \($0.loss), test accuracy \($0.testAccuracy)") })

// Save, and read again as another program would.
try network.write(to: "classifier.safetensors")
let classifier = try ResNet.read(from: "classifier.safetensors")

// Predict.
for path in CommandLine.arguments.dropFirst(2) {
  let input = try Compose.testing(size: size).tensor(of: Image(contentsOf: path), using: &random)
  let answer = Prediction(logits: classifier.forward(input, .inference), labels: [0]).best(1, of: 0)[0]
  print("\(path): \(images.classes[answer.class]), probability \(answer.probability)")
}
