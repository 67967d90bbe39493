import Domain
import GRDB

/// The boards: made by the domain from every enrolment that can matter to them.
extension Session {
  /// Who stands where in a programme's steps.
  public func stepsBoard(programme: String, unit: UnitKey? = nil) throws(StoreError) -> StepsBoard {
    let today = today
    let inputs: [StepsBoardInput] = try reading { database, codes in
      guard let code = codes.codeByID[programme] else { return [] }
      let statement = try PreparedStatement(
        database,
        """
        SELECT c.person, c.enrolments, i.number, i.given_name, i.family_name, i.display_name
        FROM current_now c CROSS JOIN identity_now i ON i.person = c.person ORDER BY c.person
        """)
      var inputs: [StepsBoardInput] = []
      while try statement.step() {
        var reader = DigestReader(statement.bytes(1))
        while !reader.isAtEnd {
          guard let enrolment = EnrolmentDigest(&reader) else {
            throw StoreError.damaged(.value(table: "current", row: statement.integer(0)))
          }
          guard enrolment.programme == code, unit == nil || enrolment.unit == unit,
            Session.mattersToSteps(enrolment.dates, today)
          else { continue }
          inputs.append(
            StepsBoardInput(
              participant: ParticipantKey(statement.integer(0)), enrolment: enrolment.key,
              number: ParticipantNumber(stored: statement.text(2)),
              shownName: PersonName.shown(
                given: statement.text(3), family: statement.text(4), display: statement.optionalText(5)),
              dates: enrolment.dates, applied: enrolment.applied, periods: enrolment.steps,
              contact: enrolment.contact(on: today)))
        }
      }
      return inputs
    }
    return StepsBoard(programme: programme, enrolments: inputs, today: today)
  }

  /// Whoever ended before the board's window is nowhere on it.
  private static func mattersToSteps(_ dates: EnrolmentDates, _ today: Day) -> Bool {
    guard dates.status.counts else { return false }
    guard let end = dates.end else { return !dates.status.isEnded }
    return end > today - StepsBoard.window - 1
  }

  /// What came of a period.
  ///
  /// - Parameters:
  ///   - programme: what the figures are narrowed to; whether somebody runs elsewhere counts all the same.
  ///   - statusAt: with it, outcomes are the last by that day of those who entered in the period.
  public func periodBoard(
    period: Period, programme: String? = nil, unit: UnitKey? = nil, statusAt: Day? = nil
  ) throws(StoreError) -> PeriodBoard {
    let inputs = try reading { try Session.periodInputs($0, $1, period) }
    return PeriodBoard(
      enrolments: inputs,
      isIncluded: { (programme == nil || $0.programme == programme) && (unit == nil || $0.unit == unit) },
      period: period, today: today, statusAt: statusAt)
  }

  /// Every enrolment that runs on a day of the period or has an outcome: the rest is in no figure of it.
  private static func periodInputs(
    _ database: Database, _ codes: ProgrammeCodes, _ period: Period
  ) throws -> [PeriodBoardInput] {
    let statement = try PreparedStatement(
      database,
      """
      SELECT e.id, e.person, e.programme, e.unit, e.status, e.start_day, e.end_day, e.planned_end_day, e.end_reason,
        e.outcome, e.outcome_day, i.district, i.protection
      FROM enrolment_now e CROSS JOIN identity_now i ON i.person = e.person
      WHERE (e.start_day <= ?1 AND (e.end_day IS NULL OR e.end_day >= ?2)) OR e.outcome IS NOT NULL
      """)
    statement.bind(Int64(period.to.number), Int64(period.from.number))
    var inputs: [PeriodBoardInput] = []
    // A register has few districts and very many who live in them.
    var districts: [String: String] = [:]
    while try statement.step() {
      let row = statement.integer(0)
      var district: String?
      // A protected address counts in totals and in no breakdown.
      if statement.isNull(12), let name = statement.optionalText(11) {
        if let known = districts[name] {
          district = known
        } else {
          districts[name] = name
          district = name
        }
      }
      inputs.append(
        PeriodBoardInput(
          participant: ParticipantKey(statement.integer(1)),
          programme: try codes.id(statement.integer(2), .enrolment, row: row),
          unit: statement.optionalInteger(3).map { UnitKey($0) },
          dates: EnrolmentDates(
            status: try statement.word(4, .enrolment, row: row), start: statement.optionalDay(5),
            end: statement.optionalDay(6)),
          plannedEnd: statement.optionalDay(7), endReason: try statement.optionalWord(8, .enrolment, row: row),
          outcome: try statement.optionalWord(9, .enrolment, row: row), outcomeDate: statement.optionalDay(10),
          district: district))
    }
    return inputs
  }
}
