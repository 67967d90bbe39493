import Domain
import Resources
import Store
import TerminalUI

/// Which days a board, a plan or cohorts are about: a period as services report, or days of one's own; and of a board the day
/// outcomes are taken at.
struct PeriodForm: PassingFormScreen {
  static let room = Room.panel("periodForm", CommonText.period, for: .seeBoard)
  static let texts = "periodForm"

  /// What is opened with the period.
  enum Target: Hashable, Sendable {
    case board(statusAt: Day?)
    /// All its figures.
    case figures(statusAt: Day?)
    case plan
    case cohorts
  }

  struct Input {
    /// Nil: days of one's own.
    var part: ReportPeriod?
    var from: Day
    var to: Day
    var statusAt: Day?
  }

  var entry: Entry<Input>?
  private let target: Target
  private let before: Period
  private let start: Day?

  init(_ target: Target, _ period: Period, in workspace: Workspace) {
    self.target = target
    before = period
    let scope = workspace.scope
    start =
      workspace.ask { (session) throws(StoreError) in
        try session.figures.start(programme: scope.programme, unit: scope.unit)
      } ?? nil
    var input = Input(
      part: ReportPeriod(period, today: workspace.today, start: start), from: period.from, to: period.to)
    switch target {
    case .board(let statusAt), .figures(let statusAt): input.statusAt = statusAt
    case .plan, .cohorts: break
    }
    entry = Entry(input)
    open(in: workspace)
  }

  static let commands = FormCommands.table("periodForm", for: PeriodForm.self)

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let missing = Phrase(BoardText.dateMissing)
    let parts = ReportPeriod.allCases.map { Choice($0 as ReportPeriod?, id: $0.rawValue, label($0, in: workspace)) }
    let own = Choice(ReportPeriod?.none, id: "own", language(PeriodText.own))
    var fields: [Field<Input>] = [
      .choice("part", \.part, parts + [own]), .day("from", \.from, missing: missing),
      .day("to", \.to, missing: missing),
    ]
    switch target {
    case .board, .figures: fields.append(.day("status", \.statusAt))
    case .plan, .cohorts: break
    }
    return fields
  }

  /// `Forrige tertial 01.05.2026–31.08.2026`.
  private func label(_ part: ReportPeriod, in workspace: Workspace) -> String {
    let days = part.days(today: workspace.today, start: start)
    let language = workspace.language
    return
      "\(language(part.textKey)) \(language(CommonText.fromTo, ["from": days.from.norwegian, "to": days.to.norwegian]))"
  }

  /// Dates that somebody has changed are meant, whatever is chosen above them.
  private func days(_ input: Input, in workspace: Workspace) -> Period? {
    if let part = input.part, input.from == before.from, input.to == before.to {
      return part.days(today: workspace.today, start: start)
    }
    return Period(from: input.from, to: input.to)
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    guard let period = days(input, in: workspace) else { return ["to": workspace.language(BoardText.toBeforeFrom)] }
    if let statusAt = input.statusAt, statusAt < period.from {
      return ["status": workspace.language(BoardText.statusBeforeFrom)]
    }
    return [:]
  }

  func save(_ typed: Input, in workspace: Workspace) -> Turn {
    guard let period = days(typed, in: workspace) else { return .stay }
    return switch target {
    case .board: .go(BoardScreen(in: workspace, period: period, statusAt: typed.statusAt))
    case .plan: .go(ActionPlanScreen(in: workspace, period: period))
    case .figures: .go(BoardFiguresScreen(in: workspace, period: period, statusAt: typed.statusAt))
    case .cohorts: .go(CohortsScreen(in: workspace, period: period))
    }
  }
}
