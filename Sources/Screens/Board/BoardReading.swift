import Domain
import Resources
import Store

/// All that the board tells of a period: read once, and asked for as many numbers as its questions have.
struct BoardReading: Sendable {
  let period: Period
  let histories: Histories
  let figures: [FigureID: Figure]
  let before: [FigureID: Figure]
  /// By question, the last months of its course; the earliest first.
  let courses: [BoardQuestion: [Figure]]
  let units: [UnitOccupancy]
  let groups: [GroupAttendance]
  let groupsBefore: [GroupAttendance]
  let unread: Int
  /// Nil where no plan is followed.
  let promised: (onTrack: Int, told: Int)?
  private let filter: [FigureFilter]

  static let months = 13

  init(_ period: Period, statusAt: Day?, in workspace: Workspace) throws(StoreError) {
    self.period = period
    let (session, scope) = (workspace.session, workspace.scope)
    filter = scope.filter(in: workspace)
    histories = try session.figures.histories(
      programme: scope.programme, unit: scope.unit, quality: true)
    let rows = Indicator.ofPeriod + BoardQuestion.indicators.filter { $0.question == nil }
    let reckoning = histories.reckoning(
      rows, in: [histories.scope(period, statusAt: statusAt), histories.scope(period.yearBefore)])
    figures = reckoning.figures(filter: filter)
    before = reckoning.figures(1, filter: filter)
    courses = BoardReading.courses(period, histories, filter)
    units = try session.figures.occupancy(on: min(period.to, workspace.today), programme: scope.programme)
      .filter { scope.unit == nil || $0.key == scope.unit }
    groups = try session.figures.attendance(over: period, programme: scope.programme, unit: scope.unit)
    groupsBefore = try session.figures.attendance(
      over: period.yearBefore, programme: scope.programme, unit: scope.unit)
    unread = try session.figures.unreadOfAbsent()
    promised =
      session.access.may(.seePlan) ? try session.actionPlan.progress() : nil
  }

  private static func courses(
    _ period: Period, _ histories: Histories, _ filter: [FigureFilter]
  ) -> [BoardQuestion: [Figure]] {
    let scopes = period.months(BoardCourse.width).map { histories.scope($0) }
    let asked = BoardQuestion.allCases.compactMap { question in
      question.course.flatMap { $0.indicator.isReckoned ? (question, $0) : nil }
    }
    let reckoning = histories.reckoning(asked.map { $0.1.indicator }, in: scopes)
    let found = scopes.indices.map { reckoning.figures($0, filter: filter) }
    return Dictionary(
      uniqueKeysWithValues: asked.map { question, id in (question, found.compactMap { $0[id] }) })
  }

  /// The months of one number, for the picture beside it; none of what is told of no month.
  func course(_ id: FigureID) -> [Figure] {
    guard id.indicator.isReckoned, !id.indicator.isOfToday else { return [] }
    let scopes = period.months(BoardReading.months).map { histories.scope($0) }
    let reckoning = histories.reckoning([id.indicator], in: scopes)
    return scopes.indices.compactMap { reckoning.figures($0, filter: filter)[id] }
  }

  /// Better, same, worse of each area.
  func areas() -> [(area: LifeDomain, figures: [FigureID: Figure])] {
    let ids: [FigureID] = [.lightsBetter, .lightsSame, .lightsWorse]
    let scopes = LifeDomain.allCases.map { histories.scope(period, area: $0) }
    let reckoning = histories.reckoning(ids.map(\.indicator), in: scopes)
    return LifeDomain.allCases.enumerated().map { ($1, reckoning.figures($0, filter: filter)) }
  }

  /// Participant-days by who pays.
  func funders() -> [(funder: String, figure: Figure)] {
    let names = histories.funders(in: period)
    let reckoning = histories.reckoning(
      [FigureID.participantDays.indicator], in: names.map { histories.scope(period, funder: $0) })
    return names.enumerated().compactMap { place, name in
      reckoning.figures(place, filter: filter)[.participantDays].map { (name, $0) }
    }
  }

  // MARK: Stops

  func stops(_ question: BoardQuestion, today: Day, _ words: BoardWords) -> [BoardStop] {
    func stop(_ figure: Figure?, before: Figure?, group: String? = nil) -> BoardStop? {
      figure.flatMap { figure in
        words.text(figure, group: group).map {
          BoardStop(question: question, figure: figure, before: before, text: $0)
        }
      }
    }
    var stops = question.figures.compactMap { stop(figures[$0], before: before[$0]) }
    switch question {
    case .needsUs where unread > 0:
      stops += [stop(Figure(.unreadOfAbsent, count: unread, asOf: today), before: nil)].compactMap(\.self)
    case .attendance:
      stops = groups.compactMap { group in
        let earlier = groupsBefore.first { $0.group == group.group }
        return stop(
          share(group, period, today), before: earlier.map { share($0, period.yearBefore, today) }, group: group.name)
      }
    case .promised:
      let onTrack = promised.map { promised in
        Figure(.measuresOnTrack, .share(part: promised.onTrack, of: promised.told), n: promised.told, asOf: today)
      }
      stops = [stop(onTrack, before: nil) ?? none(question, today, words)] + stops
    default: break
    }
    if !stops.isEmpty { return stops }
    return [none(question, today, words)]
  }

  /// Nobody: that too can explain itself.
  private func none(_ question: BoardQuestion, _ today: Day, _ words: BoardWords) -> BoardStop {
    let base = (question.base ?? question.course).flatMap { figures[$0] }
    return BoardStop(
      question: question, figure: base ?? Figure(question.course ?? .measuresOnTrack, .unknown, n: 0, asOf: today),
      before: nil, text: words.language(question == .promised ? BoardText.noPlan : .nobody))
  }

  private func share(_ group: GroupAttendance, _ period: Period, _ today: Day) -> Figure {
    Figure(
      .attendanceShare, group.counts.share, filter: [.group(group.name), .period(period)], n: group.counts.n,
      asOf: today)
  }
}

extension Indicator {
  /// It is evaluated over everybody's ways.
  var isReckoned: Bool { if case .elsewhere = measure { false } else { true } }
}
