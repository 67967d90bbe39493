import Domain
import Ledger

/// The facts in force against the rules of the domain.
struct RuleCheck {
  private let coder: FactCoder
  private let endings: ProgrammeEndings
  private var steps = StepOverlaps()

  init(_ coder: FactCoder) throws {
    self.coder = coder
    endings = try ProgrammeEndings(coder.database)
  }

  /// - Parameter day: by which the fact had to hold.
  mutating func look(
    at fact: some StoredFact, row: Int64, entry: Int64, by day: Day, _ problems: inout [CheckFinding.Problem]
  ) throws(StoreError) {
    let (coder, endings) = (coder, endings)
    let ground = RuleGround(today: day) { endings.ending(of: coder.codeByID[$0]) }
    problems += (fact as? any RegisterFact)?.problems(ground) ?? []
    if let step = fact as? StepPeriodFact { steps.add(step, row: row, entry: entry) }
    guard let kept = fact as? CaseRow, !kept.kind.isEmpty else { return }
    guard let kind = Facts.all.first(where: { $0.form.isOnCaseSide && $0.form.kind == kept.kind }) else {
      return problems.append(.unreadableValue)
    }
    problems += try self.problems(inside: kept, kind, row: row, ground)
  }

  private func problems<Fact: RegisterFact>(
    inside kept: CaseRow, _ type: Fact.Type, row: Int64, _ ground: RuleGround
  ) throws(StoreError) -> [CheckFinding.Problem] {
    try storing { try kept.fact(type, row: row, coder) }?.problems(ground) ?? []
  }

  /// What only all facts together can tell.
  mutating func finish(_ report: inout CheckReport) { steps.find(&report) }
}

/// Steps of one enrolment that lie on the same day.
private struct StepOverlaps {
  private var steps: [(enrolment: Int64, from: Int32, to: Int32, row: Int64, entry: Int64)] = []

  mutating func add(_ fact: StepPeriodFact, row: Int64, entry: Int64) {
    let period = fact.period
    steps.append((fact.enrolment.value, period.from.number, period.to?.number ?? .max, row, entry))
  }

  mutating func find(_ report: inout CheckReport) {
    steps.sort { ($0.enrolment, $0.from) < ($1.enrolment, $1.from) }
    for (step, next) in zip(steps, steps.dropFirst()) where step.enrolment == next.enrolment && step.to >= next.from {
      report.add(CheckFinding(.stepsOverlap, table: StepPeriodFact.form.table, row: next.row, entry: next.entry))
    }
    steps = []
  }
}
