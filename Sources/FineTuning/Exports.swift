// A chapter imports this one module and has the whole library at hand.
@_exported import FineTuningCanvas
@_exported import FineTuningCore
@_exported import FineTuningDrawings
@_exported import FineTuningNotebook
@_exported import FineTuningPlotting
@_exported import FineTuningRecipe
