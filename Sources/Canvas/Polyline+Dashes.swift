extension Polyline {
  /// Returns the dashes of this line: `pattern` alternates the lengths of dashes and gaps.
  func dashed(_ pattern: [Double]) -> [Polyline] {
    precondition(
      pattern.allSatisfy { $0 >= 0 } && pattern.reduce(0, +) > 0, "dashes and gaps need positive lengths")
    guard var place = points.first else { return [] }
    var (dashes, dash) = ([Polyline](), Polyline(points: [place]))
    var (index, rest) = (0, pattern[0])
    var isDash: Bool { index % 2 == 0 }
    for end in points.dropFirst() + (isClosed ? [place] : []) {
      var length = place.distance(to: end)
      while length > rest {
        place = place.mixed(with: end, rest / length)
        length -= rest
        if isDash {
          dash.points.append(place)
          dashes.append(dash)
        }
        index += 1
        rest = pattern[index % pattern.count]
        dash.points = [place]
      }
      rest -= length
      place = end
      if isDash { dash.points.append(place) }
    }
    guard isDash else { return dashes }
    if isClosed, !dashes.isEmpty {
      // The last dash runs on into the first.
      dashes[0].points = dash.points + dashes[0].points.dropFirst()
    } else {
      dashes.append(dash)
    }
    return dashes
  }
}
