//: # Fine-Tuning against Training from Scratch
//:
//: A network that already knows many classes should need little to learn one more distinction. This chapter
//: puts that to the test. Two networks of the same shape learn to tell pictures with a hot dog from
//: pictures of other food: one starts from what a *source network* has learned, the other from random
//: numbers. Both see the same 2,000 pictures equally often, and both are judged on 800 others.

import FineTuning

let book = try Notebook.open()

//: ## The target data set
//:
//: The data set lies on disk as image files, one folder for each class. Half of the pictures show a hot dog
//: somewhere; the other half shows other food, and not only food that is easily told apart: bananas,
//: baguettes, éclairs, tacos and sausages without a bun are among them, and mustard proves nothing.

let data = try HotDogs.load(book)
book.print("classes:", data.classes.joined(separator: ", "))
book.print(data.train.count, "pictures to train on,", data.test.count, "to test with")

//: Classes and files are in alphabetical order, so the hot dogs come first. [](#fig-hotdogs) shows the
//: first eight of them, and the last eight of the others. They vary in size and in aspect.

let hotDogs = try (0..<8).map { try data.train.image(at: $0) }
let others = try (1...8).map { try data.train.image(at: data.train.count - $0) }
book.show(
  ImageGrid(hotDogs + others, columns: 8),
  "The first eight pictures with hot dogs, and the last eight of other food.", label: "fig-hotdogs")

//: Networks want inputs of one size. In training, a random part of each picture (8 % to all of its area,
//: with an aspect between 3:4 and 4:3) is cut out, resized to the network's input, and flipped left to
//: right half the time, so that no two epochs show the same picture. In testing, the picture is resized to
//: a little more than the input and its centre is taken. Then each channel is normalized: ImageNet's mean
//: is subtracted, and the result divided by ImageNet's standard deviation, as was done when the source
//: network was trained.
//:
//: ## The source and the target network
//:
//: The source network is a ResNet-18 that was trained on a much larger data set. It has two parts:
//: `features` turns a picture into a few hundred numbers, and `output`, a fully connected layer, turns
//: those into one score for each of the source's classes.

let source = try book.profile.sourceNetwork()
book.print(source.output.summary)

//: What the source knows about edges, textures, shapes and how objects are composed sits in `features`, and
//: should serve hot dogs as well. Its `output` is tied to the source's classes and does not. So the target
//: network gets a copy of `features`, and a fresh `output` with one score for each of our classes,
//: initialized at random. The copy is deep: training the target leaves the source as it was.

var random = RandomSource(seed: book.options.seed)
let target = source.replacingOutput(classes: data.classes.count, using: &random)
book.print(target.output.summary)

//: The two parts also call for different learning rates. Parameters that are good already should move
//: little; those of `output` begin at random and have far to go. If $\eta$ is the learning rate, they move
//: at $10\eta$.

target.output.setLearningRateMultiplier(10)

//: ## Fine-tuning
//:
//: Training minimizes the cross-entropy between the scores, made probabilities by softmax, and the true
//: classes, by stochastic gradient descent with weight decay. With the gradient $g$ of the mean loss over a
//: batch, every parameter $w$ takes the step
//:
//: $$w \leftarrow w - \eta\,m\,(g + \lambda w),$$
//:
//: where the multiplier $m$ is 10 in `output` and 1 elsewhere, and the weight decay $\lambda$ is 0.001. For
//: fine-tuning, $\eta$ is small.

let tuned = try book.train(target, on: data, learningRate: book.options.learningRate, "fine-tuned")

//: [](#fig-fine-tuned) shows the run. Loss and training accuracy are running means over each epoch, with
//: the random crops; the test accuracy is measured after it.

book.show(tuned.plot, "Fine-tuning the source network.", label: "fig-fine-tuned")

//: ## Training from scratch
//:
//: For comparison, a network of the same shape with all of its parameters at random, by Xavier's
//: initialization. As everything is to be learned, it may take larger steps.

let fresh = source.withFreshParameters(classes: data.classes.count, using: &random)
let scratch = try book.train(
  fresh, on: data, learningRate: book.options.scratchLearningRate, "from scratch")
book.show(scratch.plot, "Training the same network from scratch.", label: "fig-scratch")

//: [](#fig-scratch) has the same axes as [](#fig-fine-tuned); [](#fig-comparison) puts both runs into one
//: plot.

book.show(
  LinePlot.comparison([tuned.curves, scratch.curves]),
  "Accuracy of both networks: on the test pictures (solid) and in training (dashed).",
  label: "fig-comparison")

//: After the same number of epochs the fine-tuned network is right on [](#tuned-accuracy) of the test
//: pictures, and the network from scratch on [](#scratch-accuracy). The difference is not in what either
//: network could express, for they are the same, nor in the pictures. It is in where they began.

book.say(percent(tuned.testAccuracy), label: "tuned-accuracy")  // hidden
book.say(percent(scratch.testAccuracy), label: "scratch-accuracy")  // hidden
func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }  // hidden

//: ## Summary
//:
//: * Transfer learning takes what was learned on a source data set to a target data set. Fine-tuning is a
//:   common way to do it.
//: * The target network copies all of the source's layers and parameters but the output layer, and
//:   fine-tunes them. The output layer is new and is trained from scratch.
//: * Parameters that are already good call for a small learning rate, an output layer from scratch for a
//:   larger one.

try book.weave()  // hidden
