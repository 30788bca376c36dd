import Canvas
import Foundation

/// Where a thing with three dimensions is seen from: a parallel projection from in front and above.
///
/// Space has x to the right, y down and z towards the viewer.
struct Viewpoint {
  /// How far the thing is turned: positive shows its left side, negative its right side.
  var yaw: Double
  /// How far it is seen from above.
  var tilt: Double

  /// The place on the image of a point in space.
  func callAsFunction(_ x: Double, _ y: Double, _ z: Double) -> Point {
    let nearness = z * cos(yaw) - x * sin(yaw)
    return Point(x * cos(yaw) + z * sin(yaw), y * cos(tilt) + nearness * sin(tilt))
  }

  /// A path of the plane (x, y), seen on the upright plane at depth `z`.
  func front(_ path: Path, z: Double) -> Path {
    path.mapped { self($0.x, $0.y, z) }
  }

  /// A path of the plane (z, y), seen on the upright plane at `x`.
  func side(_ path: Path, x: Double) -> Path {
    path.mapped { self(x, $0.y, $0.x) }
  }

  /// A path of the plane (x, z), seen on the level plane at height `y`.
  func top(_ path: Path, y: Double) -> Path {
    path.mapped { self($0.x, y, $0.y) }
  }
}
