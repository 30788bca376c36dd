//: # A Sample Chapter
//:
//: The tests run this chapter as a reader would. It shows one thing of each kind, and gives up half-way
//: when its seed is 13, in Triskaidekaphobia's honour, and holds out when it is 12.

import FineTuning
import Foundation

func rounded(_ value: Double) -> String { String(format: "%.3f", value) }

let experiment = try Experiment.open()
let book = experiment.book

//: The loss of a run falls like $e^{-x}$, or so we pretend. [](#fig-curves) shows it, and the accuracy on
//: the test set, which ends at [](#accuracy). In a page one writes `[](#fig-curves)` for that.

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

//: What is shown stands under the code that showed it:

let fifths = (1...5 * epochs).map { Double($0) / 5 }
let curves = TrainingCurves(
  trainLoss: fifths.map { ($0, 0.7 / $0.squareRoot()) },
  trainAccuracy: fifths.map { ($0, 1 - 0.45 / (1 + $0)) },
  testAccuracy: accuracies, epochs: epochs)
book.show(LinePlot.training(curves), "A run that never was.", label: "fig-curves")

//: Numbers that belong together make a table.

if experiment.options.seed == 13 {  // hidden
  throw InputError("seed", expected: "a lucky number", found: "13", advice: "take 14")  // hidden
}  // hidden
book.show(
  Table(["epoch", "test acc"], rows: accuracies.map { ["\(Int($0.x))", rounded($0.y)] }),
  "The same numbers.", label: "tab-accuracy")
//:
book.show(
  BarChart([.init("hotdog", 0.9, label: "90 %", color: 1), .init("corn", 0.1, label: "10 %")]),
  "A guess.", label: "fig-guess")

//: [](#tab-accuracy) and [](#fig-guess) end the chapter.

try book.weave()  // hidden
