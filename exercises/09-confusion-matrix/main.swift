// Passes your functions in Exercise.swift to their check. You don't need to edit this file.

import ExerciseChecks

ConfusionMatrixCheck.run(
  confusionMatrix: confusionMatrix(predicted:labels:classes:), accuracy: accuracy(of:), recall: recall(of:))
