import Domain
import Ledger

/// What the days at the service have left of one person, from the first day to the last: what their own copy has besides the
/// card, which tells how things stand now.
public struct DayRecord: Sendable {
  /// A group they have been in or were marked in, whichever unit's it is.
  public struct InGroup: Sendable {
    public var group: Group
    public var memberships: [Recorded<Membership>]
    /// By day.
    public var marks: [Recorded<Attendance>]
  }

  /// An enquiry of theirs, the calls back, and the talks it led to.
  public struct Asked: Sendable {
    public var enquiry: Recorded<Enquiry>
    public var talks: [Recorded<FollowUpTalk>]
    public var calls: [Recorded<EnquiryCall>]
  }

  /// A place they were offered, and what they answered.
  public struct Offered: Sendable {
    public var offer: Recorded<Offer>
    public var answers: [Recorded<OfferAnswer>]
  }

  public struct Borrowed: Sendable {
    public var gear: String
    public var loan: Recorded<Loan>
    /// It did not come back.
    public var isLost: Bool
  }

  public var groups: [InGroup] = []
  public var absences: [Recorded<Absence>] = []
  public var enquiries: [Asked] = []
  public var offers: [Offered] = []
  public var passedForward: [Recorded<PassForward>] = []
  public var appointments: [Recorded<Appointment>] = []
  public var tasks: [Recorded<DeskTask>] = []
  /// Work they have taken part in; when they were put down for it stands with it.
  public var orders: [Recorded<WorkOrder>] = []
  public var loans: [Borrowed] = []
  /// All of it, also what the card of whoever gives the copy does not show: the copy is the person's.
  public var followUp: [Recorded<FollowUp>] = []
  /// Likewise.
  public var surroundings: [Recorded<Surrounding>] = []
  /// Reports that were written about them.
  public var reports: [Recorded<PersonReport>] = []
  /// Ends at which they were asked whether they may be asked later, and what came of it.
  public var afterEnds: [Recorded<AfterEndRecord>] = []
}

extension KeepingRoom {
  /// Everything the desk's days have left of somebody, for their own copy. The journal knows of it first.
  ///
  /// - Returns: nil when nobody has the key now.
  /// - Throws: ``StoreError/notAllowed(_:)`` for who may not open all of the card.
  public func dayRecord(of person: ParticipantKey) throws(StoreError) -> DayRecord? {
    try session.require(.approveOwnCopy)
    // An own copy has all of the card or is none.
    guard try session.openCard(person, isWhole: true) != nil else { return nil }
    return try session.reading { try DayRecordReader(person, $0).record(on: session.today) }
  }
}

private struct DayRecordReader {
  private let person: Int64
  private let coder: FactCoder
  private let stamps: Stamps

  init(_ person: ParticipantKey, _ coder: FactCoder) {
    self.person = person.value
    self.coder = coder
    stamps = Stamps(coder)
  }

