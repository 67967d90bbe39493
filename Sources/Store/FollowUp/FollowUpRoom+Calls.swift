import Domain
import Ledger

/// Somebody whom a colleague follows: as what, and until when.
public struct Following: Hashable, Sendable {
  public var person: ParticipantKey
  public var role: ContactAssignment.Role
  /// Whose place a stand-in takes; nil where nobody is the contact person.
  public var primary: String?
  /// The last day; nil until further notice.
  public var until: Day?
}

extension FollowUpRoom {
  /// Those whom this user follows today as contact person, co-contact or stand-in, each once; none to whom nothing is to be known
  /// of.
  public func following() throws(StoreError) -> [Following] {
    try session.require(.seeToday)
    guard AccessTable.sees(.contactPerson, session.role) else { return [] }
    return try session.reading { [today = session.today] coder in
      let reach = try ReachFilter(session, coder)
      var found: [ParticipantKey: Following] = [:]
      for (assignment, enrolment) in try ContactFact.followed(by: session.access.name, on: today, coder) {
        guard enrolment.enrolment.dates.isFollowed(on: today), try reach.holds(enrolment.person) else { continue }
        if let known = found[enrolment.person], known.role <= assignment.role { continue }
        var following = Following(person: enrolment.person, role: assignment.role, until: assignment.to)
        if assignment.role != .primary {
          following.primary = try ContactFact.all(coder, where: "f.enrolment = ?", enrolment.key.value)
            .map(\.fact.assignment).last { $0.role == .primary && $0.isInForce(on: today) }?.name
        }
        found[enrolment.person] = following
      }
      return found.values.sorted { $0.person.value < $1.person.value }
    }
  }

  /// What of these people decides whether they are to be called; nobody whose card does not open, and nobody who is dead or has
  /// ended.
  public func followed(_ people: some Sequence<ParticipantKey>) throws(StoreError) -> [Followed] {
    try session.require(.enterFollowUpContact)
    let wanted = Set(people.map(\.value))
    let seesConcerns = AccessTable.sees(.concern, session.role)
    return try session.reading { [today = session.today] coder in
      let (reach, facts) = (try ReachFilter(session, coder), try DayFacts(coder, today))
      let (told, apart) = (try ToldPages(coder.database, coder.keys), try ServicesApart(session, coder))
      var found: [Followed] = []
      try CallColumn.each(of: wanted, coder) { part, other in
        let person = ParticipantKey(part.person)
        guard try reach.holds(person), var followed = try Followed(person, part.enrolments, on: today) else { return }
        try other.call(into: &followed, apart)
        if !seesConcerns { followed.concerns = [] }
        try facts.add(to: &followed)
        followed.mayBeTold = MayBeTold(try told.parties(of: person), on: today).parties
        found.append(followed)
      }
      return found
    }
  }
}

extension ContactFact {
  /// Every enrolment that somebody of this name follows on a day, and as what.
  static func followed(
    by name: String, on day: Day, _ coder: FactCoder
  ) throws -> [(assignment: ContactAssignment, enrolment: EnrolmentFact)] {
    try coder.colleagues.numbers(of: name).flatMap { number in
      try all(coder, where: "f.colleague = ?", number).filter { $0.fact.assignment.isInForce(on: day) }.compactMap {
        kept in
        try EnrolmentFact.all(coder, where: "f.enrolment = ?", kept.fact.enrolment.value).first
          .map { (kept.fact.assignment, $0.fact) }
      }
    }
  }
}

extension EnrolmentDates {
  /// Somebody follows them: they take part, or are on their way in.
  func isFollowed(on day: Day) -> Bool {
    participates(on: day) || status.isBeforeStart
      || (status.counts && !status.isEnded && start.map { $0 > day } ?? false)
  }
}

extension Followed {
  /// Nil for whoever takes part nowhere and waits for nothing.
  fileprivate init?(_ person: ParticipantKey, _ enrolments: UnsafeRawBufferPointer, on today: Day) throws {
    var reader = DigestReader(enrolments)
    var running: [EnrolmentDigest] = []
    while !reader.isAtEnd {
      guard let enrolment = EnrolmentDigest(&reader) else {
        throw StoreError.ledger(.damaged(.value(table: "current", row: DigestPage.number(of: person.value))))
      }
      if enrolment.dates.isFollowed(on: today) { running.append(enrolment) }
    }
    if running.isEmpty { return nil }
    let takingPart = running.filter { $0.dates.participates(on: today) }
    self.init(person, takesPart: !takingPart.isEmpty, start: takingPart.compactMap(\.dates.start).min())
  }
}

extension CallColumn {
  /// Of some people what lies on their pages; nobody who has been erased.
  static func each(
    of people: Set<Int64>, _ coder: FactCoder, _ body: (DigestPage.Part, CasePart) throws -> Void
  ) throws {
    let pages = try DigestPages(coder.database, coder.keys)
    for page in Set(people.map(DigestPage.number)).sorted() {
      try pages.each(onPage: page) { part, other in
        if people.contains(part.person), !part.isErased { try body(part, other) }
      }
    }
  }
}

/// What of the desk's side says of somebody whether they have been seen, and whether they are away.
struct DayFacts {
  private let coder: FactCoder
  private let today: Day
  private let attended: PreparedStatement

  /// Appointments before this many days ago say nothing about today.
  private static let daysOfAppointments = 180

  init(_ coder: FactCoder, _ today: Day) throws {
    self.coder = coder
    self.today = today
    attended = try PreparedStatement(
      coder.database,
      "SELECT day FROM attendance_now WHERE person = ? AND mark = 'present' AND day <= ? ORDER BY day DESC LIMIT 1")
  }

  func add(to followed: inout Followed) throws {
    let person = followed.person.value
    followed.lastAttended = try attended.number(person, Int64(today.number))
      .map { Day(number: Int32(truncatingIfNeeded: $0)) }
    followed.absence = Absence.inForce(
      among: try AbsenceFact.all(coder, where: "f.person = ?", person).map(\.fact.absence), on: today)
    followed.appointments = try AppointmentFact.all(
      coder, where: "f.person = ? AND f.day >= ?", person, Int64(today.number) - Int64(DayFacts.daysOfAppointments)
    ).map(\.fact.appointment)
  }
}
