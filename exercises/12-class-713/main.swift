// Passes your functions in Exercise.swift to their check. You don't need to edit this file.

import ExerciseChecks

Class713Check.run(hotDogRow: hotDogRow(of:), networkFromRow: network(from:row:training:))
