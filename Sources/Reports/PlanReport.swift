import Domain
import Resources
import Store

/// How a municipal plan goes: its measures with what follows them in numbers, and each with what it says and what has been said of it.
extension ReportMaker {
  func planChapters(
    _ order: ReportOrder, on day: Day
  ) throws(ReportProblem) -> (ReportDocument.Plan, [ReportDocument.Chapter]) {
    let standing = try asking { (session) throws(StoreError) in
      // As of the report's day, so that it is the same whenever it is made again.
      try session.at(today: day).actionPlan.standing(over: order.period, unit: order.unit, progress: progress)
    }
    guard let standing else { throw .noPlan }
    let told = ToldPlan(standing, order.profile, language)
    var chapter = ReportDocument.Chapter(
      id: .measures, title: language(ReportChapter.measures.textKey), rowHead: language(ActionPlanText.measure),
      columns: [
        ReportDocument.Column(id: "period", title: title(order.period)),
        ReportDocument.Column(id: "before", title: title(order.period.yearBefore)),
      ], rows: [])
    chapter.remarkColumns = [("goal", HouseReportText.goal), ("light", .light), ("status", .status)].map {
      ReportDocument.Column(id: $0, title: language($1))
    }
    for measure in standing.measures {
      if let row = told.row(measure) { chapter.rows.append(row) } else if measure.now != nil { chapter.rowsLeft += 1 }
      chapter.entries.append(told.entry(measure))
    }
    var noted: Set<FigureID> = []
    chapter.notes = standing.measures.compactMap { measure in
      measure.measure.indicator.flatMap { noted.insert($0).inserted && told.row(measure) != nil ? note($0) : nil }
    }
    let plan = standing.plan
    return (
      ReportDocument.Plan(
        id: plan.id, name: plan.name, owner: plan.owner, years: plan.years, isOver: standing.isOver(on: day),
        afterwards: plan.afterwards), [chapter]
    )
  }
}

/// A plan's measures as they may be told: small numbers hidden over all of them together, of the period, the year before and today.
private struct ToldPlan {
  private let now, before, today: FigureCells
  private let published: CountTable.Published
  private let language: Language

  init(_ standing: PlanStanding, _ profile: ReportProfile, _ language: Language) {
    self.language = language
    var seen: Set<FigureID> = []
    let ids = standing.measures.compactMap(\.measure.indicator).filter {
      seen.insert($0).inserted && profile.allows($0)
    }
    let ofToday = standing.today == nil ? [] : ids.filter(\.indicator.isOfToday)
    let others = ids.filter { !ofToday.contains($0) }
    var table = CountTable()
    now = FigureCells(standing.now, others, in: &table)
    before = FigureCells(standing.before, ids.filter { standing.before[$0]?.value != .unknown }, in: &table)
    today = FigureCells(standing.today ?? [:], ofToday, in: &table)
    published = table.published()
  }

  /// Nil of a measure that no number follows, or one that rests on few.
  func row(_ standing: MeasureStanding) -> ReportDocument.Row? {
    guard let id = standing.measure.indicator, let now = number(id, now) ?? number(id, today) else { return nil }
    let before =
      self.before.isKnown(id)
      ? number(id, self.before) ?? ReportDocument.Number(.noBase) : ReportDocument.Number(.unknown)
    return ReportDocument.Row(
      id: standing.measure.number, title: "\(standing.measure.number) \(standing.measure.name)",
      numbers: [now, before],
      remarks: [goal(standing), light(standing, now), status(standing)])
  }

  private func number(_ id: FigureID, _ cells: FigureCells) -> ReportDocument.Number? {
    cells.told(id, published).map(ReportDocument.Number.init)
  }

  private func goal(_ standing: MeasureStanding) -> ReportDocument.Remark {
    guard let goal = standing.goal else { return .none }
    let text =
      goal.isEveryone ? language(ActionPlanText.goalEveryone) : language(CommonText.percent, ["n": goal.percent])
    return ReportDocument.Remark(text: text, word: "\(goal.percent)")
  }

  /// By what is told, and nothing else: a light beside a hidden number would tell of it.
  private func light(_ standing: MeasureStanding, _ number: ReportDocument.Number) -> ReportDocument.Remark {
    guard let part = number.count, let whole = number.n, let figure = standing.now,
      let light = MeasureLight.light(
        Figure(figure.id, .share(part: part, of: whole), asOf: figure.asOf), goal: standing.goal)
    else { return .none }
    return ReportDocument.Remark(text: language(light.textKey), word: light.word)
  }

  private func status(_ standing: MeasureStanding) -> ReportDocument.Remark {
    standing.status.map { ReportDocument.Remark(text: language($0.textKey), word: $0.rawValue) } ?? .none
  }

  func entry(_ standing: MeasureStanding) -> ReportDocument.Entry {
    let measure = standing.measure
    func words(_ word: Recorded<MeasureWord>) -> ReportDocument.Words {
      ReportDocument.Words(
        text: word.fact.told.words(in: language), author: word.entered.actor, day: word.fact.day)
    }
    var facts: [(term: String, words: String)] = []
    if let responsible = measure.responsible { facts.append((language(ActionPlanText.columnResponsible), responsible)) }
    facts.append((language(HouseReportText.goal), MeasureGoal.words(standing.goal, in: language)))
    if let status = standing.status { facts.append((language(HouseReportText.status), language(status.textKey))) }
    facts.append(
      (
        language(HouseReportText.followedBy),
        measure.indicator.map { language($0.title) } ?? language(HouseReportText.notFollowed)
      ))
    // The last note stands for itself, and the others with what else has been said.
    let note = standing.words.last { if case .note = $0.fact.told { true } else { false } }
    return ReportDocument.Entry(
      id: measure.number, title: "\(measure.number) \(measure.name)", text: measure.text, facts: facts,
      words: note.map(words), history: standing.words.filter { $0.row != note?.row }.map(words))
  }
}
