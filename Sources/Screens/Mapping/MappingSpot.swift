import Domain

/// A row of a mapping that keys act upon: the eight areas, then the shares below them.
enum MappingSpot: Hashable, Sendable {
  case area(LifeDomain)
  case severe, withChildren, livingWithChildren, withPlan, withTeam

  static let areas = LifeDomain.allCases.map(MappingSpot.area)
  /// As they stand in rows.
  static let shareRows: [[MappingSpot]] = [[.severe, .withChildren, .livingWithChildren], [.withPlan, .withTeam]]
  static let shares: [MappingSpot] = shareRows.flatMap { $0 }

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
    case .withPlan: withPlan
    case .withTeam: withTeam
    }
  }

  /// The number at a spot: of an area the share with one light.
  ///
  /// - Parameter unit: the unit the round was narrowed to.
  func figure(_ spot: MappingSpot, light: Light, unit: String?, asOf: Day) -> Figure {
    let place: [FigureFilter] = [.round(round)] + (unit.map { [.unit($0)] } ?? [])
    func share(_ id: FigureID, _ part: Int, of whole: Int, _ more: [FigureFilter]) -> Figure {
      Figure(id, .share(part: part, of: whole), filter: place + more, n: whole, asOf: asOf, people: .anonymous)
    }
    switch spot {
    case .area(let area):
      return share(.mappingShare, self[area][light], of: self[area].assessed, [.domain(area), .light(light)])
    case .severe: return share(.mappingMultipleSevere, multipleSevere, of: n, [.rule(rule)])
    case .withChildren: return share(.mappingWithChildren, withChildren, of: n, [])
    case .livingWithChildren: return share(.mappingLivingWithChildren, livingWithChildren, of: n, [])
    case .withPlan: return share(.mappingCarePlan, withPlan, of: n, [])
    case .withTeam: return share(.mappingTeam, withTeam, of: n, [])
    }
  }

  // MARK: For programs

  static let form = ScreenForm<MappingSummary>(
    [
      .key("round") { $0.n == 0 ? nil : $0.round }, .key("n", \.n),
      .list("domains", domain) { summary in LifeDomain.allCases.map { ($0, summary[$0]) } },
      .object("multipleSevere", [.key("rule", \.rule.id)] + count(of: \.multipleSevere)) { $0.large },
      .object("withChildren", count(of: \.withChildren)) { $0.large },
      .object("livingWithChildren", count(of: \.livingWithChildren)) { $0.large },
      .object("carePlan", count(of: \.withPlan)) { $0.large },
      .object("team", count(of: \.withTeam)) { $0.large },
    ],
    columns: ["domain", "green", "yellow", "red", "missing", "greenPercent", "yellowPercent", "redPercent"],
    rows: { summary in
      LifeDomain.allCases.map { area in
        let counts = summary[area]
        return [area.id] + [counts.green, counts.yellow, counts.red, counts.missing].map(String.init)
          + percent.row(counts)
      }
    })

  /// Nil where there are the bars only; of nobody there is nothing to hide.
  private var large: MappingSummary? { isSmall && n > 0 ? nil : self }

  private static let domain: JSONForm<(area: LifeDomain, counts: LightCounts)> = [
    .key("domain", \.area.id), .key("green", \.counts.green), .key("yellow", \.counts.yellow),
    .key("red", \.counts.red), .key("missing", \.counts.missing),
    .object("percent", percent) { $0.counts.assessed == 0 ? nil : $0.counts },
  ]

  private static let percent: JSONForm<LightCounts> = [
    .key("green") { $0.percent(.green) }, .key("yellow") { $0.percent(.yellow) }, .key("red") { $0.percent(.red) },
  ]

  /// A part of all that were mapped.
  private static func count(of part: @escaping @Sendable (MappingSummary) -> Int) -> JSONForm<MappingSummary> {
    [.key("count", part), .key("percent") { Arithmetic.permille(part($0), of: $0.n).map(JSON.tenths) }]
  }
}
