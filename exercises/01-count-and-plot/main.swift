// Hands what Exercise.swift declares to its check. Nothing here is to be edited.

import ExerciseChecks

CountAndPlotCheck.run(countByClass: countByClass(_:classes:), chart: chart(of:classes:))
