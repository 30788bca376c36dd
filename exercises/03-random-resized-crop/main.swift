// Passes your functions in Exercise.swift to their check. You don't need to edit this file.

import ExerciseChecks

RandomResizedCropCheck.run { width, height, area, aspectRatio, random in
  try cropRectangle(width: width, height: height, area: area, aspectRatio: aspectRatio, using: &random)
}
