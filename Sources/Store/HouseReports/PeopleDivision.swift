import Domain

/// The people of a period divided into groups, each in one group of a kind or in none: by the unit and the step they were last in,
/// and by home district. Protected people are in none.
struct PeopleDivision {
  private let units: [UnitFact]
  private let scope: FigureScope
  private var counts: [ReportGroup: [String: [Int]]] = [:]
  private var rest: [ReportGroup: [Int]] = [:]

  init(units: [UnitFact], scope: FigureScope) {
    self.units = units
    self.scope = scope
  }

  mutating func add(_ history: PersonHistory) {
    let view = PersonView(history, in: scope)
    guard view.isInProgramme else { return }
    let numbers = [1, view.hasEntered ? 1 : 0, view.came(to: .ordinaryWork) ? 1 : 0]
    let last = view.chosen.filter { $0.enrolment.dates.participates(in: scope.period) }
      .max { ($0.enrolment.start ?? .blank) < ($1.enrolment.start ?? .blank) }
    for group in ReportGroup.allCases {
      let key = history.countsInBreakdowns ? key(group, last, history) : nil
      var sum = (key.map { counts[group]?[$0] } ?? rest[group]) ?? numbers.map { _ in 0 }
      for place in numbers.indices { sum[place] += numbers[place] }
      if let key { counts[group, default: [:]][key] = sum } else { rest[group] = sum }
    }
  }

  private func key(_ group: ReportGroup, _ last: PersonHistory.Time?, _ history: PersonHistory) -> String? {
    switch group {
    case .districts: return history.district
    case .units: return last?.enrolment.unit.map { "\($0.value)" }
    case .steps:
      guard let last else { return nil }
      let day = min(last.enrolment.end ?? scope.period.to, scope.period.to)
      return last.steps.inForce(on: day).map { "\($0.step.value)" }
    }
  }

  /// With their names in order; what nobody is in is there too, so that it cannot be told from what few are in.
  var groups: [ReportGroup: [(name: String?, counts: [Int])]] {
    let none = ReportGroup.figures.map { _ in 0 }
    var groups: [ReportGroup: [(name: String?, counts: [Int])]] = [:]
    for group in ReportGroup.allCases {
      let found = counts[group] ?? [:]
      let named: [(name: String?, counts: [Int])] =
        switch group {
        case .districts: found.keys.sorted().map { ($0, found[$0] ?? none) }
        case .steps: StepNumber.all.map { ("\($0.value)", found["\($0.value)"] ?? none) }
        case .units: units.map { ($0.unit.name, found["\($0.key.value)"] ?? none) }
        }
      groups[group] = named + [(nil, rest[group] ?? none)]
    }
    return groups
  }
}
