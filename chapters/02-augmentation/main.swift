//: # From Images to Inputs
//:
//: The images of [chapter 1](../01-dataset/README.md) vary in size and aspect ratio. A network reads a square
//: of fixed size. In training, the way from one to the other is random on purpose; in testing, it is always
//: the same.
//:
//: ## A random part of the image
//:
//: A hot dog is a hot dog wherever it lies, whether it is near or far, and whether it points to the left or
//: to the right. A network does not know that, and a small data set will not teach it. But we can: each
//: time that a training image is used, we cut out another part of it, a *crop*, and sometimes mirror it.
//: This is called *augmentation*. The label stays true, or nearly always, and no two epochs show the same
//: image.
//:
//: The part is drawn as follows. Let the image have $W \times H$ pixels. Draw the part's fraction $s$ of the
//: area uniformly between 0.08 and 1, and its aspect ratio $r$, width divided by height, between 3:4 and 4:3,
//: uniformly on a logarithmic scale, so that tall parts are as likely as wide ones. Its width and height
//: are then
//:
//: $$w = \sqrt{s\,WH\,r}, \qquad h = \sqrt{s\,WH / r},$$
//:
//: rounded to whole pixels. If it fits into the image, its place is drawn uniformly among all possible
//: places; if not, $s$ and $r$ are drawn again. Should none of ten draws fit, as may happen with very long
//: images, the centre is taken.

import FineTuning

let experiment = try Experiment.open()
let book = experiment.book
let data = try experiment.targetData()
let image = try data.train.image(at: 0)

let size = experiment.inputSize
let crop = RandomResizedCrop(size)
var random = RandomSource(seed: experiment.options.seed)
let parts = (0..<6).map { _ in crop.rectangle(in: image, using: &random) }
book.show(
  OutlinedImage(image, parts: parts),
  "Six random parts of one image.", label: "fig-crops")

//: [](#fig-crops) has the outlines of six such parts. A large one holds most of the scene, a small one
//: perhaps no more than the end of a sausage, and now and then one misses the hot dog altogether: then the
//: label is wrong. That is the price. It is low, since the smallest fraction is 8 %, and most parts have a
//: much larger one.
//:
//: Drawing again what does not fit has a side effect. Large fractions fit only with an aspect ratio near that of the
//: image, so they are thrown away more often, and the fractions that remain are no longer uniform.
//: [](#fig-fractions) shows the fractions of 20,000 parts of our image. Those near 1 are rare.

let area = Double(image.width * image.height)
let fractions = (0..<20_000).map { _ in
  let part = crop.rectangle(in: image, using: &random)
  return Double(part.width * part.height) / area
}
book.show(
  Histogram(
    [.init("parts", fractions, color: 0)], bins: 25, x: Axis("fraction of the area", range: 0...1), y: "parts"
  ),
  "How large random parts are: their fractions of the area of the image.", label: "fig-fractions")

//: Each part is then resized to the input of the network, [](#input-size) × [](#input-size) pixels. (For
//: photographs, 224 × 224 is usual.) Between the pixels, values are interpolated linearly in both
//: directions. Unless $r$ is 1, this stretches the image a little, and that too is something the network
//: is to get used to. Last, the result is flipped left to right with probability one half. (Not upside
//: down: most photographs have an up and a down.) `Compose.training` puts crop and flip together.

book.define("input-size", size)  // hidden
let augmentation = Compose.training(size: size)
let augmented = (0..<16).map { _ in augmentation.transformed(image, using: &random) }
book.show(
  ImageGrid(augmented, columns: 8),
  "One image, as sixteen epochs of training might show it.", label: "fig-augmented")

//: Sixteen results are in [](#fig-augmented). All random numbers come from a seed: the crop of image $i$
//: in epoch $e$ depends on the seed, on $e$ and on $i$, and on nothing else. So the same images come out,
//: however many threads prepare them.
//:
//: ## The centre of the image
//:
//: In testing, nothing should be left to chance: the same network is to get the same accuracy each time.
//: The image is resized to a square a little larger than the input, and the middle of that is cut out.
//: For the usual input of 224 × 224 pixels, the square has 256 × 256; here the proportion is the same.

