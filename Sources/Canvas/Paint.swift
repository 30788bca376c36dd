/// A fill for outlines and strokes: a colour or a gradient.
public enum Paint: Sendable {
  /// A solid colour.
  case color(Color)
  /// A gradient along the line between two points; stops are (position 0…1, colour).
  case linear(from: Point, to: Point, [(Double, Color)])
  /// A gradient from `focus` (by default the centre) outwards to the circle around `center`.
  case radial(center: Point, radius: Double, focus: Point? = nil, [(Double, Color)])
}

/// The shape of a stroke's ends.
public enum LineCap: Sendable { case butt, round, square }

/// The way new drawing mixes with existing pixels; `atop` draws only over pixels that aren't transparent.
public enum BlendMode: Sendable { case normal, atop, multiply, screen, overlay, softLight, add, erase }
