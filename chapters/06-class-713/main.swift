//: # The Row That Knows Hot Dogs
//:
//: ImageNet has a class *hotdog*. The source network's output layer therefore has a row of weights that was
//: trained to recognize hot dogs, and fine-tuning throws it away and begins with random numbers in its
//: place. The section of *Dive into Deep Learning* that this book follows ends with a question: how can
//: that row be used? It gives a line of code that takes row 713 of the weight. Let us take it.
//:
//: ## Row 713

import FineTuning

let experiment = try Experiment.open()
let (book, recipe) = (experiment.book, experiment.recipe)
let source = try experiment.sourceNetwork(outputs: ImageNetClasses.all.count)
let data = try experiment.targetData()
let shared = try data.sharedClass(with: source, exceptRow: 713)
let row713 = try source.outputRow(at: 713)
book.print("shape:", row713.weight.shape)

//: One row, with a weight for each feature: it looks right. Whoever goes on from here, and initializes a
//: network with it, will see the network learn. But a row of numbers does not say what it stands for. The
//: list of ImageNet's classes does:

book.print(row713.index, row713.entry.wordNet, row713.name)

//: Row 713 is the photocopier. `sharedClass` has looked among our classes for one that is named as a class of
//: ImageNet, and found *hotdog*. There is only one row with that name:

let named = try source.outputRow(named: shared.name)
book.print(named.index, named.entry.wordNet, named.name)

//: In this book rows are asked for by name. An index is given only where the index itself is the subject,
//: as above. Asking for both is a check, and it fails for row 713:

do {
  _ = try source.outputRow(713, named: shared.name)
} catch {
  book.print(error)
}

//: ## The story of two indices
//:
//: How did a photocopier get into a text about hot dogs? This much is known. The 1,000 classes of
//: ImageNet's competition of 2012 have a standard order: that of their WordNet ids. In it, n03924679
//: *photocopier* is number 713 and n07697537 *hotdog* is number 934, counted from 0. The number 713 stood
//: in a tutorial of 2017, for another network (SqueezeNet 1.1), from where it seems to have come into *Dive
//: into Deep Learning*. In its version for PyTorch the number was later corrected to 934; in the version
//: that this book follows it is still 713.
//:
//: What is not known is whether the weights of that version (`resnet18_v2` of Gluon's model zoo, the file
//: whose name goes on with `a81db45f`) use the standard order. We know of no public document that says so.
//: If their classes stood in another order, 713 might be right for them. To look up a name in the standard
//: list does not settle it, then. What does is what the row *responds to*, and that can be measured, with
//: any weights. The next section does so for the weights at hand. If you have the real file,
//: `./book model predict FILE IMAGE --json` prints all 1,000 logits: take some photographs of hot dogs
//: and of other food, and compare the logits of rows 934 and 713. If 934 tells them apart and 713 does not,
//: then 713 was a slip.
//:
//: ## What the rows respond to
//:
//: The logit of row $k$ for an image with the features $h$ is $z_k = w_k \cdot h + b_k$. We compute the
//: features of all images once, as in [chapter 5](../05-frozen-features/README.md), and then the logits
//: of both rows. `binaryScores` holds the logits of a row for all images, and which of them show a
//: hot dog (`shared.label`, which is 0).

let train = try experiment.features(source.features, of: data.train)
let test = try experiment.features(source.features, of: data.test)
let rows = [named, row713]
let onTest = rows.map { test.binaryScores(by: $0, of: shared.label) }

//: For each row, which test images have the highest logits?

let favourites = onTest.flatMap { binary in
  test.labels.indices.sorted { binary.scores[$0] > binary.scores[$1] }.prefix(8)
}
book.show(
  ImageGrid(
    try favourites.map { index in
      let isShared = onTest[0].isPositive[index]
      return .init(
        try data.test.image(at: index), caption: [isShared ? shared.caption : "other"],
        verdict: isShared ? .right : .none)
    }, columns: min(8, test.count), rowLabels: rows.map { "\($0.index)\n\($0.name)" }),
  "The test images to which each row gives its highest logits.", label: "fig-favourites")

