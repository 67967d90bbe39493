import Domain
import Ledger

/// Figures: boards, made by the domain from every enrolment that can matter to them, and counts.
public struct FiguresRoom: Sendable {
  let session: Session

  /// What came of a period.
  ///
  /// - Parameters:
  ///   - programme: what the figures are narrowed to; whether somebody runs elsewhere counts all the same.
  ///   - statusAt: with it, outcomes are the last by that day of those who entered in the period.
  public func periodBoard(
    period: Period, programme: String? = nil, unit: UnitKey? = nil, statusAt: Day? = nil
  ) throws(StoreError) -> PeriodBoard {
    try session.require(.seeBoard)
    let inputs = try session.reading { try FiguresRoom.periodInputs($0, period) }
    return PeriodBoard(
      enrolments: inputs,
      isIncluded: {
        (programme == nil || $0.programme == programme) && (unit == nil || $0.unit == unit) && session.counts($0.unit)
      },
      period: period, today: session.today, statusAt: statusAt)
  }

  /// Every enrolment that runs on a day of the period or has an outcome: the rest is in no figure of it.
  private static func periodInputs(_ coder: FactCoder, _ period: Period) throws -> [PeriodBoardInput] {
    let districts = try districts(coder)
    let sql = """
      SELECT \(EnrolmentFact.selection("e")) FROM enrolment_now e
      WHERE (e.start_day <= ? AND (e.end_day IS NULL OR e.end_day >= ?)) OR e.sealed IS NOT NULL
      """
    return try coder.database.rows(sql, Int64(period.to.number), Int64(period.from.number)) { row in
      let fact = try EnrolmentFact(row, from: EnrolmentFact.firstColumn, coder)
      let enrolment = fact.enrolment
      return PeriodBoardInput(
        participant: fact.person, programme: enrolment.programme, unit: enrolment.unit,
        dates: enrolment.dates,
        plannedEnd: enrolment.plannedEnd, endReason: enrolment.endReason, outcome: enrolment.outcome,
        outcomeDate: enrolment.outcomeDate, district: districts[fact.person.value])
    }
  }

  /// Where people live. A protected address counts in totals and in no breakdown, so it is not among them.
  private static func districts(_ coder: FactCoder) throws -> [Int64: String] {
    var found: [Int64: String] = [:]
    // A register has few districts and very many who live in them.
    var shared: [String: String] = [:]
    try DigestPages(coder.database, coder.keys).each { part, other in
      guard let identity = IdentityBytes(part.identity),
        ProtectedPeople.countsInBreakdowns(protection: identity.protection), let district = other.district
      else { return }
      shared[district] = shared[district] ?? district
      found[part.person] = shared[district]
    }
    return found
  }
}

extension Session { public var figures: FiguresRoom { FiguresRoom(session: self) } }
