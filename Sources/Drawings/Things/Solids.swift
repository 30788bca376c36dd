import FineTuningCanvas
import FineTuningElementaryFunctions

/// An axis-aligned box in space.
struct Block {
  var x, y, z: ClosedRange<Double>

  var front: Rect { Self.rect(x, y) }
  var side: Rect { Self.rect(z, y) }
  var top: Rect { Self.rect(x, z) }

  private static func rect(_ across: ClosedRange<Double>, _ down: ClosedRange<Double>) -> Rect {
    Rect(
      across.lowerBound, down.lowerBound, across.upperBound - across.lowerBound,
      down.upperBound - down.lowerBound)
  }
}

extension Canvas {
  /// Draws the three visible faces of a box: the top is lit, the side is in shade.
  func block(_ block: Block, _ color: Color, from view: Viewpoint, radius: Double = 0.02) {
    let sideX = view.yaw > 0 ? block.x.lowerBound : block.x.upperBound
    // The side to the left faces the light.
    let sideColor = view.yaw > 0 ? color.darker(0.12) : color.darker(0.3)
    solid(view.side(.rectangle(block.side, radius: radius), x: sideX), sideColor, contrast: 0.12)
    solid(
      view.top(.rectangle(block.top, radius: radius), y: block.y.lowerBound), color.lighter(0.3),
      contrast: 0.1)
    solid(view.front(.rectangle(block.front, radius: radius), z: block.z.upperBound), color, contrast: 0.15)
  }
}

/// A solid made by extruding an outline in the plane (x, y), clockwise from its lower left, along z.
struct Prism {
  var profile: [Point]
  var z: ClosedRange<Double>

  /// Returns the flat strip behind the edge that starts at corner `index`, or the part of it between two
  /// fractions of its length and depth.
  func strip(
    _ index: Int, along: ClosedRange<Double> = 0...1, depth: ClosedRange<Double> = 0...1, from view: Viewpoint
  ) -> Path {
    let (start, end) = (profile[index], profile[(index + 1) % profile.count])
    func corner(_ u: Double, _ v: Double) -> Point {
      let point = start.mixed(with: end, u)
      return view(point.x, point.y, z.upperBound + (z.lowerBound - z.upperBound) * v)
    }
    return .polygon([
      corner(along.lowerBound, depth.lowerBound), corner(along.upperBound, depth.lowerBound),
      corner(along.upperBound, depth.upperBound), corner(along.lowerBound, depth.upperBound),
    ])
  }

  /// Returns the direction that the strip at `index` faces.
  func normal(_ index: Int) -> Point {
    let (start, end) = (profile[index], profile[(index + 1) % profile.count])
    let length = start.distance(to: end)
    return Point((end.y - start.y) / length, (start.x - end.x) / length)
  }

  /// Whether the viewer sees the strip at `index`.
  func isVisible(_ index: Int, from view: Viewpoint) -> Bool {
    let normal = normal(index)
    return -normal.x * sin(view.yaw) * cos(view.tilt) - normal.y * sin(view.tilt) > 0.001
  }
}

extension Canvas {
  /// Draws a prism: the visible strips, then the front. `cover` returns the colour of strips that differ from
  /// the front, such as a roof.
  func prism(
    _ prism: Prism, _ color: Color, from view: Viewpoint, cover: (_ normal: Point) -> Color? = { _ in nil }
  ) {
    for index in prism.profile.indices where prism.isVisible(index, from: view) {
      let normal = prism.normal(index)
      let light = -0.28 * normal.y - 0.22 * normal.x - 0.05
      let base = cover(normal) ?? color
      solid(
        prism.strip(index, from: view), light > 0 ? base.lighter(light) : base.darker(-light), contrast: 0.1)
    }
    solid(view.front(.polygon(prism.profile), z: prism.z.upperBound), color, contrast: 0.15)
  }
}
