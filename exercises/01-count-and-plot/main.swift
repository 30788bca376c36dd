// Passes your functions in Exercise.swift to their check. You don't need to edit this file.

import ExerciseChecks

CountAndPlotCheck.run(countByClass: countByClass(_:classes:), chart: chart(of:classes:))
