//: # Fine-Tuning against Training from Scratch
//:
//: A network that already knows many classes should need little to learn one more distinction. This chapter
//: puts that to the test. Two networks of the same shape learn to tell images with a hot dog from
//: images of other food: one starts from what a *source network* has learned, the other from random
//: numbers. Both see the same [](#train-count) images equally often, and both are judged on [](#test-count)
//: others.

import FineTuning

let experiment = try Experiment.open()
let (book, recipe) = (experiment.book, experiment.recipe)

//: ## Data and networks
//:
//: The data set is that of [chapter 1](../01-dataset/README.md): as many images with a hot dog as
//: without. In training, a random part of each image is cut out, resized to the network's input and
//: flipped half the time; in testing, the centre is taken ([chapter 2](../02-augmentation/README.md)).

let data = try experiment.targetData()
book.print(data.train.count, "images to train on,", data.test.count, "to test with")
book.define("train-count", data.train.count.grouped)  // hidden
book.define("test-count", data.test.count)  // hidden

//: The target network has a deep copy of the source network's `features` and a new `output`, with random
//: weights and one logit for each of our classes. If $\eta$ is the learning rate, the parameters of
//: `output` learn at [](#output-multiplier) times $\eta$; [chapter 3](../03-model-surgery/README.md) says why.

let source = try experiment.sourceNetwork()
var random = RandomSource(seed: experiment.options.seed)
let target = source.replacingOutput(classes: data.classes.count, using: &random)
target.output.setLearningRateMultiplier(recipe.outputMultiplier)
book.define("output-multiplier", String(format: "%g", recipe.outputMultiplier))  // hidden

//: ## Training
//:
//: Training minimizes the *cross-entropy*: a softmax turns the logits into probabilities $p$, and an image
//: of class $y$ has the loss $-\log p_y$. It does so by stochastic gradient descent with weight decay. With
//: the gradient $g$ of the mean loss over a batch, every parameter $w$ takes the step
//:
//: $$w \leftarrow w - \eta\,m\,(g + \lambda w),$$
//:
//: where the multiplier $m$ is [](#output-multiplier) in the `output` of the fine-tuned network and 1
//: everywhere else, and the weight decay $\lambda$ is [](#weight-decay). An *epoch* shows all training images once, in random order and in batches of
//: [](#batch-size); after each of [](#epochs) epochs the network is tested.
//:
//: Both networks are trained by the same function: two loaders, a loss, an optimizer, and `fit`, which goes
//: through the epochs and prints a line for each. After every epoch `fit` also saves a checkpoint, from which
//: `--resume` continues an interrupted run. (The notebook puts what is printed under the line of code that it is
//: given, here the caller's.)

func trainFineTuning(
  _ network: ResNet, learningRate: Double, _ name: String, line: UInt = #line
) throws -> Run {
  let training = DataLoader(
    data.train, transform: experiment.trainingTransform, batchSize: recipe.batchSize, shuffle: true,
    seed: experiment.options.seed, threads: experiment.options.threads)
  let testing = DataLoader(
    data.test, transform: experiment.testTransform, batchSize: recipe.batchSize,
    threads: experiment.options.threads)
  let optimizer = SGD(
    network, learningRate: Float(learningRate), weightDecay: Float(recipe.weightDecay))
  let trainer = Trainer(network, optimizer, loss: SoftmaxCrossEntropy.loss)
  let history = try experiment.fit(trainer, on: training, testedOn: testing, name, line: line)
  return Run(name: name, network: network, history: history, epochs: recipe.epochs)
}
book.define("weight-decay", recipe.weightDecay)  // hidden
book.define("batch-size", recipe.batchSize)  // hidden
book.define("epochs", recipe.epochs)  // hidden

//: ## Fine-tuning
//:
//: For fine-tuning, $\eta$ is small: [](#learning-rate).

let tuned = try trainFineTuning(target, learningRate: recipe.learningRate, "fine-tuned")
book.define("learning-rate", recipe.learningRate)  // hidden

