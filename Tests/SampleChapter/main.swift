//: # A Sample Chapter
//:
//: The tests run this chapter as a reader would. It shows one output of each kind. With seed 13 it gives up
//: halfway, in honour of triskaidekaphobia; with seed 12 it holds out against an interruption.

import FineTuning
import Foundation

func rounded(_ value: Double) -> String { String(format: "%.3f", value) }

let experiment = try Experiment.open()
let book = experiment.book

//: The loss falls like $e^{-x}$, or so we pretend. [](#fig-curves) shows it together with the accuracy on the
//: test set, which ends at [](#accuracy). To refer to the figure, you write `[](#fig-curves)`.

let epochs = experiment.recipe.epochs
var accuracies: [(x: Double, y: Double)] = []
for epoch in 1...epochs {
  accuracies.append((Double(epoch), 1 - 0.4 / Double(epoch)))
  book.print("epoch \(epoch), test acc \(rounded(accuracies[epoch - 1].y))")
}
book.define("accuracy", rounded(accuracies[epochs - 1].y))  // hidden
if experiment.options.seed == 12 {  // hidden
  Interruption.deferring {  // hidden
    book.print("holds out")  // hidden
    while Interruption.pending == nil { usleep(1000) }  // hidden
    book.print("after an interruption")  // hidden
    while true { sleep(1) }  // hidden
  }  // hidden
}  // hidden

//: An output appears under the code that shows it:

let fifths = (1...5 * epochs).map { Double($0) / 5 }
let curves = TrainingCurves(
  trainLoss: fifths.map { ($0, 0.7 / $0.squareRoot()) },
  trainAccuracy: fifths.map { ($0, 1 - 0.45 / (1 + $0)) },
  testAccuracy: accuracies, epochs: epochs)
book.show(LinePlot.training(curves), "A run that never was.", label: "fig-curves")

//: Numbers that belong together go into a table.

if experiment.options.seed == 13 {  // hidden
  throw InputError("seed", expected: "a lucky number", found: "13", advice: "try 14")  // hidden
}  // hidden
book.show(
  Table(["epoch", "test acc"], rows: accuracies.map { ["\(Int($0.x))", rounded($0.y)] }),
  "The same numbers.", label: "tab-accuracy")
//:
book.show(
  BarChart([.init("hotdog", 0.9, label: "90 %", color: 1), .init("corn", 0.1, label: "10 %")]),
  "A guess.", label: "fig-guess")

//: The chapter ends with [](#tab-accuracy) and [](#fig-guess).

try book.weave()  // hidden
