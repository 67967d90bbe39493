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
      try FiguresRoom.histories(coder, today: session.today) { reckoning.add($0) }
      return reckoning
    }
  }

  /// Everybody who has an enrolment, one after the other.
  /// - Parameter quality: what rules of data quality go by besides, where they are asked.
  static func histories(
    _ coder: FactCoder, today: Day, quality: QualityReading? = nil, _ body: (PersonHistory) -> Void
  ) throws {
    var enrolments: [Int64: [(key: EnrolmentKey, time: PersonHistory.Time)]] = [:]
    for fact in try coder.database.rows(
      "SELECT \(EnrolmentFact.selection("e")) FROM enrolment_now e",
      read: { try EnrolmentFact($0, from: EnrolmentFact.firstColumn, coder) })
    {
      var time = PersonHistory.Time(fact.enrolment)
      time.key = fact.key
      enrolments[fact.person.value, default: []].append((fact.key, time))
    }
    let seen = try seen(coder, today: today)
    try DigestPages(coder.database, coder.keys).each { part, other in
      guard var own = enrolments.removeValue(forKey: part.person) else { return }
      let (digests, asked) = (try digests(part), other.afterEnds)
      for index in own.indices {
        guard let digest = digests[own[index].key] else { continue }
        own[index].time.steps = digest.steps
        own[index].time.contacts = digest.contacts.map {
          PersonHistory.Days(from: $0.from, to: $0.to, colleague: $0.colleague)
        }
        own[index].time.afterEnd = asked[own[index].key]
      }
      // A protected address counts in totals and in no breakdown; nor does somebody who is nobody any more.
      let isNamed =
        IdentityBytes(part.identity).map { ProtectedPeople.countsInBreakdowns(protection: $0.protection) } ?? false
      var history = PersonHistory(
        ParticipantKey(part.person), own.map(\.time), district: isNamed ? other.district : nil)
      history.countsInBreakdowns = isNamed
      (history.relapses, history.reEngagements) = other.relapses
      var followed = Followed(history.person)
      other.call(into: &followed)
      history.treatments = followed.treatments
      history.isSeen =
        seen.contains(part.person)
        || followed.contacts.lastAchieved(by: today).map { $0 > today - LastSeen.days } ?? false
      history.lights = LightsDigest.all(in: other.lights).map {
        PersonHistory.DatedLights(day: $0.date, lights: $0.lights)
      }
      history.signs = other.signs
      history.birthYear = other.birthYear == 0 ? nil : Int(other.birthYear)
      quality?.add(to: &history)
      body(history)
    }
    for (person, own) in enrolments {
      var history = PersonHistory(ParticipantKey(person), own.map(\.time))
      quality?.add(to: &history)
      body(history)
    }
  }

  private static func digests(_ part: DigestPage.Part) throws -> [EnrolmentKey: EnrolmentDigest] {
    var found: [EnrolmentKey: EnrolmentDigest] = [:]
    var reader = DigestReader(part.enrolments)
    while !reader.isAtEnd {
      guard let enrolment = EnrolmentDigest(&reader) else {
        throw StoreError.ledger(.damaged(.value(table: "current", row: DigestPage.number(of: part.person))))
      }
      found[enrolment.key] = enrolment
    }
    return found
  }
}

extension Session { public var figures: FiguresRoom { FiguresRoom(session: self) } }