let testing = Compose.testing(size: size)
for step in testing.transforms { book.show("\(step)") }

//: Note that this resizing does not keep the aspect ratio: whatever the image is, it becomes a square. Other
//: libraries scale the *shorter* side to 256 and keep the aspect ratio. Either will do, as long as training and
//: testing agree about how long a hot dog is: the random crops are stretched by up to a third in both
//: directions as well.

let chosen = data.train.indices([0, 1, 5, -2, -4])
let originals = try chosen.map { try data.train.image(at: $0) }
let rows =
  [originals, originals.map { testing.transformed($0, using: &random) }]
  + (0..<2).map { _ in originals.map { augmentation.transformed($0, using: &random) } }
book.show(
  ImageGrid(
    rows.flatMap { $0 }, columns: chosen.count,
    rowLabels: ["the file", "in testing", "in training", "and again"]),
  "Images as they are, as testing shows them, and twice as training shows them.",
  label: "fig-transforms")

//: Compare the rows of [](#fig-transforms). In testing, most of each scene is seen, only squeezed into a
//: square; in training, some part of it, larger. A network tested in this way sees its objects somewhat
//: *smaller* than it has seen them in training.
//:
//: ## From bytes to numbers
//:
//: A pixel is three bytes, from 0 to 255. They are divided by 255, and then each channel $c$ is normalized
//: with ImageNet's mean $\mu_c$ and standard deviation $\sigma_c$:
//:
//: $$x_c = \frac{b_c / 255 - \mu_c}{\sigma_c}, \qquad
//: \mu = (0.485, 0.456, 0.406), \quad \sigma = (0.229, 0.224, 0.225).$$
//:
//: The [first chapter](../01-dataset/README.md#tab-channels) tells why these and not our own.
//: [](#tab-pixel) follows one pixel through it.

let input = testing.transformed(image, using: &random)
let numbers = testing.tensor(of: image, using: &random)
let pixel = input[size / 2, size / 2]
let bytes = [pixel.red, pixel.green, pixel.blue]
let middle = (size / 2 * size + size / 2) * 3
book.show(
  Table(
    ["", "red", "green", "blue"],
    rows: [
      ["byte"] + bytes.map { "\($0)" },
      ["divided by 255"] + bytes.map { String(format: "%.3f", Double($0) / 255) },
      ["normalized"] + numbers.values[middle..<middle + 3].map { String(format: "%.3f", $0) },
    ]),
  "The pixel in the middle of the image, as testing shows it.", label: "tab-pixel")
book.print("shape:", numbers.shape)
book.print("from", numbers.values.min() ?? 0, "to", numbers.values.max() ?? 0)

//: The shape is that of a batch of one image: images × rows × columns × channels. (*Dive into Deep
//: Learning* has the channels before the rows. Here they come last, so that the innermost loops of all
//: layers run over neighbours in memory.)
//:
//: Nothing is lost on the way: $b_c = 255\,(\sigma_c x_c + \mu_c)$ gives the bytes back, rounded. If a
//: network does not learn, this is the first thing to look at: the images as the network gets them,
//: restored. [](#fig-restored) has the image as bytes, the numbers that it became, shown as if they were
//: an image, and the image restored from them.

let restored = testing.normalization.image(from: numbers)
let asItIs = Normalization(mean: [0, 0, 0], standardDeviation: [1, 1, 1]).image(from: numbers)
book.show(
  ImageGrid(
    [
      .init(input, caption: ["as bytes"]), .init(asItIs, caption: ["normalized"]),
      .init(restored, caption: ["restored"]),
    ], columns: 3),
  "An image as testing shows it, its normalized numbers cut off below 0 and above 1, and what is restored from them.",
  label: "fig-restored")
book.print("restored exactly:", restored == input)

//: ## Summary
//:
//: * Augmentation makes a small data set larger with transformations that (nearly always) leave the label
//:   true: random crops of random size and aspect ratio, and flips.
//: * Testing takes the centre, and nothing at random.
//: * Normalization is what the source network was trained with, not what the new data suggest; and it can
//:   be undone.

try book.weave()  // hidden
