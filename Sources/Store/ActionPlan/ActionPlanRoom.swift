import Domain
import Ledger
import Resources

/// The municipal plan: which one is followed, how its measures stand, and what has been said of them.
public struct ActionPlanRoom: Sendable {
  let session: Session

  // MARK: Which

  /// Those of the catalogue, and the register's own.
  public func plans() throws(StoreError) -> [ActionPlan] {
    let own = try session.reading(.seePlan) { try ActionPlanFact.all($0, where: "f.yaml IS NOT NULL ORDER BY f.id") }
    let plans = own.compactMap { ActionPlanRoom.plan($0.fact) }
    return ActionPlanRoom.known.filter { known in !plans.contains { $0.id == known.id } } + plans
  }

  /// The one that is followed; nil as long as nobody has chosen.
  public func followed() throws(StoreError) -> ActionPlan? {
    let kept = try session.reading(.seePlan) { try ActionPlanFact.all($0, where: "1 ORDER BY f.id") }
    return kept.last.flatMap { ActionPlanRoom.plan($0.fact) }
  }

  /// Follows a plan of the catalogue from now on, or one of one's own by its text.
  ///
  /// - Throws: ``LedgerError/unchanged`` when it is followed already, in the same words.
  public func follow(_ plan: ActionPlan, yaml: String? = nil) throws(StoreError) -> WriteReceipt {
    try session.require(.changePlan)
    return try session.write(.planFollowed, detail: EntryDetail(name: plan.name)) { change throws(StoreError) in
      let before = try change.all(ActionPlanFact.self, where: "1 ORDER BY f.id")
      // One of one's own stays when another is followed, and so does what was said of any plan's measures.
      let fact = ActionPlanFact(plan: plan.id, yaml: yaml ?? before.last { $0.fact.plan == plan.id }?.fact.yaml)
      if let last = before.last?.fact, last.plan == fact.plan, last.yaml == fact.yaml { throw .ledger(.unchanged) }
      for kept in before where kept.fact.plan == plan.id || kept.fact.yaml == nil { try change.void(kept.row) }
      try change.enter(fact)
    }
  }

  /// A damaged catalogue knows none.
  private static var known: [ActionPlan] {
    switch Catalogue.shared {
    case .success(let catalogue): catalogue.plans
    case .failure: []
    }
  }

  private static func plan(_ fact: ActionPlanFact) -> ActionPlan? {
    guard let yaml = fact.yaml else { return known.first { $0.id == fact.plan } }
    // It was checked when it was taken in; a program that knows less shows none rather than half of it.
    switch PlanFile.parse(yaml: yaml) {
    case .success(let plan): return plan
    case .failure: return nil
    }
  }

  // MARK: What is said

  /// Enters statuses, goals of one's own and notes, all with one journal entry; what was said before stays as their history.
  ///
  /// - Throws: ``RuleViolation/measure(_:)``; ``LedgerError/unchanged`` where all of it is so already.
  public func enter(_ words: [MeasureWord]) throws(StoreError) -> WriteReceipt {
    try session.require(.changePlan)
    let plan = try followed()
    var problems = words.compactMap { $0.problem(today: session.today) }
    if words.contains(where: { plan?.measure($0.measure) == nil }) { problems.append(.unknownMeasure) }
    let texts = words.compactMap(\.text).joined(separator: "\n")
    if !texts.isEmpty, try session.reports.names(somebody: texts) { problems.append(.namesSomebody) }
    guard let plan, let first = words.first, problems.isEmpty else { throw .rule(.measure(problems)) }
    let detail = EntryDetail(name: first.measure)
    return try session.write(.measureTold, detail: detail) { change throws(StoreError) in
      let coder = change.coder
      let before = try storing { try ActionPlanRoom.words(of: plan.id, coder) }.map(\.fact.word)
      let new = words.filter { word in
        before.last { $0.measure == word.measure && $0.told.isLike(word.told) }?.told != word.told
      }
      if new.isEmpty { throw .ledger(.unchanged) }
      for word in new { try change.enter(MeasureWordFact(key: try change.newKey(), plan: plan.id, word: word)) }
    }
  }

  /// In the order of their days, and of one day in the order they were said.
  private static func words(of plan: String, _ coder: FactCoder) throws -> [KeptFact<MeasureWordFact>] {
    try MeasureWordFact.all(coder, where: "1 ORDER BY f.day, f.id").filter { $0.fact.plan == plan }
  }

  // MARK: How it stands

