//: # Frozen Features
//:
//: Fine-tuning moves every parameter of the network. What if only the new output layer learns, and
//: `features` stays as the source network left it? Less has to be computed, and less can go wrong; but the
//: features cannot adapt to the new images either. This chapter tries it, looks at what really stays as
//: it was, and in the end draws a map of the features.
//:
//: ## Freezing
//:
//: A frozen parameter has no gradient computed for it, and takes no step. Weight decay does not reach it
//: either.

import FineTuning

let experiment = try Experiment.open()
let (book, recipe) = (experiment.book, experiment.recipe)
let data = try experiment.targetData()
let source = try experiment.sourceNetwork()

var random = RandomSource(seed: experiment.options.seed)
let target = source.replacingOutput(classes: data.classes.count, using: &random)
target.output.setLearningRateMultiplier(recipe.outputMultiplier)
let frozen = target.copy()
frozen.features.freeze()
let trained = frozen.namedParameters.filter(\.parameter.isTrainable).map(\.path)
book.print("trained:", trained.joined(separator: ", "))

//: Take care that it is only `features` that is frozen. Freezing the *network* is a common slip: then the
//: output layer stays random too, and training does nothing at all.

let before = frozen.copy()
let frozenRun = try experiment.train(
  frozen, on: data, learningRate: recipe.learningRate, "frozen features")
let outputMoved = frozen.output.state != before.output.state
let featuresStayed = frozen.features.state == before.features.state
book.print("output has changed:", outputMoved)
book.print("features are the same to the last bit:", featuresStayed)

//: ## Frozen is not always frozen
//:
//: There is one more thing in `features` that moves in training, and it is no parameter of the optimizer.
//: Batch normalization brings each channel to mean 0 and standard deviation 1. In training it uses mean and variance
//: of the *batch* for that, and keeps running means of both,
//:
//: $$\mu \leftarrow 0.9\,\mu + 0.1\,\mu_\text{batch}, \qquad \sigma^2 \leftarrow 0.9\,\sigma^2 + 0.1\,\sigma^2_\text{batch},$$
//:
//: which it uses in testing. These are changed by every forward pass in training, with or without
//: gradients. *Dive into Deep Learning* freezes with one line, `setattr('grad_req', 'null')`: no gradients
//: are to be computed. In some libraries, PyTorch among them, such a line does not stop the running means,
//: and the network goes on drifting under a new output layer that was told it would not.
//:
//: So there are two ways to freeze. Above, `freeze()` stopped the statistics as well: the layers normalize
//: with their running statistics in training too, and everything stays. With `freeze(statistics: false)`
//: only the weights stay:

let drifting = target.copy()
drifting.features.freeze(statistics: false)
let driftingRun = try experiment.train(
  drifting, on: data, learningRate: recipe.learningRate, "only weights frozen")

let changed = zip(drifting.features.namedParameters, source.features.namedParameters).filter {
  after, before in
  after.parameter.value != before.parameter.value
}.map(\.0)
let all = drifting.features.namedParameters
book.show(
  Table(
    ["in `features`", "arrays", "changed"],
    rows: [Parameter.Role.weight, .statistic, .constant].map { role in
      let inAll = all.count { $0.parameter.role == role }
      return ["\(role)", "\(inAll)", "\(changed.count { $0.parameter.role == role })"]
    }),
  "What has changed with the weights frozen and the batch statistics not.", label: "tab-changed")

//: [](#tab-changed) has the count. No weight has moved, but all statistics have. (The constants are the
//: scale and shift of the first layer, which are fixed at 1 and 0.) Whether statistics that move do harm is
//: another question. The running statistics now describe *our* images instead of the source's, and the
//: features are normalized for them, which may well help. But they are not the source's features any more,
//: and whatever was computed from those, such as the matrix of features further down, does not fit.
//:
//: ## Against fine-tuning
//:
//: Now let everything train, as in [chapter 4](../04-fine-tune-vs-scratch/README.md), with the same random
//: numbers.

let tunedRun = try experiment.train(
  target, on: data, learningRate: recipe.learningRate, "fine-tuned")

//:

let runs = [tunedRun, frozenRun, driftingRun]
let image = [1, experiment.inputSize, experiment.inputSize, 3]  // hidden
let comparison = LinePlot.comparison(runs.map(\.curves))
book.show(
  comparison,
  "Accuracy of the three, on the test images (solid) and in training (dashed).\(comparison.noteOnAxis)",
  label: "fig-runs")
book.show(
  Table(
    ["", "parameters trained", "millions of multiply-adds an image", "test accuracy"],
    rows: runs.map { run in
      let cost = Double(run.network.trainingMultiplyAdds(for: image)) / 1e6
      return [
        run.name, run.network.parameterCount(where: \.isTrainable).grouped, String(format: "%.0f", cost),
        String(format: "%.3f", run.testAccuracy),
      ]
    }),
  "Three ways to train the same network, and how much arithmetic a training step takes for each image.",
  label: "tab-runs")

//: [](#fig-runs) and [](#tab-runs) compare the three. A frozen network has only its output layer to learn,
//: two rows of weights and two biases. It still has to compute the features of every image, but the
//: backward pass ends at the output layer. That saves two thirds of the work: training a layer costs about as much
//: as three forward passes, one forward, one for the gradient of its weights, one for that of its input. Your terminal shows
//: how many examples a second that makes on your machine. In accuracy, frozen features come near
//: fine-tuning, but tend to stay below it.
//:
//: ## Computing features once
//:
//: If `features` does not change, then the features of an image don't either. Why compute them in every
//: epoch? We show each image to the network once, keep the row of numbers that comes out, and from then
//: on train on the rows. The price is augmentation: each image is seen only as testing would show it.

