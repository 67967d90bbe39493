import Domain

/// A row of a mapping that keys act upon: the eight areas, then the three shares below them.
enum MappingSpot: Hashable, Sendable {
  case area(LifeDomain)
  case severe, withChildren, livingWithChildren

  static let areas = LifeDomain.allCases.map(MappingSpot.area)
  static let shares: [MappingSpot] = [.severe, .withChildren, .livingWithChildren]

  /// With few mapped there are the eight bars only.
  static func all(isSmall: Bool) -> [MappingSpot] { isSmall ? areas : areas + shares }
}

extension MappingSummary {
  /// How many of the round a share below the bars counts.
  func count(_ share: MappingSpot) -> Int {
    switch share {
    case .area: n
    case .severe: multipleSevere
    case .withChildren: withChildren
    case .livingWithChildren: livingWithChildren
    }
  }

  /// The number at a spot: of an area the share with one light.
  ///
  /// - Parameter unit: the unit the round was narrowed to.
  func figure(_ spot: MappingSpot, light: Light, unit: String?, asOf: Day) -> Figure {
    let place: [FigureFilter] = [.round(round)] + (unit.map { [.unit($0)] } ?? [])
    func share(_ id: FigureID, _ part: Int, of whole: Int, _ more: [FigureFilter]) -> Figure {
      Figure(
        id: id, value: .share(part: part, of: whole), filter: place + more, n: whole, asOf: asOf, people: .anonymous)
    }
    switch spot {
    case .area(let area):
      return share(.mappingShare, self[area][light], of: self[area].assessed, [.domain(area), .light(light)])
    case .severe: return share(.mappingMultipleSevere, multipleSevere, of: n, [.rule(rule)])
    case .withChildren: return share(.mappingWithChildren, withChildren, of: n, [])
    case .livingWithChildren: return share(.mappingLivingWithChildren, livingWithChildren, of: n, [])
    }
  }

  // MARK: Output

  /// For programs.
  var data: ScreenData {
    let domains = LifeDomain.allCases.map { area in
      let counts = self[area]
      let percent: JSON =
        counts.assessed == 0
        ? .null
        : .object([
          "green": .optional(counts.percent(.green)), "yellow": .optional(counts.percent(.yellow)),
          "red": .optional(counts.percent(.red)),
        ])
      return JSON.object([
        "domain": .string(area.id), "green": .int(counts.green), "yellow": .int(counts.yellow),
        "red": .int(counts.red), "missing": .int(counts.missing), "percent": percent,
      ])
    }
    let rows = LifeDomain.allCases.map { area in
      let counts = self[area]
      return [area.id] + [counts.green, counts.yellow, counts.red, counts.missing].map(String.init)
        + Light.allCases.map { counts.percent($0).map(String.init) ?? "" }
    }
    return ScreenData(
      [
        "round": n == 0 ? .null : .int(round), "n": .int(n), "domains": .array(domains),
        "multipleSevere": .object([
          "rule": .string(rule.id), "count": .int(multipleSevere), "percent": tenths(multipleSevere),
        ]),
        "withChildren": .object(["count": .int(withChildren), "percent": tenths(withChildren)]),
      ],
      columns: ["domain", "green", "yellow", "red", "missing", "greenPercent", "yellowPercent", "redPercent"],
      rows: rows)
  }

  private func tenths(_ part: Int) -> JSON { Arithmetic.permille(part, of: n).map(JSON.tenths) ?? .null }
}
