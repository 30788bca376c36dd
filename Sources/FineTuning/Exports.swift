// A chapter imports this one module and has the whole library at hand.
@_exported import Canvas
@_exported import Drawings
@_exported import Plotting
@_exported import Files
@_exported import Images
@_exported import Layers
@_exported import Models
@_exported import Notebook
@_exported import Recipe
@_exported import Tensors
@_exported import Training