let train = try experiment.features(source.features, of: data.train)
let test = try experiment.features(source.features, of: data.test)
book.print("training images: \(train.rows.shape[0]) rows of \(train.rows.shape[1]) features")

//: What is left to train is a linear classifier. It is small enough to write its training out in full. The
//: learning rate is the one that `output` had above:

let classifier = Dense(inputs: train.rows.shape[1], outputs: data.classes.count, using: &random)
let optimizer = SGD(classifier, learningRate: 0.1, weightDecay: 0.001)
for _ in 1...50 {
  for batch in train.batches(of: recipe.batchSize, using: &random) {
    let logits = classifier.forward(batch.rows, .training)
    let loss = SoftmaxCrossEntropy.loss(logits, labels: batch.labels)
    _ = classifier.backward(loss.gradient, needsInputGradient: false)
    optimizer.step()
  }
}
let linear = Prediction(logits: classifier.forward(test.rows, .inference), labels: test.labels)
book.print(String(format: "test acc %.3f", linear.accuracy))
let featureCost = data.train.count * source.features.multiplyAdds(for: image)
let trainingCost = 50 * classifier.trainingMultiplyAdds(for: train.rows.shape)
book.print("million multiply-adds: features \((featureCost / 1_000_000).grouped),", terminator: " ")
book.print("50 epochs \((trainingCost / 1_000_000).grouped)")
book.define("linear-accuracy", String(format: "%.3f", linear.accuracy))  // hidden
book.define("frozen-accuracy", String(format: "%.3f", frozenRun.testAccuracy))  // hidden
book.define("tuned-accuracy", String(format: "%.3f", tunedRun.testAccuracy))  // hidden

//: The features cost as much as one pass through the network, and the fifty epochs on the matrix next to nothing beside
//: them; on any laptop they take less than a second. They end at an accuracy of
//: [](#linear-accuracy), against [](#frozen-accuracy) for the frozen network and [](#tuned-accuracy) for
//: the fine-tuned one. Without the noise of the random crops, and with ten times the epochs, the classifier
//: gets out of the features what is in them. That it comes near to fine-tuning, or up to it, says how good
//: the source's features are for these images: it has seen hot dogs before, and drawn by the same hand.
//: The farther the target data set is from the source's, the more there is for fine-tuning to do.
//:
//: When a first answer is wanted quickly, or many variants are to be tried, this is the way to begin. A
//: classifier like this is called a *linear probe*, since it also measures what is laid out plainly in the
//: features.
//:
//: ## A map of the features
//:
//: A row of [](#feature-count) numbers is a point in a space of as many dimensions. To see the cloud of all
//: images we look at it from the side on which it is widest. Let $X$ be the matrix of the $n$ rows of the
//: training images, with the mean $\bar h$ of all rows taken off each. The directions $v$ in which the
//: rows vary most are the eigenvectors of the covariance
//:
//: $$C = \frac{1}{n-1} X^\top X, \qquad C v = \lambda v,$$
//:
//: with the largest eigenvalues $\lambda$. These are the *principal components*; $\lambda$ is the variance
//: along them. We take the first two, and project every test image on them.

book.define("feature-count", train.rows.shape[1])  // hidden
let components = PrincipalComponents(of: train.rows)
book.show(
  LinePlot.map(of: test, along: components, classes: data.classes),
  "The test images in the space of the source's features, along its first two principal components.",
  label: "fig-source-map")

//: The components of [](#fig-source-map) were found without any label. All the same the classes lie apart
//: in it, though not cleanly: what distinguishes them is among the things in which the features vary most.
//: Now the same for the *fine-tuned* network:

let tunedTrain = try experiment.features(target.features, of: data.train)
let tunedTest = try experiment.features(target.features, of: data.test)
let tunedComponents = PrincipalComponents(of: tunedTrain.rows)
book.show(
  LinePlot.map(of: tunedTest, along: tunedComponents, classes: data.classes),
  "The same images in the space of the fine-tuned features.", label: "fig-tuned-map")

//: How far apart are they? Take a random image of each class. With what probability does the first
//: component tell which of the two is the hot dog? (Which of its ends belongs to the hot dogs does not
//: matter, since the direction of a component is arbitrary. 0.5 would mean that it knows nothing. [Chapter
//: 6](../06-class-713/README.md) says more about this number.)

for (name, features, components) in [
  ("source", test, components), ("fine-tuned", tunedTest, tunedComponents),
] {
  let first = components.project(features.rows).map { Float($0[0]) }
  book.print(String(format: "%@: %.3f", name, features.meanPairwiseArea(by: first)))
}

//: But for the direction of its axes, [](#fig-tuned-map) looks much like [](#fig-source-map). Five epochs
//: at a small learning rate have *tuned* the features: they are sorted a little differently, not made anew.
//: That a source network brings so much along is why fine-tuning works, and why frozen features come close
//: to it.
//:
//: ## Summary
//:
//: * With frozen features only the output layer is trained. An epoch takes a fraction of the time; how much
//:   accuracy it costs depends on how far the target images are from the source's.
//: * Batch statistics are part of what has to be frozen. Whether they are is a decision; make it knowingly.
//: * Frozen features need to be computed only once. A linear classifier on them is trained in a moment.

try book.weave()  // hidden
