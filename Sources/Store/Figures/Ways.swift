import Domain
import Ledger

/// How far a reading of everybody's ways has come, in people.
public struct WaysProgress: Hashable, Sendable {
  public var done: Int64
  public var total: Int64

  /// Told now and then; true stops.
  public typealias Step = (WaysProgress) -> Bool
}

/// Reads everybody who has an enrolment, some pages at a time: what figures are reckoned of is never there for all at once.
struct Ways {
  private let coder: FactCoder
  private let today: Day
  private let seen: Set<Int64>
  private let quality: QualityReading?
  private let pages: DigestPages

  private static let pagesAtOnce: Int64 = 64

  /// - Parameter quality: what rules of data quality go by besides, where they are asked.
  init(_ coder: FactCoder, today: Day, quality: QualityReading? = nil) throws {
    self.coder = coder
    self.today = today
    self.quality = quality
    seen = try Ways.seen(coder, today: today)
    pages = try DigestPages(coder.database, coder.keys)
  }

  /// - Throws: ``LedgerError/cancelled``.
  func each(_ progress: WaysProgress.Step, _ body: (PersonHistory) -> Void) throws {
    let last = try coder.database.first("SELECT max(page) FROM current_now") { $0.integer(0) } ?? 0
    // As of an earlier entry nothing finds some people's rows without going through all.
    let atOnce = try NowViews.isEarlier(coder.database) ? Int64(Int32.max) : Ways.pagesAtOnce
    let total = DigestPage.firstPerson(of: last + 1)
    for first in stride(from: 0, through: last, by: Int(atOnce)) {
      let isLast = first + atOnce > last
      if progress(WaysProgress(done: min(DigestPage.firstPerson(of: first), total), total: total)) {
        throw LedgerError.cancelled
      }
      try each(from: first, to: isLast ? nil : first + atOnce - 1, body)
    }
  }

  /// - Parameter last: nil: to the end, whoever is there.
  private func each(from first: Int64, to last: Int64?, _ body: (PersonHistory) -> Void) throws {
    let end = last.map { DigestPage.firstPerson(of: $0 + 1) } ?? Int64.max
    var enrolments: [Int64: [(key: EnrolmentKey, time: PersonHistory.Time)]] = [:]
    for fact in try coder.database.rows(
      "SELECT \(EnrolmentFact.selection("e")) FROM enrolment_now e WHERE e.person >= ? AND e.person < ?",
      DigestPage.firstPerson(of: first), end,
      read: { try EnrolmentFact($0, from: EnrolmentFact.firstColumn, coder) })
    {
      var time = PersonHistory.Time(fact.enrolment)
      time.key = fact.key
      enrolments[fact.person.value, default: []].append((fact.key, time))
    }
    try pages.each(from: first, to: last ?? .max) { part, other in
      if let own = enrolments.removeValue(forKey: part.person) { body(try history(part, other, own)) }
    }
    for (person, own) in enrolments.sorted(by: { $0.key < $1.key }) {
      var history = PersonHistory(ParticipantKey(person), own.map(\.time))
      quality?.add(to: &history)
      body(history)
    }
  }

  private func history(
    _ part: DigestPage.Part, _ other: CasePart, _ own: [(key: EnrolmentKey, time: PersonHistory.Time)]
  ) throws -> PersonHistory {
    var own = own
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
    return history
  }

  private func digests(_ part: DigestPage.Part) throws -> [EnrolmentKey: EnrolmentDigest] {
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

  /// Those whom somebody has seen within ``LastSeen/days`` days, or who are away and it is known.
  private static func seen(_ coder: FactCoder, today: Day) throws -> Set<Int64> {
    var people: Set<Int64> = []
    let since = today - LastSeen.days + 1
    try coder.database.each(
      "SELECT DISTINCT person FROM attendance_now WHERE mark = 'present' AND day BETWEEN ? AND ?", Int64(since.number),
      Int64(today.number)
    ) { people.insert($0.integer(0)) }
    let appointments = try AppointmentFact.all(
      coder, where: "f.day BETWEEN ? AND ?", Int64(since.number), Int64(today.number))
    for fact in appointments.map(\.fact) where fact.appointment.outcome == .came { people.insert(fact.person.value) }
    let absences = try AbsenceFact.all(
      coder, where: "f.from_day <= ? AND (f.to_day IS NULL OR f.to_day >= ?)", Int64(today.number), Int64(today.number))
    for fact in absences.map(\.fact) where fact.absence.isInForce(on: today) { people.insert(fact.person.value) }
    return people
  }
}
