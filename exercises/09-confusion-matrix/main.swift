// Hands what Exercise.swift declares to its check. Nothing here is to be edited.

import ExerciseChecks

ConfusionMatrixCheck.run(
  confusionMatrix: confusionMatrix(predicted:labels:classes:), accuracy: accuracy(of:), recall: recall(of:))
