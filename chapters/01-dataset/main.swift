//: # Transfer Learning, and a Data Set for It
//:
//: A network with millions of parameters wants millions of images, and hardly anyone has them. This
//: chapter says what can be done about that, in four steps. Then it looks closely at the images on which
//: the later chapters take these steps.
//:
//: ## Too few chairs
//:
//: Data sets for learning to recognize things come in very different sizes. Fashion-MNIST, on which many a
//: first network is trained, has 60,000 training images of 28 × 28 grey pixels. ImageNet, the large data
//: set that research uses most, has more than ten million, of things of over a thousand kinds. What one
//: meets in practice usually lies between the two.
//:
//: Say that a shop wants to recognize chairs in its customers' images and offer the same chair for sale.
//: We might pick a hundred common chairs, photograph each from a thousand angles, and train a classifier on
//: the result. With $100 \times 1000 = 100{,}000$ images it is larger than Fashion-MNIST, and still less
//: than a tenth of ImageNet, even of the 1.28 million of its images that networks are usually trained on.
//: A model that is large enough for ImageNet may *overfit* it: it learns these images by heart, and does
//: badly on others. Its accuracy may then not be what the shop needs.
//:
//: One way out is more data. But images have to be found, and labelled by people, and that costs time and
//: money: for ImageNet, millions of dollars of research funds. It has become cheaper since, but not cheap.
//:
//: The other way out is *transfer learning*: to take what was learned on a large **source data set** over
//: to the small **target data set**. Most of ImageNet's images have nothing to do with chairs. But a
//: network trained on them has learned to find edges, textures, shapes, and how objects are composed of
//: them, and these may serve to recognize a chair just as well.
//:
//: ## Four steps
//:
//: A common form of transfer learning is **fine-tuning**. It has four steps, which [](#fig-four-steps)
//: shows side by side:
//:
//: 1. Train a neural network, the *source network*, on the source data set, such as ImageNet.
//: 2. Make a new network, the *target network*, with the source network's design and its parameters, all
//:    but those of the output layer. We assume that these parameters hold what was learned from the source
//:    data set, and that it is as useful for the target data set. The output layer is left out because it
//:    is bound up with the labels of the source.
//: 3. Give the target network an output layer of its own, with one output for each class of the target data
//:    set, and initialize its parameters at random.
//: 4. Train the target network on the target data set. The output layer is trained from scratch; the
//:    parameters of all other layers are *fine-tuned*, beginning with those of the source network.
//:
//: (*Dive into Deep Learning* calls the two networks *source model* and *target model*.)

import FineTuning

let experiment = try Experiment.open()
let book = experiment.book
book.show(
  FourStepDiagram(source: experiment.sourceDataName, target: experiment.targetDataName),
  "Fine-tuning. All layers but the output layer are copied; the target's output layer is new (orange).",
  label: "fig-four-steps")

//: ## Hot dog recognition
//:
//: The chapters of this book go through the steps with one example: to tell whether an image shows a hot
//: dog. The target data set has a few thousand images, some with hot dogs in them. Step 1 has been done:
//: a [source network](../../Sources/Models/Resources/resnet18-half-drawn-imagenet.md) comes with the book.
//: [Chapter 2](../02-augmentation/README.md) turns images into what a network reads. Steps 2 and 3 are
//: [chapter 3](../03-model-surgery/README.md), and step 4 is [chapter
//: 4](../04-fine-tune-vs-scratch/README.md). After that we look at two variants: [chapter
//: 5](../05-frozen-features/README.md) trains the output layer alone, and [chapter
//: 6](../06-class-713/README.md) does not begin it at random.
//:
//: ## Obtaining the data set
//:
//: A data set for classification is most simply kept as files: a folder for each part, in it a folder for
//: each class, and in that the images. Ours has the parts `train` and `test`, and both have the classes
//: `hotdog` and `not-hotdog`. The images without a hot dog all show other food.
//:
//: Where do they come from? *Dive into Deep Learning* uses photographs from the web, 1,400 with a hot dog
//: and 1,400 without; 1,000 of each are for training, the rest for testing. This book has to work without
//: the internet, so it *draws* a data set of the same size and layout: scenes of food that never was, with
//: plates and tables, light from some side, shadows, things in the way, and the blur, noise and compression
//: of a cheap camera, written to JPEG and PNG files the first time that a chapter asks for them. From there
//: on everything is as with photographs. All that follows reads files, and would read photographs in the
//: same way.

//: `experiment.targetData` lists the folders and gives us two data sets, `data.train` and `data.test`. Images are
//: read only when they are asked for.

