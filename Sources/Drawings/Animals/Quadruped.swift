import FineTuningCanvas

/// The build of a four-legged animal in side view, facing left and standing on y = `ground`.
struct Quadruped {
  /// The horizontal extent of the trunk, from chest to rump.
  var chest = -0.45, rump = 0.72
  /// The vertical extent of the trunk.
  var back = -0.2, belly = 0.35
  /// How far the back rises (negative: sags) at the shoulders.
  var withers = 0.0
  /// Half the width of a leg at the top and at the foot.
  var thigh = 0.13, foot = 0.06
  var ground = 0.93
  /// The lower part of the legs, if it differs in colour.
  var socks: (height: Double, color: Color)?
}

extension Sketch {
  /// Draws the far legs, darker, and returns the trunk with the near legs as parts of a `body`.
  ///
  /// The legs walk: each pair swings by a random amount, with far and near legs in opposite directions.
  func quadruped(_ build: Quadruped, coat: Color) -> [Path] {
    let (length, middle) = (build.rump - build.chest, (build.back + build.belly) / 2)
    let hips = [build.chest + build.thigh * 1.1, build.rump - build.thigh * 1.15]
    var near: [Path] = []
    var far: [Path] = []
    for (index, hip) in hips.enumerated() {
      let stride = uniform(0.02...0.1) * (chance(0.5) ? 1 : -1)
      near.append(leg(build, hip: hip, stride: stride, hind: index == 1))
      far.append(leg(build, hip: hip + 0.09, stride: -stride, hind: index == 1))
    }
    body(far, coat.darker(0.3)) { socks(build, darker: 0.3) }
    let trunk = Path.blob([
      (build.chest, middle), (build.chest + 0.13 * length, build.back - build.withers),
      (build.chest + 0.5 * length, build.back + 0.02), (build.rump - 0.15 * length, build.back - 0.02),
      (build.rump, middle - 0.04), (build.rump - 0.12 * length, build.belly - 0.05),
      (build.chest + 0.5 * length, build.belly), (build.chest + 0.12 * length, build.belly - 0.02),
    ])
    return [trunk] + near
  }

  /// Colours the lower legs. Call it while drawing the markings of a body.
  func socks(_ build: Quadruped, darker: Double = 0) {
    guard let socks = build.socks else { return }
    fill(.rectangle(Rect(-1, build.ground - socks.height, 2, socks.height + 0.1)), socks.color.darker(darker))
  }

  /// Returns one leg with its foot. A hind leg bends forward at the knee and back at the hock.
  private func leg(_ build: Quadruped, hip: Double, stride: Double, hind: Bool) -> Path {
    let (top, foot) = (build.belly - build.thigh * (hind ? 1.6 : 0.9), build.foot)
    let bottom = build.ground - foot * 0.8
    let drop = bottom - top
    var path =
      hind
      ? Path.limb([
        (hip - 0.02, top, build.thigh * 1.25),
        (hip - 0.01 + stride * 0.3, top + drop * 0.42, build.thigh * 0.75),
        (hip + 0.05 + stride * 0.7, top + drop * 0.72, foot), (hip + stride, bottom, foot * 0.95),
      ])
      : Path.limb([
        (hip, top, build.thigh), (hip + stride * 0.3, top + drop * 0.4, build.thigh * 0.45 + foot * 0.5),
        (hip + stride * 0.7, top + drop * 0.68, foot), (hip + stride, bottom, foot * 0.95),
      ])
    path.append(.ellipse(Point(hip + stride - foot * 0.45, bottom + foot * 0.2), foot * 1.4, foot * 0.75))
    return path
  }
}
