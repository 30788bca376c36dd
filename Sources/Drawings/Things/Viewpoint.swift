import FineTuningCanvas
import FineTuningElementaryFunctions

/// The viewpoint for solid things: a parallel projection from the front and above.
///
/// In space, x points right, y down and z towards the viewer.
struct Viewpoint {
  /// The rotation of the thing: positive shows its left side, negative its right side.
  var yaw: Double
  /// The tilt: how much of the view is from above.
  var tilt: Double

  /// Projects a point in space onto the canvas.
  func callAsFunction(_ x: Double, _ y: Double, _ z: Double) -> Point {
    let nearness = z * cos(yaw) - x * sin(yaw)
    return Point(x * cos(yaw) + z * sin(yaw), y * cos(tilt) + nearness * sin(tilt))
  }

  /// Projects a path in (x, y) from the upright plane at depth `z`.
  func front(_ path: Path, z: Double) -> Path {
    path.mapped { self($0.x, $0.y, z) }
  }

  /// Projects a path in (z, y) from the upright plane at `x`.
  func side(_ path: Path, x: Double) -> Path {
    path.mapped { self(x, $0.y, $0.x) }
  }

  /// Projects a path in (x, z) from the level plane at height `y`.
  func top(_ path: Path, y: Double) -> Path {
    path.mapped { self($0.x, y, $0.y) }
  }
}