let data = try experiment.targetData()
book.show(data.tableOfCounts, "What the folders hold.", label: "tab-counts")

//: [](#tab-counts) counts what was found. Both classes have the same number of images, so that guessing
//: is right half of the time: an accuracy of 0.5 is worth nothing here.
//:
//: Neither classes nor files have an order of their own on disk. Here both are sorted by name, so that the
//: label 0 is `hotdog` and 1 is `not-hotdog` on every machine, and image number $i$ is the same
//: everywhere. [](#fig-images) shows the first eight hot dogs, and the last eight of the others.

let gallery = try data.train.gallery()
book.show(gallery.grid, gallery.caption, label: "fig-images")

//: What makes it hard does not all show in so few images. A hot dog may be small, or at the edge, or half
//: hidden. Mustard proves nothing: other food has it too. Nor does a long shape: bananas, baguettes,
//: éclairs, and sausages without a bun are among the others. What has to be found is a sausage *in* a bun.
//:
//: ## Sizes and aspect ratios
//:
//: The images vary in size and in *aspect ratio*, which is the width divided by the height. [](#fig-images)
//: has scaled them, so that it shows only the aspect ratios. To see how much they vary, we have to read all of
//: them, one after the other. On the way we sum up their colours for later.

var sizes = [[(x: Double, y: Double)]](repeating: [], count: data.classes.count)
var colours = ChannelStatistics()
for index in 0..<data.train.count {
  let image = try data.train.image(at: index)
  sizes[data.train.label(at: index)].append((Double(image.width), Double(image.height)))
  colours.add(image)
}

//:

book.show(
  LinePlot(
    data.classes.indices.map { .init(data.classes[$0], sizes[$0], style: .markers, color: $0) },
    x: Axis("width in pixels"), y: Axis("height in pixels"), size: (324, 252)),
  "Width and height of every training image.", label: "fig-sizes")

//: In [](#fig-sizes) images of one aspect ratio lie on a line through the origin, which is outside of the plot.
//: The cloud lies between two such lines: no image, wide or tall, is much longer than 4:3. Both classes
//: are spread alike. If they were not, a network could learn to tell them apart by the traces that a size
//: leaves, and would have learned nothing about hot dogs.

let aspectRatios = sizes.map { $0.map { $0.x / $0.y } }
let aspects = Histogram(aspectRatios, classes: data.classes, bins: 24, x: Axis("width / height"), y: "images")
book.show(aspects, "Aspect ratios of the training images.\(aspects.noteOnOverlap)", label: "fig-aspects")

//: [](#fig-aspects) counts the aspect ratios: in both classes they run from about 3:4 to 4:3. A network, on the
//: other hand, reads a square of fixed size. How an image becomes such a square is the subject of [the
//: next chapter](../02-augmentation/README.md).
//:
//: ## Colours
//:
//: A few more numbers are needed there. Networks learn best from numbers around zero with a spread of about
//: one, so the pixels of each channel $c$ (red, green and blue) are *normalized*: with their mean $\mu_c$
//: and standard deviation $\sigma_c$, a value $x$ becomes $(x - \mu_c)/\sigma_c$. [](#tab-channels) has
//: both for our training images, on a scale from 0 to 1, beside those of ImageNet.

let imageNet = Normalization.imageNet
let statistics = [
  ("mean of these images", colours.mean),
  ("mean of ImageNet", SIMD3<Double>(imageNet.mean)),
  ("standard deviation of these images", colours.standardDeviation),
  ("standard deviation of ImageNet", SIMD3<Double>(imageNet.standardDeviation)),
]
book.show(
  Table(
    ["", "red", "green", "blue"],
    rows: statistics.map { name, channels in
      [name] + channels.indices.map { String(format: "%.3f", channels[$0]) }
    }),
  "Mean and standard deviation of all pixels of a channel.", label: "tab-channels")

//: Food is warmer than the world at large: these images have more red, and no more blue. Even so we shall
//: normalize with *ImageNet's* numbers, not our own. The source network was trained on inputs that were
//: normalized in that way, and its weights go on being used: one that has learned what a blue of 0.4 means
//: should not find another blue there.
//:
//: ## Summary
//:
//: * Target data sets are often too small for the networks that one would like to train on them. Collecting
//:   more data is expensive; transfer learning uses what was learned on another, larger data set.
//: * Fine-tuning copies the source network except for its output layer, adds a new output layer, and trains
//:   on.
//: * A folder of class folders is a data set. Sort it, or its order is an accident.
//: * Look at the data before you train: counts, sizes, colours, and the images themselves.

try book.weave()  // hidden