//: All favourites of row 934 in [](#fig-favourites) are hot dogs, and none of row 713's is. There is
//: another way to ask. Classes that look alike tend to have rows that point in similar directions. So who
//: are a row's neighbours, the rows $w_j$ with the largest cosine $w_j \cdot w_k / (|w_j|\,|w_k|)$?
//: [](#tab-neighbours) lists them.

book.show(
  Table(
    ["row", "its neighbours, and the cosine of the angle between them"],
    rows: try rows.map { row in
      let near = try source.neighbors(of: row, count: 4)
      return [
        "\(row.index) \(row.name)",
        near.map { String(format: "%@ (%.2f)", $0.row.name, $0.cosine) }.joined(separator: ", "),
      ]
    }),
  "The rows most like each of the two.", label: "tab-neighbours")

//: The neighbours of the hot dog's row are all food. The photocopier's nearest is the printer, and none of
//: its neighbours is food.
//:
//: ## Two detectors
//:
//: Each row can serve as a detector of hot dogs as it is: say *hot dog* when the logit is above some
//: threshold. No training is needed. [](#fig-logits-named) and [](#fig-logits-713) show how the logits of
//: both classes are spread.

let names = (positive: shared.folder, negative: data.nameOfOthers(than: shared.label))
book.show(
  Histogram(onTest[0], names: names, axis: "logit of row \(named.index), \(named.name)"),
  "The logits of row \(named.index) for all test images.", label: "fig-logits-named")
book.show(
  Histogram(onTest[1], names: names, axis: "logit of row 713, photocopier"),
  "The logits of row 713 for all test images.", label: "fig-logits-713")

//: How well a logit separates two classes, whatever the threshold, is measured by the *area under the
//: curve* of the receiver operating characteristic. [](#fig-roc) draws that curve: for every threshold, the
//: fraction of hot dogs that are found, against the fraction of others that are taken for one. The area is also
//: the probability that a random hot dog scores higher than a random other food: 1 for a perfect detector,
//: 0.5 for one that knows nothing, and less for one that is wrong more often than right.

book.show(
  LinePlot(
    zip(rows, onTest).enumerated().map { number, pair in
      .init("row \(pair.0.index), \(pair.0.name)", pair.1.curve, color: number, dash: number)
    } + [.init("guessing", [(0, 0), (1, 1)], color: 6, dash: 3)],
    x: Axis("fraction of others taken for \(shared.one)", range: 0...1),
    y: Axis("fraction of \(shared.many) found", range: 0...1), size: (252, 252)),
  "Both rows as detectors, at every threshold.", label: "fig-roc")

//: For an accuracy we need a threshold. To choose it on the test images would be cheating, so we take the
//: one that is best on the training images. [](#tab-detectors) has the result.

let thresholds = rows.map { train.binaryScores(by: $0, of: shared.label).bestThreshold }
book.show(
  Table(
    ["row", "area under the curve", "threshold", "test accuracy"],
    rows: rows.indices.map { number in
      [
        "\(rows[number].index) \(rows[number].name)",
        String(format: "%.3f", onTest[number].areaUnderCurve), String(format: "%.2f", thresholds[number]),
        String(format: "%.3f", onTest[number].accuracy(threshold: thresholds[number])),
      ]
    }),
  "Both rows as detectors of \(shared.many), before any training.", label: "tab-detectors")

//: Row 934 finds most of the hot dogs, in scenes of a kind that it was never trained on. Row 713 ranks them
//: *below* other food: to it, a cucumber looks more like a photocopier than a hot dog does. No threshold
//: helps. The one that is best on the training images is so high that hardly any image passes it, and
//: to call nothing a hot dog is right half of the time.
//:
//: ## The row as a beginning
//:
//: How can the row be used in fine-tuning? The new output layer has a row for *hotdog* and one for
//: *not-hotdog*. The first gets the weights of row 934. The second gets small random numbers (normal,
//: standard deviation 0.02), since the source has no class of everything that is no hot dog. The difference of both
//: logits decides, so the threshold is taken off the bias of the first row: then the network, before its
//: first step, judges nearly as the detector did.
//:
//: For comparison, the same is done with row 713, and a third network keeps the random rows of Xavier's
//: initialization.

