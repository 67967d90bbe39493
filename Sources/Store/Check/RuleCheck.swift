import Domain
import GRDB

/// The facts in force against the rules of the domain.
struct RuleCheck {
  private let database: Database
  private let coder: FactCoder

  init(_ database: Database, _ coder: FactCoder) throws {
    self.database = database
    self.coder = coder
  }

  func run(_ report: inout CheckReport) throws {
    try checkPointers(&report)
    try checkStepsOverlap(&report)
    for form in Facts.tables { try check(form.type, &report) }
  }

  /// Every fact of a kind by its own rules, one at a time so that one that cannot be read does not hide the next.
  private func check<Fact: StoredFact>(_ type: Fact.Type, _ report: inout CheckReport) throws {
    let days = try FirstDays(database, Fact.form)
    let statement = try PreparedStatement(
      database, "SELECT \(Fact.selection("f")) FROM \(Fact.form.table)_now f ORDER BY f.id")
    while try statement.step(), !report.isFull {
      let (row, entry) = (statement.integer(0), statement.integer(1))
      do throws(StoreError) {
        let fact = try Fact(statement, from: Fact.firstColumn, coder)
        let found = try storing {
          let ground = RuleGround(today: try days.day(of: row)) { coder.ending($0) }
          return try problems(of: fact, row: row, ground)
        }
        for problem in found { report.add(CheckFinding(problem, table: Fact.form.table, row: row, entry: entry)) }
      } catch {
        switch error {
        case .damaged(.value):
          report.add(CheckFinding(.unreadableValue, table: Fact.form.table, row: row, entry: entry))
        // Told of where the seals are gone through; and what may not be read is not checked.
        case .damaged(.seal), .notAllowed: break
        default: throw error
        }
      }
    }
  }

  private func problems(
    of fact: some StoredFact, row: Int64, _ ground: RuleGround
  ) throws -> [CheckFinding.Problem] {
    guard let kept = fact as? CaseRow else { return fact.problems(ground) }
    if kept.kind.isEmpty { return [] }
    guard let form = Facts.onCaseSide[kept.kind] else { return [.unreadableValue] }
    return try problems(inside: kept, form.type, row: row, ground)
  }

  private func problems<Fact: StoredFact>(
    inside kept: CaseRow, _ type: Fact.Type, row: Int64, _ ground: RuleGround
  ) throws -> [CheckFinding.Problem] {
    try kept.fact(type, row: row, coder)?.problems(ground) ?? []
  }

  private func checkStepsOverlap(_ report: inout CheckReport) throws {
    let steps = try PreparedStatement(
      database, "SELECT id, entered, enrolment, from_day, to_day FROM step_period_now ORDER BY enrolment, from_day")
    var last: (enrolment: Int64, to: Int64?)?
    while try steps.step(), !report.isFull {
      if let last, last.enrolment == steps.integer(2), last.to.map({ $0 >= steps.integer(3) }) ?? true {
        report.add(
          CheckFinding(
            .stepsOverlap, table: StepPeriodFact.form.table, row: steps.integer(0), entry: steps.integer(1)))
      }
      last = (steps.integer(2), steps.optionalInteger(4))
    }
  }

  private func checkPointers(_ report: inout CheckReport) throws {
    for form in Facts.tables {
      for key in form.pointers {
        guard let target = Facts.defining(key) else { continue }
        let statement = try PreparedStatement(
          database,
          """
          SELECT f.id, f.entered FROM \(form.table)_now f WHERE f.\(key) IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM \(target.table)_now d WHERE d.\(key) = f.\(key))
          """)
        while try statement.step(), !report.isFull {
          report.add(
            CheckFinding(
              .pointsAtNothing(target), table: form.table, row: statement.integer(0), entry: statement.integer(1)))
        }
      }
    }
  }
}

/// The day a fact was first entered under, by which it had to hold: the given one, else the clock's in whichever time zone
/// is furthest ahead. A copy that an undo entered is as old as its root.
private struct FirstDays {
  private let statement: PreparedStatement

  init(_ database: Database, _ form: FactForm) throws {
    let name = "main.\(form.table)"
    statement = try PreparedStatement(
      database,
      """
      SELECT e.at, e.today FROM \(name) f JOIN \(name) r ON r.id = f.root JOIN main.entry e ON e.id = r.entered
      WHERE f.id = ?
      """)
  }

  func day(of row: Int64) throws -> Day {
    statement.bind(row)
    defer { statement.reset() }
    guard try statement.step() else { return Day(number: .max) }
    if let given = statement.optionalDay(1) { return given }
    let millisecondsADay: Int64 = 86_400_000
    return Day(number: Int32(clamping: statement.integer(0) / millisecondsADay)) + 1
  }
}
