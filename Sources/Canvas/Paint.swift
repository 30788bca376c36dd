/// What an outline is filled or stroked with.
public enum Paint: Sendable {
  /// One colour all over.
  case color(Color)
  /// A gradient along the line between two points; stops are (position 0…1, colour).
  case linear(from: Point, to: Point, [(Double, Color)])
  /// A gradient outwards from `focus` (or the centre) to the circle around `center`.
  case radial(center: Point, radius: Double, focus: Point? = nil, [(Double, Color)])
}

/// How the ends of a stroke look.
public enum LineCap: Sendable { case butt, round, square }

/// How what is drawn mixes with what is there; `atop` draws only where something is there already.
public enum BlendMode: Sendable { case normal, atop, multiply, screen, overlay, softLight, add, erase }