var random = RandomSource(seed: experiment.options.seed)
let xavier = source.replacingOutput(classes: data.classes.count, using: &random)
xavier.output.setLearningRateMultiplier(recipe.outputMultiplier)

let others = data.classes.indices.filter { $0 != shared.label }
let noise = others.map { _ in
  Tensor(named.weight.values.map { _ in Float(random.normal(standardDeviation: 0.02)) }, named.weight.shape)
}
let starts = zip(rows, thresholds).map { row, threshold in
  let target = xavier.copy()
  target.output.setRow(shared.label, weight: row.weight, bias: row.bias - threshold)
  for (other, noise) in zip(others, noise) { target.output.setRow(other, weight: noise, bias: 0) }
  return target
}

//: What is the accuracy of the three before the first step?

let networks = [("row \(named.index)", starts[0]), ("row 713", starts[1]), ("Xavier", xavier)]
let before = try networks.map { name, network in
  let accuracy = try experiment.predict(network, on: data.test).accuracy
  book.print(String(format: "%@: test acc %.3f", name, accuracy))
  return accuracy
}

//: All three are now fine-tuned in the same way, on the same batches in the same order.

let runs = try networks.map { name, network in
  book.print(name)
  return try experiment.train(network, on: data, learningRate: recipe.learningRate, name)
}

//:

let accuracies = runs.indices.map { number in
  LinePlot.Series(
    runs[number].name, [(0, before[number])] + runs[number].curves.testAccuracy, style: .lineAndMarkers,
    color: number, dash: number)
}
let last = Double(recipe.epochs)
book.show(
  LinePlot(
    accuracies, x: Axis("epoch", range: 0...last, wholeNumbers: true), y: Axis("test accuracy"),
    legend: .above),
  "Three beginnings of the output layer: test accuracy before the first step and after each epoch.",
  label: "fig-starts")
book.show(
  LinePlot(
    accuracies, x: Axis("epoch", range: 1...max(2, last), wholeNumbers: true), y: Axis("test accuracy"),
    legend: .above),
  "The same from the end of the first epoch on, on a finer scale.", label: "fig-starts-later")
book.show(
  Table(
    [
      "", "before: test acc", "first fifth: loss", "first fifth: train acc", "epoch 1: train acc",
      "epoch 1: test acc", "at the end: test acc",
    ],
    rows: runs.indices.map { number in
      let (first, epochs) = (runs[number].history.points[0], runs[number].history.epochs)
      return [runs[number].name, before[number].percent(), String(format: "%.3f", first.loss)]
        + [first.accuracy, epochs[0].trainAccuracy, epochs[0].testAccuracy, runs[number].testAccuracy]
        .map { $0.percent() }
    }),
  "The three in numbers: before the first step, over the first fifth of the first epoch, over all of it, and at the end.",
  label: "tab-starts")

//: [](#fig-starts) and [](#tab-starts) tell how it goes on. Before the first step the right row is worth
//: [](#before-934), far above chance, where the other two guess. Its lead shows in the first batches, and
//: is gone after an epoch or two; [](#fig-starts-later) shows from nearer by how little they then differ.
//: An output layer of two rows is quickly learned from any start, and what takes longer is the same for
//: all. Even the photocopier's row does no lasting harm, which may be why 713 went unnoticed for years.
//: Nothing *fails* when a wrong row is taken. It is only useless.
//:
//: The loss of the first steps shows one thing more. The rows of the source give large logits, made for
//: choosing among a thousand classes. What they get wrong, they get wrong with great confidence, and so the
//: loss is high though most answers are right.

book.define("before-934", before[0].percent())  // hidden

//: What remains is for you to try: `./book run class-713` with another `--seed`, with `--epochs 1`, with a
//: smaller `--learning-rate`. The fewer steps there are to make, the more a good start is worth, and with
//: none at all it is everything.
//:
//: ## Summary
//:
//: * A row of an output layer is a detector. If the source network has the class that is wanted, there is a
//:   detector of it before any training.
//: * Indices do not say what they mean. Ask for rows by name, and check by measuring what they respond to.
//: * A start from the right row is ahead before the first step; training makes up for a start from any
//:   other.

try book.weave()  // hidden
