//: # Model Surgery
//:
//: [Chapter 1](../01-dataset/README.md) gave the four steps of fine-tuning. The first was done for us:
//: there is a source network. This chapter does the next two. It takes that network apart, looks at what it
//: has learned, and makes the target network out of it.
//:
//: ## The source network
//:
//: The source network is a ResNet-18 (He et al., 2016), pre-trained on images of ImageNet's classes. It
//: is the one that comes with the book, so nothing has to be downloaded: half as wide as usual (each layer
//: has half the channels), for inputs of 96 × 96 pixels, and trained on
//: [drawings](../../Sources/Models/Resources/resnet18-half-drawn-imagenet.md) of 162 of those classes.
//: Networks that were pre-trained elsewhere, such as those of Gluon's model zoo, come as files of weights.
//: `./book model inspect FILE` looks into those of Gluon, PyTorch and safetensors.

import FineTuning

let experiment = try Experiment.open()
let (book, recipe) = (experiment.book, experiment.recipe)
let data = try experiment.targetData()
let source = try experiment.sourceNetwork()
let tree = LayerTree(source, input: [1, experiment.inputSize, experiment.inputSize, 3])
book.show(tree.pruned(to: 2))

//: Each line of the tree is a layer: its name and kind, the shape of its output for one image
//: (channels × rows × columns), and how many parameters it holds. The network has two parts. `features` makes
//: a few hundred numbers out of an image; `output` makes one logit for each class out of those.
//:
//: From top to bottom, `features` first normalizes the channels once more, then looks at every second place
//: of the image with filters of 7 × 7 pixels, and halves the resolution again by taking maxima. Four
//: stages follow, each with half the resolution and twice the channels of the one before it. At last each
//: channel is averaged over the image: where a feature was found does not matter any more, only how much
//: of it.
//:
//: A stage has two *residual blocks*. Here is the second stage in full:

book.show(tree["features.6"])

//: A block reads $x$ and returns $x + f(x)$, where $f$ applies, twice, batch normalization, a rectifier and a
//: 3 × 3 convolution. (Batch normalization brings each channel to mean 0 and standard deviation 1, then scales
//: and shifts it. The rectifier, or ReLU, turns negative numbers into 0; inside blocks the tree leaves
//: it out.) A block has to learn only how the result differs from what it reads. Where the number of
//: channels changes, $x$ cannot be added as it is: normalized and rectified, it goes through a convolution
//: of 1 × 1, the *downsample*, on its way to the sum.
//:
//: The names along a branch of the tree are the names of the parameters in a file of weights:
//: `features.6.0.conv1.weight`.
//:
//: ## What it has learned
//:
//: The first convolution reads the pixels themselves, so that its filters can be looked at as small
//: images. Grey stands for zero.

book.show(
  ImageGrid(source.firstFilters, columns: 8),
  "The filters of the first convolution, each 7 × 7 pixels.", label: "fig-filters")

//: [](#fig-filters) shows them. Nobody told the network to look for edges in several directions, spots, and
//: transitions from one colour to another; it found that these tell classes apart. They serve for images
//: of almost anything, hot dogs included. (Some filters look like noise. Not every one has found something
//: to do.)
//:
//: At the other end is `output`, a fully connected layer. From the features $h$ that the average over the
//: image leaves, it computes the logits $z = Wh + b$, with a row of $W$ and a number in $b$ for each of
//: ImageNet's 1,000 classes.

book.show(source.output.summary)

//: ImageNet has a class *hotdog*. So what does the source network say of our images, before we change
//: anything? A softmax makes probabilities of the logits,
//:
//: $$p_k = \frac{e^{z_k}}{\sum_j e^{z_j}},$$
//:
//: and [](#tab-top-five) has the five largest for each of five test images: three with a hot dog and two
//: without. [](#fig-asked) shows the images.

let asked = data.test.indices([0, 1, 2, -1, -2])
let answers = try experiment.predict(source, on: data.test.selecting(asked))
book.show(
  ImageGrid(
    try asked.enumerated().map { number, index in
      .init(try data.test.image(at: index), caption: ["image \(number + 1)"])
    }, columns: asked.count),
  "The test images that the source network is asked about.", label: "fig-asked")
book.show(
  Table(
    [""] + ["first", "second", "third", "fourth", "fifth"].prefix(source.output.outputs),
    rows: asked.indices.map { number in
      ["image \(number + 1)"]
        + answers.best(5, of: number).map { row, probability in
          String(format: "%@ %.2f", experiment.sourceDescription.classes[row], probability)
        }
    }),
  "What the source network takes them for, with its probabilities.", label: "tab-top-five")

//: The croissant of image 5 has no class of its own in ImageNet. As the network has to take it for
//: something, it spreads its probability over several classes, *French loaf* and *hotdog* among them.
//:
//: How often is *hotdog*, the class that our data share with ImageNet, its first answer? For all test images:

