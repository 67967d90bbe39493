import Domain

/// People of made-up ways, the same each time for a seed: with everything that the reports' numbers ask after, and without.
struct RandomWays {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private mutating func number(_ below: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(below))
  }

  /// So many in a hundred.
  private mutating func happens(_ percent: Int) -> Bool { number(100) < percent }

  static let today = Day(number: 20_778)
  static let period = Period(days: 365, to: today)

  mutating func people(_ count: Int) -> [PersonHistory] { (0..<count).map { person(Int64($0)) } }

  /// How common something is differs from register to register: what nearly all have tells of the few.
  private mutating func person(_ key: Int64) -> PersonHistory {
    let start = RandomWays.today - number(700)
    let end = happens(30) ? start + number(500) : nil
    var enrolment = Enrolment(
      programme: "piloten", unit: UnitKey(Int64(number(3) + 1)), status: end == nil ? .participating : .ended,
      applied: happens(80) ? start - number(40) : nil, start: start, end: end)
    if end != nil {
      enrolment.endReason = [EndReason.clarified, .ill, .doesNotAttend, .gotWork, .died][number(5)]
      if happens(50) { enrolment.outcome = [Outcome.ordinaryWork, .education, .adaptedWork][number(3)] }
    }
    var time = PersonHistory.Time(
      enrolment,
      steps: [StepPeriod(step: StepNumber.all[0], from: start), StepPeriod(step: StepNumber.all[1], from: start + 90)])
    if happens(90) { time.contacts = [PersonHistory.Days(from: start, to: nil)] }
    var history = PersonHistory(ParticipantKey(key), [time])
    history.countsInBreakdowns = true
    history.isSeen = happens(85)
    if happens(25) {
      history.relapses = [Relapse(day: start + number(200), known: start + 200)]
      if happens(60) { history.reEngagements = [ReEngagement(day: start + 205)] }
    }
    if happens(30) {
      let home = RandomWays.today - number(300)
      history.treatments = [TreatmentEpisode(admitted: home - 60, ended: home)]
    }
    if happens(70) {
      history.lights = [start + 5, start + 120].map { day in
        var lights = Lights()
        for area in LifeDomain.allCases { lights[area] = [Light.green, .yellow, .red][number(3)] }
        return PersonHistory.DatedLights(day: day, lights: lights)
      }
    }
    for kind in CaseSign.Kind.allCases where happens(kind.rawValue % 3 == 0 ? 92 : kind.rawValue % 3 == 1 ? 40 : 6) {
      history.signs.append(
        CaseSign(
          kind, from: kind.hasNoDay ? nil : start + number(100), to: kind == .treatment ? start + 130 : nil,
          value: number(10)))
      if kind == .score { history.signs.append(CaseSign(.score, from: start + 150, value: number(10))) }
    }
    return history
  }
}

/// What a report of everybody tells of two years, as its file has it.
struct RandomReport {
  let csv: String

  init(_ people: [PersonHistory], for profile: ReportProfile) {
    let today = FigureScope(RandomWays.period, today: RandomWays.today)
    var reckoning = Reckoning(Indicator.ofReports, in: [today, today.over(RandomWays.period.yearBefore)])
    for person in people { reckoning.add(person) }
    let chapters = HouseReport.year.chapters(for: profile).filter { $0.group == nil }
    let ids = chapters.flatMap(\.figures).filter(profile.allows)
    var table = CountTable()
    let cells = [0, 1].map { FigureCells(reckoning.figures($0), ids, in: &table) }
    let published = table.published()
    var lines = ["chapter,row,column,value,base,percent,suppressed"]
    for chapter in chapters {
      for id in chapter.figures where ids.contains(id) {
        for (column, cells) in zip(["period", "before"], cells) {
          guard let told = cells.told(id, published), case .count(let count) = told.value else { continue }
          let (value, sign): (String, String) =
            switch count {
            case .count(let count): ("\(count)", "")
            case .few: ("", "few")
            case .hidden: ("", "protected")
            case .left: ("", "base")
            }
          lines.append(
            "\(chapter.rawValue),\(id.rawValue),\(column),\(value),\(told.n.map(String.init) ?? ""),\(told.percent.map(String.init) ?? ""),\(sign)"
          )
        }
      }
    }
    csv = lines.joined(separator: "\n") + "\n"
  }
}