  /// How the measures of the plan that is followed stand over a period, beside the same a year before; nil without a plan.
  public func standing(
    over period: Period, programme: String? = nil, unit: UnitKey? = nil, progress: WaysProgress.Step = { _ in false }
  ) throws(StoreError) -> PlanStanding? {
    try session.require(.seePlan)
    guard let plan = try followed() else { return nil }
    let scope = try session.figures.scope(period, programme: programme, unit: unit)
    // What is known of today only is told as of today, whatever the period.
    let untilToday = Period(from: min(period.from, session.today), to: session.today) ?? period
    let scopes = [period, period.yearBefore, untilToday].map { scope.over($0) }
    let rows = Set(plan.measures.compactMap(\.indicator)).sorted { $0.rawValue < $1.rawValue }.map(\.indicator)
    var reckoning = Reckoning(rows.filter(\.isReckoned), in: scopes)
    try session.figures.everybody(progress) { reckoning.add($0) }
    let filter = programme.map { [FigureFilter.programme($0)] } ?? []
    var figures = scopes.indices.map { reckoning.figures($0, filter: filter) }
    let words = try session.reading { coder in
      let talks = try TalkFigures(coder)
      for (place, scope) in scopes.enumerated() {
        figures[place].merge(talks.figures(of: scope.period, today: session.today)) { $1 }
      }
      let stamps = Stamps(coder)
      return try ActionPlanRoom.words(of: plan.id, coder).map { try stamps.recorded($0, $0.fact.word) }
    }
    let limit = try session.reading { try IntakeReader(coder: $0).talkLimit }
    // Of days that go on today it is all one.
    if scope.day >= session.today { figures[2] = figures[0] }
    let measures = plan.measures.map { measure in
      let now = measure.indicator.map { figures[$0.indicator.isOfToday ? 2 : 0] } ?? [:]
      var standing = MeasureStanding(
        measure, now: measure.indicator.flatMap { now[$0] }, before: measure.indicator.flatMap { figures[1][$0] },
        words: words.filter { $0.fact.measure == measure.number })
      standing.lacking = measure.indicator.flatMap { id in
        id.indicator.among.flatMap { now[$0] }.flatMap { now[id]?.lacking(of: $0) }
      }
      return standing
    }
    return PlanStanding(
      plan: plan, period: period, talkLimit: limit, measures: measures, now: figures[0], before: figures[1],
      today: scope.day >= session.today ? nil : figures[2])
  }
}

extension ActionPlanRoom {
  /// How many measures were last reported on track, of those that anybody has reported a status of; nil without a plan.
  public func progress() throws(StoreError) -> (onTrack: Int, told: Int)? {
    guard let plan = try followed() else { return nil }
    let words = try session.reading { coder in try ActionPlanRoom.words(of: plan.id, coder).map(\.fact.word) }
    let statuses = plan.measures.compactMap { measure -> MeasureStatus? in
      for word in words.reversed() where word.measure == measure.number {
        if case .status(let status) = word.told { return status == .notMeasuredHere ? nil : status }
      }
      return nil
    }
    return (statuses.count { $0 == .onTrack }, statuses.count)
  }
}

/// A plan as it stands.
public struct PlanStanding: Hashable, Sendable {
  public let plan: ActionPlan
  public let period: Period
  /// The limit that the follow-up talk is measured by, and who set it.
  public let talkLimit: TalkLimit?
  public let measures: [MeasureStanding]
  /// All that its measures are followed by and told among: of the period, a year before, and of today, where that is another day.
  public let now, before: [FigureID: Figure]
  public let today: [FigureID: Figure]?

  public func isOver(on day: Day) -> Bool { plan.isOver(on: day) }
  public var onTrack: Int { measures.count { $0.status == .onTrack } }
  /// Those whose status somebody has told.
  public var told: Int { measures.count { $0.status != nil && $0.status != .notMeasuredHere } }
}

/// A measure as it stands: its figure, the same a year before, the goal and whose that is, and what has been said of it.
public struct MeasureStanding: Hashable, Sendable {
  public let measure: PlanMeasure
  /// Nil where the register does not follow it.
  public let now: Figure?
  public let before: Figure?
  /// Those of a share that it does not count; nil where it is no share of people.
  public internal(set) var lacking: Figure?
  /// Everything that has been said, by whom, the earliest first.
  public let words: [Recorded<MeasureWord>]

  init(_ measure: PlanMeasure, now: Figure?, before: Figure?, words: [Recorded<MeasureWord>]) {
    self.measure = measure
    self.now = now
    self.before = before
    self.words = words
  }

  /// One's own goal where one has been set, else the plan's.
  public var goal: MeasureGoal? {
    if case .goal(let percent?, let setBy)? = last({ if case .goal = $0 { true } else { false } })?.told {
      return MeasureGoal(percent: percent, setBy: setBy, day: last { if case .goal = $0 { true } else { false } }?.day)
    }
    return measure.goal.map { MeasureGoal(percent: $0.percent) }
  }

  /// What was said last; nil where nobody has, of what is followed by a figure; else nobody has told us.
  public var status: MeasureStatus? {
    if case .status(let status)? = last({ if case .status = $0 { true } else { false } })?.told { return status }
    return measure.indicator == nil ? .notReported : nil
  }

  public var note: String? {
    if case .note(let text)? = last({ if case .note = $0 { true } else { false } })?.told { text } else { nil }
  }

  public var light: Light? { MeasureLight.light(now, goal: goal) }
  public var change: FigureChange { FigureChange(now, before) }

  private func last(_ isMeant: (MeasureWord.Told) -> Bool) -> MeasureWord? {
    words.last { isMeant($0.fact.told) }?.fact
  }
}

extension MeasureWord {
  /// What somebody has typed of their own.
  fileprivate var text: String? {
    switch told {
    case .status, .goal(nil, _): nil
    case .goal(_, let setBy): setBy
    case .note(let text): text
    }
  }
}

extension MeasureWord.Told {
  /// Of the same of the three.
  fileprivate func isLike(_ other: MeasureWord.Told) -> Bool {
    switch (self, other) {
    case (.status, .status), (.goal, .goal), (.note, .note): true
    case (.status, _), (.goal, _), (.note, _): false
    }
  }
}

extension Session { public var actionPlan: ActionPlanRoom { ActionPlanRoom(session: self) } }