//: [](#fig-fine-tuned) shows the run. The plot begins where the first epoch ends. Loss and training
//: accuracy are running means over each epoch, so that their curves jump where the next epoch begins anew;
//: the test accuracy is measured after each. Don't be surprised that test accuracy is higher:
//: random crops are harder than centres, and the mean over an epoch includes its first steps.

book.show(
  tuned.plot, "Fine-tuning: loss and accuracies.", label: "fig-fine-tuned")

//: ## Training from scratch
//:
//: For comparison, a network of the same shape with all of its parameters at random, by Xavier's
//: initialization. As everything is to be learned, it may take larger steps: its learning rate is
//: [](#scratch-learning-rate).

let fresh = source.withFreshParameters(classes: data.classes.count, using: &random)
let scratch = try trainFineTuning(fresh, learningRate: recipe.scratchLearningRate, "from scratch")
book.define("scratch-learning-rate", recipe.scratchLearningRate)  // hidden
book.show(
  scratch.plot, "Training from scratch: the same for a network of the same shape.", label: "fig-scratch")

//: [](#fig-scratch) has the same axes as [](#fig-fine-tuned); [](#fig-comparison) puts both runs into one
//: plot.

let comparison = LinePlot.comparison([tuned.curves, scratch.curves])
book.show(
  comparison,
  "Accuracy of both networks: on the test images (solid) and in training (dashed).\(comparison.noteOnAxis)",
  label: "fig-comparison")

//: After the last epoch the fine-tuned network is right on [](#tuned-accuracy) of the test images, and
//: the network from scratch on [](#scratch-accuracy). The difference is not in what either network could
//: express, for they are the same, nor in the images. It is in where they began, and in the learning rate
//: that suits each beginning. After the same number of epochs the fine-tuned network tends to be the more
//: accurate one, because the initial values of its parameters are better.
//:
//: How large the difference is at the end varies from run to run. The accuracy of the network from scratch
//: still goes up and down from one epoch to the next, and two accuracies on [](#test-count) images may differ by two
//: or three percentage points by chance. The lead in the first epochs is larger than that.

book.define("tuned-accuracy", tuned.testAccuracy.percent())  // hidden
book.define("scratch-accuracy", scratch.testAccuracy.percent())  // hidden

//: Is it only a head start? With more epochs the network from scratch may come nearer; try
//: `./book run fine-tune-vs-scratch --epochs 20`. But every epoch shows it the same [](#train-count) scenes, and the
//: other brings along what it has learned from tens of thousands of drawings.
//:
//: ## What goes wrong
//:
//: An accuracy is one number for two kinds of mistakes. [](#fig-confusion) tells them apart: each row is
//: what the images show, each column what the fine-tuned network takes them for. The mistakes are off the
//: diagonal: at the upper right hot dogs that were missed, at the lower left other food that was taken for
//: one.

let prediction = try experiment.predict(tuned.network, on: data.test)
let confusion = ConfusionMatrix(prediction.confusion, classes: data.classes)
book.show(
  confusion, "The fine-tuned network's answers for the test images: \(confusion.meaningOfCells).",
  label: "fig-confusion")

//: And which are they? [](#fig-mistakes) shows the worst of them: first come those to whose true class the
//: network gives the least probability. Under each stands the class that it was taken for.

let worst = prediction.mistakes.prefix(16)
book.show(
  ImageGrid(
    try worst.map { index, taken, probability in
      .init(
        try data.test.image(at: index),
        caption: data.caption(ofMistake: index, takenFor: taken, probability), verdict: .wrong)
    }, columns: 8),
  "The worst mistakes of the fine-tuned network: what it says, and how sure it is.", label: "fig-mistakes")

//: Look for a pattern before you change anything. Are they small, dark, cut off? Is there one kind of food
//: that is taken for a hot dog again and again? That tells more about what to do next than any accuracy.
//:
//: ## Summary
//:
//: * Transfer learning takes what was learned on a source data set to a target data set. Fine-tuning is a
//:   common way to do it.
//: * The target network copies all of the source's layers and parameters but the output layer, and
//:   fine-tunes them. The output layer is new and is trained from scratch.
//: * Parameters that are already good call for a small learning rate, an output layer from scratch for a
//:   larger one.

try book.weave()  // hidden