let prediction = try experiment.predict(source, on: data.test)
if let shared = data.sharedClasses(with: source).first {
  for isShown in [true, false] {
    let answers = zip(prediction.labels, prediction.classes).filter { ($0.0 == shared.label) == isShown }
    let said = answers.count { $0.1 == shared.row.index }
    let name = isShown ? shared.folder : data.nameOfOthers(than: shared.label)
    book.print("\(name): \(said) of \(answers.count) images are called \(shared.one)")
  }
} else {
  book.print("no class is named as one of the source's outputs")
}

//: The source network knows hot dogs, but it was not asked *our* question. It must choose one of a thousand
//: classes, and was trained on images of one thing each. What we want from it is not its answers but the
//: features that they were made from.
//:
//: ## The target network
//:
//: The target network is defined as the source network is, except that its output layer has as many outputs
//: as the target data set has classes. `features` is copied. `output` is new, and its weights are drawn at
//: random, by Xavier's initialization: uniformly between $-a$ and $a$ with
//:
//: $$a = \sqrt{\frac{6}{n_\text{in} + n_\text{out}}},$$
//:
//: where $n_\text{in}$ and $n_\text{out}$ are the numbers of inputs and outputs, so that signals keep their
//: size on their way forward and gradients on their way back. The biases begin at 0.

var random = RandomSource(seed: experiment.options.seed)
let target = source.replacingOutput(classes: data.classes.count, using: &random)
book.show(target.output.summary)

let copied = target.features.parameterCount()
let fresh = target.output.parameterCount()
book.show(
  Table(
    ["part", "tensors", "parameters", "begins as"],
    rows: [
      ["`features`", "\(target.features.namedParameters.count)", copied.grouped, "a copy of the source's"],
      ["`output`", "\(target.output.namedParameters.count)", fresh.grouped, "random"],
    ]),
  "What the target network is made of.", label: "tab-parts")

//: As [](#tab-parts) shows, nearly all of the network is there already. Only [](#fresh-fraction) of its
//: parameters are new.

let fraction = Double(fresh) / Double(copied + fresh)  // hidden
book.define("fresh-fraction", fraction.percent(decimals: 2))  // hidden

//: ## Why a deep copy
//:
//: Layers are objects: they are *shared* when they are assigned. Had we built the target network around the
//: source's own `features`, both networks would have the same parameters, and training one would train the
//: other. (The line `finetune_net.features = pretrained_net.features` in *Dive into Deep Learning* is such
//: an assignment.) Let us make that mistake, with a copy of the source that may be spoilt: after one step
//: of training, are its features what they were? Then the same step with copied features.

let before = source.features.state
let victim = source.copy()
let sharing = ResNet(
  source.architecture, features: victim.features, output: target.output.copy(), width: source.width)
try experiment.takeStep(sharing, on: data)
book.print("shared features: the source's are as they were:", victim.features.state == before)

try experiment.takeStep(target.copy(), on: data)
book.print("copied features: the source's are as they were:", source.features.state == before)

//: With shared features the source network is lost after one step, and nothing says so. Whoever then reads
//: a row of its output layer, as [chapter 6](../06-class-713/README.md) does, reads it against features
//: it has never seen. `replacingOutput` therefore makes a *deep copy*, one that shares no
//: parameter with the source. That costs nothing at first: two copies of a tensor share their memory until
//: one of them is written to.
//:
//: ## Two learning rates
//:
//: The parameters of `features` are good already and should move only little: to fine-tune them we want a
//: small learning rate $\eta$. Those of `output` are random and have far to go. So the update gets a
//: multiplier for every parameter,
//:
//: $$w \leftarrow w - \eta\, m\, (g + \lambda w),$$
//:
//: with the gradient $g$ and the weight decay $\lambda$. The multiplier $m$ is [](#output-multiplier) in
//: `output` and 1 elsewhere.

target.output.setLearningRateMultiplier(recipe.outputMultiplier)
book.define("output-multiplier", String(format: "%g", recipe.outputMultiplier))  // hidden
let start = target.copy()
try experiment.takeStep(target, on: data)
let features = target.features.parameterDistance(from: start.features)
let output = target.output.parameterDistance(from: start.output)
book.show(
  Table(
    ["part", "multiplier", "length", "moved by", "fraction"],
    rows: [("`features`", Float(1), features), ("`output`", recipe.outputMultiplier, output)].map {
      part, multiplier, moved in
      [
        part, String(format: "%g", multiplier), String(format: "%.2f", moved.length),
        String(format: "%.4f", moved.distance),
        (moved.distance / moved.length).percent(decimals: 2),
      ]
    }),
  "How far one step at a learning rate of \(recipe.learningRate) moves each part.",
  label: "tab-step")

//: [](#tab-step) gives the distance that the first step moves the parameters of each part, all taken
//: together as one vector, and how that compares with the length of the vector. Next to its length
//: `features` hardly moves; `output` does. Now everything is ready for [step
//: 4](../04-fine-tune-vs-scratch/README.md).
//:
//: ## Summary
//:
//: * A network for classification has two parts: `features`, of use for many tasks, and `output`, bound to
//:   the classes of one.
//: * The target network is a deep copy of the source's `features` with a new `output`. Training a shared
//:   one destroys the source.
//: * What is good already gets a small learning rate, what is random a larger one.

try book.weave()  // hidden
