import Domain
import Resources
import Store

/// All that the board tells of a period: read once, and asked for as many numbers as its questions have.
struct BoardReading: Sendable {
  let period: Period
  let figures: [FigureID: Figure]
  let before: [FigureID: Figure]
  let units: [UnitOccupancy]
  let groups: [GroupAttendance]
  let groupsBefore: [GroupAttendance]
  let unread: Int
  /// Nil where no plan is followed.
  let promised: (onTrack: Int, told: Int)?
  private let board: BoardReckoning
  private let filter: [FigureFilter]

  private init(
    _ period: Period, statusAt: Day?, scope: Scope, filter: [FigureFilter], _ session: Session,
    _ progress: WaysProgress.Step
  ) throws(StoreError) {
    self.period = period
    self.filter = filter
    board = try session.figures.board(
      over: period, statusAt: statusAt, programme: scope.programme, unit: scope.unit, progress: progress)
    figures = board.figures(filter: filter)
    before = board.before(filter: filter)
    units = try session.figures.occupancy(on: min(period.to, session.today), programme: scope.programme)
      .filter { scope.unit == nil || $0.key == scope.unit }
    groups = try session.figures.attendance(over: period, programme: scope.programme, unit: scope.unit)
    groupsBefore = try session.figures.attendance(
      over: period.yearBefore, programme: scope.programme, unit: scope.unit)
    unread = try session.figures.unreadOfAbsent()
    promised =
      session.access.may(.seePlan) ? try session.actionPlan.progress() : nil
  }

  /// - Parameter statusAt: with it, outcomes are the last by that day of those who came in during the period.
  static func of(
    _ period: Period, statusAt: Day?, in workspace: Workspace
  ) throws(StoreError) -> Reckoned<BoardReading> {
    let (scope, filter) = (workspace.scope, workspace.scope.filter(in: workspace))
    return try workspace.reckoned(
      Reckonings.Question(kind: .board, period: period, day: statusAt)
    ) { (session, progress) throws(StoreError) in
      try BoardReading(period, statusAt: statusAt, scope: scope, filter: filter, session, progress)
    }
  }

  /// The months of one number, the earliest first; none of what is told of no month.
  func course(_ id: FigureID) -> [Figure] { board.course(id, filter: filter) }

  func course(_ question: BoardQuestion) -> [Figure] { question.course.map(course) ?? [] }

  /// Better, same, worse of each area.
  func areas() -> [(area: LifeDomain, figures: [FigureID: Figure])] { board.areas(filter: filter) }

  /// Participant-days by who pays.
  func funders() -> [(funder: String, figure: Figure)] { board.funders(filter: filter) }

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