  func record(on today: Day) throws -> DayRecord {
    var record = DayRecord()
    record.followUp = try stamps.followUp(of: ParticipantKey(person), on: today, coder)
    record.surroundings = try stamps.surroundings(of: ParticipantKey(person), coder)
    record.reports = try CaseRows(coder.database, coder).facts(PersonReportFact.self, of: ParticipantKey(person)).map {
      try stamps.recorded($0, $0.fact.report)
    }
    record.afterEnds = try afterEnds()
    record.groups = try groups()
    record.absences = try all("f.person = ? ORDER BY f.from_day", as: \AbsenceFact.absence)
    record.enquiries = try EnquiryFact.all(coder, where: "f.person = ? ORDER BY f.day, f.enquiry", person).map { kept in
      DayRecord.Asked(
        enquiry: try recorded(kept, \.enquiry),
        talks: try all("f.enquiry = ? ORDER BY f.day, f.id", kept.fact.key.value, as: \TalkFact.talk),
        calls: try all("f.enquiry = ? ORDER BY f.number", kept.fact.key.value, as: \EnquiryCallFact.call))
    }
    for enrolment in try EnrolmentFact.all(coder, where: "f.person = ? ORDER BY f.enrolment", person).map(\.fact.key) {
      record.offers += try offers(enrolment)
      record.passedForward += try all("f.enrolment = ?", enrolment.value, as: \PassForwardFact.passForward)
    }
    record.appointments = try all(
      "f.person = ? ORDER BY f.day, f.minute, f.appointment", as: \AppointmentFact.appointment)
    record.tasks = try TaskFact.all(coder, where: "f.person = ? ORDER BY f.due_day, f.task", person).map {
      try stamps.recorded($0, $0.fact.withUnit(coder).task)
    }
    record.orders = try OrderPersonFact.all(coder, where: "f.person = ? ORDER BY f.work_order", person)
      .compactMap { place in
        try OrderFact.of(place.fact.order, coder).map { try stamps.recorded(place, $0.fact.order) }
      }
    record.loans = try LoanFact.all(coder, where: "f.person = ? ORDER BY f.day, f.loan", person).compactMap { kept in
      try GearFact.of(kept.fact.loan.gear, coder).map {
        DayRecord.Borrowed(
          gear: $0.fact.gear.name, loan: try recorded(kept, \.loan),
          isLost: try LoanLostFact.first(coder, where: "f.loan = ?", kept.fact.key.value) != nil)
      }
    }
    return record
  }

  private func afterEnds() throws -> [Recorded<AfterEndRecord>] {
    let (cases, person) = (try CaseRows(coder.database, coder), ParticipantKey(person))
    let records = try AfterEnd.records(of: person, cases)
    return try cases.facts(AfterEndFact.self, of: person).compactMap { kept in
      try EnrolmentFact.of(kept.fact.enrolment, coder)?.fact.enrolment.end.map { end in
        try stamps.recorded(
          kept,
          AfterEndRecord(enrolment: kept.fact.enrolment, end: end, record: records[kept.fact.enrolment]))
      }
    }
  }

  private func groups() throws -> [DayRecord.InGroup] {
    let memberships = try MembershipFact.all(coder, where: "f.person = ? ORDER BY f.from_day", person)
    let marks = try AttendanceFact.all(coder, where: "f.person = ? ORDER BY f.day", person)
    let keys = Set(memberships.map(\.fact.group)).union(marks.map(\.fact.group))
    return try keys.sorted { $0.value < $1.value }.compactMap { key in
      guard let group = try GroupFact.of(key, coder)?.fact.group else { return nil }
      return DayRecord.InGroup(
        group: group,
        memberships: try memberships.filter { $0.fact.group == key }.map { try recorded($0, \.membership) },
        marks: try marks.filter { $0.fact.group == key }.map { try recorded($0, \.attendance) })
    }
  }

  private func offers(_ enrolment: EnrolmentKey) throws -> [DayRecord.Offered] {
    try OfferFact.all(coder, where: "f.enrolment = ? ORDER BY f.day", enrolment.value).map { kept in
      let answers = try OfferAnswerFact.all(
        coder, where: "f.enrolment = ? AND f.offer_day = ? ORDER BY f.call = 0, f.call", enrolment.value,
        Int64(kept.fact.offer.day.number))
      return DayRecord.Offered(
        offer: try recorded(kept, \.offer),
        answers: try answers.map { try stamps.recorded($0, $0.fact.withWord(coder).answer) })
    }
  }

  // MARK: Reading

  private func recorded<Fact, Value>(_ kept: KeptFact<Fact>, _ value: KeyPath<Fact, Value>) throws -> Recorded<Value> {
    try stamps.recorded(kept, kept.fact[keyPath: value])
  }

  /// - Parameter key: nil for the person's.
  private func all<Fact: StoredFact, Value>(
    _ condition: String, _ key: Int64? = nil, as value: KeyPath<Fact, Value>
  ) throws -> [Recorded<Value>] {
    try Fact.all(coder, where: condition, key ?? person).map { try recorded($0, value) }
  }
}
