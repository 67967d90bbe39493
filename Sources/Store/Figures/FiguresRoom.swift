import Domain
import Ledger

/// Figures: rows of the table of indicators evaluated over everybody's history, boards, and counts.
public struct FiguresRoom: Sendable {
  let session: Session

  /// Rows of the table over a period, or over several beside each other, in one pass over everybody.
  ///
  /// - Parameters:
  ///   - programme: what they are narrowed to; whether somebody runs elsewhere counts all the same.
  ///   - statusAt: with it, outcomes are the last by that day of those who entered in the period.
  public func reckoning(
    _ indicators: [Indicator] = Indicator.ofPeriod, over periods: [Period], programme: String? = nil,
    unit: UnitKey? = nil, statusAt: Day? = nil
  ) throws(StoreError) -> Reckoning {
    try session.require(.seeBoard)
    let scopes = periods.map { period in
      FigureScope(period, today: session.today, statusAt: statusAt) { [session] in
        (programme == nil || $0.programme == programme) && (unit == nil || $0.unit == unit) && session.counts($0.unit)
      }
    }
    return try session.reading { coder in
      var reckoning = Reckoning(indicators, in: scopes)
      try FiguresRoom.histories(
        coder, withSteps: reckoning.asksForSteps, withRelapses: reckoning.asksForRelapses,
        afterEnd: reckoning.asksAfterEnd
      ) { reckoning.add($0) }
      return reckoning
    }
  }

  /// Everybody who has an enrolment, one after the other.
  static func histories(
    _ coder: FactCoder, withSteps: Bool, withRelapses: Bool, afterEnd: Bool, _ body: (PersonHistory) -> Void
  ) throws {
    var enrolments: [Int64: [(key: EnrolmentKey, time: PersonHistory.Time)]] = [:]
    for fact in try coder.database.rows(
      "SELECT \(EnrolmentFact.selection("e")) FROM enrolment_now e",
      read: { try EnrolmentFact($0, from: EnrolmentFact.firstColumn, coder) })
    {
      enrolments[fact.person.value, default: []].append((fact.key, PersonHistory.Time(fact.enrolment)))
    }
    try DigestPages(coder.database, coder.keys).each { part, other in
      guard var own = enrolments.removeValue(forKey: part.person) else { return }
      if withSteps {
        let steps = try steps(part)
        for index in own.indices { own[index].time.steps = steps[own[index].key] ?? [] }
      }
      if afterEnd {
        let asked = other.afterEnds
        for index in own.indices { own[index].time.afterEnd = asked[own[index].key] }
      }
      // A protected address counts in totals and in no breakdown; nor does somebody who is nobody any more.
      let isNamed =
        IdentityBytes(part.identity).map { ProtectedPeople.countsInBreakdowns(protection: $0.protection) } ?? false
      var history = PersonHistory(
        ParticipantKey(part.person), own.map(\.time), district: isNamed ? other.district : nil)
      history.countsInBreakdowns = isNamed
      if withRelapses { (history.relapses, history.reEngagements) = other.relapses }
      body(history)
    }
    for (person, own) in enrolments { body(PersonHistory(ParticipantKey(person), own.map(\.time))) }
  }

  private static func steps(_ part: DigestPage.Part) throws -> [EnrolmentKey: [StepPeriod]] {
    var found: [EnrolmentKey: [StepPeriod]] = [:]
    var reader = DigestReader(part.enrolments)
    while !reader.isAtEnd {
      guard let enrolment = EnrolmentDigest(&reader) else {
        throw StoreError.ledger(.damaged(.value(table: "current", row: DigestPage.number(of: part.person))))
      }
      found[enrolment.key] = enrolment.steps
    }
    return found
  }
}

extension Session { public var figures: FiguresRoom { FiguresRoom(session: self) } }
