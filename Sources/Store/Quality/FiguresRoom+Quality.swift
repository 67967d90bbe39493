import Domain

/// What the rules of data quality find.
public struct QualityReport: Sendable {
  /// In the order of the rules, and of the people's keys.
  public let findings: [QualityFinding]
  /// How many were looked at.
  public let people: Int
  /// The share of those who take part of whom no rule has found anything.
  public let whole: Figure?

  public func findings(of rule: QualityRule.ID) -> [QualityFinding] { findings.filter { $0.rule == rule } }
}

extension FiguresRoom {
  /// Over everybody of this user's units, as they stand today: whoever may put it right may see it.
  public func quality(programme: String? = nil, unit: UnitKey? = nil) throws(StoreError) -> QualityReport {
    try session.require(.changeEnrolment)
    let quality = try qualityReading()
    var scope = try scope(Period(days: 1, to: session.today), programme: programme, unit: unit)
    scope.quality = quality.ground
    var reckoning = Reckoning([FigureID.registerWhole.indicator], in: [scope])
    var found: [QualityRule.ID: [QualityFinding]] = [:]
    var people = 0
    try everybody({ _ in false }, quality) { history in
      reckoning.add(history)
      let view = PersonView(history, in: scope)
      if view.chosen.isEmpty { return }
      people += 1
      for finding in view.findings { found[finding.rule, default: []].append(finding) }
    }
    return QualityReport(
      findings: QualityRule.all.flatMap { found[$0.id] ?? [] }, people: people,
      whole: reckoning.figure(.registerWhole))
  }
}
