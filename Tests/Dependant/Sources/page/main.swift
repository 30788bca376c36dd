//: # Circles and Squares
//:
//: After training, [](#accuracy) of the test images are classified correctly. [](#fig-course) shows the way there.

import FineTuning

let experiment = try Experiment.open()
let data = try TargetData("shapes")
var random = RandomSource(seed: 1)
let network = try experiment.sourceNetwork().replacingOutput(classes: 2, using: &random)
let run = try experiment.train(network, on: data, learningRate: 0.01, "shapes")
experiment.book.define("accuracy", run.testAccuracy)
experiment.book.show(run.plot, "The course of the training.", label: "fig-course")

try experiment.book.weave()  // hidden
