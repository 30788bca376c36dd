/// A fill for outlines and strokes: a colour or a gradient.
public enum Paint: Sendable {
  /// A solid colour.
  case color(Color)
  /// A gradient along the line between two points; stops are (position 0…1, colour).
  case linear(from: Point, to: Point, [(Double, Color)])
  /// A gradient from `focus` (by default the centre) outwards to the circle around `center`.
  case radial(center: Point, radius: Double, focus: Point? = nil, [(Double, Color)])
}

/// The shape of a stroke's ends; its corners are mitred if the ends are butt, and round otherwise.
public enum LineCap: Sendable { case butt, round }

/// The way new drawing mixes with existing pixels: over them, only over those that aren't transparent, or by
/// making them transparent.
public enum BlendMode: Sendable { case normal, atop, erase }
