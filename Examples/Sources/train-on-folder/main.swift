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

// Split: images to train on, to choose the best epoch by, and to report on.
let split = try ImageFolderSplit(folder, seed: 1)
print("\(split.classes): \(split.training.count) images for training, \(split.test.count) for the test")

// Train: first the new output layer alone, then everything.
let plan = TrainingPlan(epochs: 6)
let training = try PlannedTraining(from: .pretrained(), on: split, plan: plan, workFolder: "unfinished")
var classifier = try training.run(didEnd: { epoch, isBest in
  print("epoch \(epoch.number): loss \(epoch.loss), validation accuracy \(epoch.testAccuracy)")
})
if let evaluation = training.evaluation { print(evaluation.summary) }

// Save, and read again as another program would.
try classifier.write(to: "classifier.safetensors")
training.removeWork()
classifier = try Classifier(contentsOf: "classifier.safetensors")

// Predict.
for path in CommandLine.arguments.dropFirst(2) {
  let answer = try classifier.answer(for: path).best(1)[0]
  print("\(path): \(answer.name), probability \(answer.probability)")
}
