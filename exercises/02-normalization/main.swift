// Passes your functions in Exercise.swift to their check. You don't need to edit this file.

import ExerciseChecks

NormalizationCheck.run(
  normalize: normalize(_:mean:standardDeviation:),
  denormalize: denormalize(_:width:height:mean:standardDeviation:))
