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
    let identityDays = try FirstDays(database, .identity)
    let lightsDays = try FirstDays(database, .lights)
    try each(SettingFact.self, &report) { _, _, _ in }
    try each(ProgrammeRecord.self, &report) { _, _, _ in }
    try each(UnitFact.self, &report) { _, _, _ in }
    try each(IdentityFact.self, &report) { fact, row, add in
      if fact.participant == .erased { return }
      do throws(ParticipantNumber.Problem) {
        _ = try ParticipantNumber(fact.participant.number.text)
      } catch { add(.number(error)) }
      let problems = fact.participant.problems(today: try identityDays.day(of: row))
      if !problems.isEmpty { add(.rule(.participant(problems))) }
    }
    try each(BackgroundFact.self, &report) { _, _, _ in }
    try each(EnrolmentFact.self, &report) { fact, _, add in
      let ending = coder.ending(fact.enrolment.programme)
      let problems = EnrolmentRules.problems(of: fact.enrolment, ending: ending)
      if !problems.isEmpty { add(.rule(.enrolment(problems))) }
    }
    var last: StepPeriodFact?
    try each(StepPeriodFact.self, orderedBy: "f.enrolment, f.from_day", &report) { fact, _, add in
      if let to = fact.period.to, to < fact.period.from { add(.endsBeforeItBegins) }
      if let last, last.enrolment == fact.enrolment, last.period.to.map({ $0 >= fact.period.from }) ?? true {
        add(.stepsOverlap)
      }
      last = fact
    }
    try each(ContactFact.self, &report) { fact, _, add in
      if let to = fact.assignment.to, to < fact.assignment.from { add(.endsBeforeItBegins) }
    }
    try each(LightsFact.self, &report) { fact, row, add in
      if let problem = fact.assessment.problem(today: try lightsDays.day(of: row)) {
        add(.rule(.lights(problem)))
      }
    }
    try each(MappingRecord.self, &report) { _, _, _ in }
    try each(UserFact.self, &report) { _, _, _ in }
    try each(UserPersonFact.self, &report) { _, _, _ in }
  }

  /// Gives every fact of a kind with its row, one at a time so that one that cannot be read does not hide the next.
  private func each<Fact: StoredFact>(
    _ type: Fact.Type, orderedBy order: String = "f.id", _ report: inout CheckReport,
    _ body: (Fact, Int64, (CheckFinding.Problem) -> Void) throws -> Void
  ) throws {
    let statement = try PreparedStatement(
      database, "SELECT \(Fact.selection("f")) FROM \(Fact.table.rawValue)_now f ORDER BY \(order)")
    while try statement.step(), !report.isFull {
      let (row, entry) = (statement.integer(0), statement.integer(1))
      do throws(StoreError) {
        let fact = try Fact(statement, from: Fact.firstColumn, coder)
        try storing {
          try body(fact, row) {
            report.add(CheckFinding($0, table: Fact.table.rawValue, row: row, entry: entry))
          }
        }
      } catch {
        switch error {
        case .damaged(.value):
          report.add(CheckFinding(.unreadableValue, table: Fact.table.rawValue, row: row, entry: entry))
        // Told of where the seals are gone through; and what may not be read is not checked.
        case .damaged(.seal), .notAllowed: break
        default: throw error
        }
      }
    }
  }

  private func checkPointers(_ report: inout CheckReport) throws {
    // Which case is whose is sealed: ``SealCheck`` looks into that.
    for definition in References.definitions where !definition.isSealed {
      for pointer in definition.pointers {
        let statement = try PreparedStatement(
          database,
          """
          SELECT f.id, f.entered FROM \(pointer.table.rawValue)_now f WHERE f.\(pointer.column) IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM \(definition.table.rawValue)_now d
              WHERE d.\(definition.column) = f.\(pointer.column))
          """)
        while try statement.step(), !report.isFull {
          report.add(
            CheckFinding(
              .pointsAtNothing(definition.table), table: pointer.table.rawValue, row: statement.integer(0),
              entry: statement.integer(1)))
        }
      }
    }
  }
}

/// The day a fact was first entered under, by which it had to hold: the given one, else the clock's in whichever time zone
/// is furthest ahead. A copy that an undo entered is as old as its root.
private struct FirstDays {
  private let statement: PreparedStatement

  init(_ database: Database, _ table: FactTable) throws {
    let name = "main.\(table.rawValue)"
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
