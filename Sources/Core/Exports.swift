// What a program imports to train networks and to use them: this one module.
@_exported import FineTuningFiles
@_exported import FineTuningImages
@_exported import FineTuningLayers
@_exported import FineTuningModels
@_exported import FineTuningTensors
@_exported import FineTuningTraining
