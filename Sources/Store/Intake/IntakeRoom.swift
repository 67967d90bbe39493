import Domain
import Ledger

/// Intake: who waits, who has asked, what they are offered, and in which order.
public struct IntakeRoom: Sendable {
  let session: Session

  /// Intake, of all programmes or narrowed to one or to a unit.
  public func overview(programme: String? = nil, unit: UnitKey? = nil) throws(StoreError) -> IntakeOverview {
    try session.require(.seeIntake)
    let places = try session.figures.places(programme: programme)
    let order = try session.catalogue.units().map(\.fact)
    var overview = IntakeOverview()
    overview.lists = try session.reading { coder in
      let reader = IntakeReader(coder: coder)
      let districts = try reader.agreementDistricts
      var lists: [ListKey: [KeptWaiting]] = [:]
      for waiting in try reader.waiting() {
        let enrolment = waiting.enrolment.fact.enrolment
        guard programme == nil || enrolment.programme == programme, unit == nil || enrolment.unit == unit,
          session.access.isInScope(units: [enrolment.unit], hasEnrolment: true, protection: waiting.identity.protection)
        else { continue }
        lists[ListKey(programme: enrolment.programme, unit: enrolment.unit), default: []].append(waiting)
      }
      let keys =
        order.filter { session.counts($0.key) && (programme == nil || $0.unit.programme == programme) }
        .filter { unit == nil || $0.key == unit }.map { ListKey(programme: $0.unit.programme, unit: $0.key) }
        + lists.keys.filter { $0.unit == nil }
      let programmes = order.map(\.unit.programme)
      return try keys.sorted { left, right in
        let (first, second) = (programmes.firstIndex(of: left.programme), programmes.firstIndex(of: right.programme))
        if first != second { return first ?? .max < second ?? .max }
        return keys.firstIndex(of: left) ?? 0 < keys.firstIndex(of: right) ?? 0
      }.map { key in
        let own = places.filter { key.unit == nil ? $0.unit.programme == key.programme : $0.key == key.unit }
        return try listing(key, lists[key] ?? [], own, districts, coder)
      }
    }
    if !AccessTable.sees(.programmeAndUnit, session.role) { overview.lists = [WaitingListing(joining: overview.lists)] }
    return try withEnquiries(overview)
  }

  private struct ListKey: Hashable {
    let programme: String
    let unit: UnitKey?
  }

  private func listing(
    _ key: ListKey, _ waiting: [KeptWaiting], _ places: [UnitOccupancy], _ districts: AgreementDistricts,
    _ coder: FactCoder
  ) throws -> WaitingListing {
    let today = session.today
    let list = WaitingList(
      waiting.map { kept in
        Waiting(
          enrolment: kept.enrolment.fact.key, person: kept.enrolment.fact.person,
          applied: kept.enrolment.fact.enrolment.applied,
          isOfAgreement: districts.holds(kept.identity.district, on: today),
          passedForward: kept.passForward?.fact.passForward.day, hasOffer: kept.hasOpenOffer)
      }, available: WaitingListing.available(places))
    let byKey = Dictionary(waiting.map { ($0.enrolment.fact.key, $0) }) { first, _ in first }
    let seesAll = AccessTable.sees(.waitingPlace, session.role)
    // Without a log nobody's name may stand there; how many there are may.
    let listed = session.isLogged ? list.places : []
    let rows = try listed.compactMap { place -> WaitingRow? in
      guard let kept = byKey[place.waiting.enrolment],
        // A place in the list is more than a name.
        !session.access.seesNameOnly(of: kept.enrolment.fact.person)
      else { return nil }
      // Of those who waited then some may be others' now.
      if session.isEarlier, try !session.isListed(kept.enrolment.fact.person, coder) { return nil }
      // To the desk: whose turn it is to be phoned, and nobody else.
      if !seesAll && !kept.hasOpenOffer { return nil }
      return WaitingRow(
        place: place, status: kept.enrolment.fact.enrolment.status, offer: kept.offerState,
        hasOpenOffer: kept.hasOpenOffer, forwardReason: seesAll ? kept.passForward?.fact.passForward.reason : nil,
        hidesClass: kept.identity.protection != nil,
        phone: try kept.hasOpenOffer ? phone(of: kept, coder) : nil,
        lacksUnit: key.unit == nil)
    }
    return WaitingListing(
      programme: key.programme, unit: key.unit, places: places, count: list.places.count, list: list, rows: rows)
  }

  private func phone(of kept: KeptWaiting, _ coder: FactCoder) throws -> String? {
    let decision = try session.decision(for: kept.enrolment.fact.person, coder)
    return decision.opens && decision.shows(.phone, to: session.role) ? kept.identity.phone : nil
  }

  /// Enquiries nothing has come of yet, the oldest first; to the desk those of the last seven days.
  public func newEnquiries() throws(StoreError) -> [EnquiryListing] {
    try session.require(.seeIntake)
    return try withEnquiries(IntakeOverview(), onlyOpen: true).enquiries
  }

  /// - Parameter onlyOpen: leaves out those a talk has followed, of which only the median days need to know.
  private func withEnquiries(_ overview: IntakeOverview, onlyOpen: Bool = false) throws(StoreError) -> IntakeOverview {
    let seesOld = AccessTable.sees(.enquiries, session.role)
    let first = session.today - (seesOld ? TalkTimes.window : Enquiry.deskDays) + 1
    return try session.reading { coder in
      var read = overview
      let reader = IntakeReader(coder: coder)
      read.talkLimit = try reader.talkLimit
      let open = "NOT EXISTS (SELECT 1 FROM follow_up_talk_now t WHERE t.enquiry = f.enquiry AND t.event <> 'offered')"
      let late = "f.day >= ?"
      let openOfLate = seesOld ? "(? IS NOT NULL AND \(open))" : "\(late) AND \(open)"
      let found = try EnquiryFact.all(
        coder,
        where: "\(onlyOpen ? openOfLate : seesOld ? "(\(late) OR \(open))" : late) ORDER BY f.day, f.minute, f.enquiry",
        Int64(first.number))
      var held: [(asked: Day, held: Day)] = []
      for fact in found.map(\.fact) where fact.enquiry.day <= session.today {
        let events = try talks(fact.key, coder)
        if let talk = events.first(where: { $0.event == .held }) { held.append((fact.enquiry.day, talk.day)) }
        if events.contains(where: { $0.event.isFinal }) { continue }
        guard session.isLogged, try opens(fact.person, coder) else { continue }
        read.enquiries.append(try listing(fact, events, read.talkLimit, coder))
      }
      if seesOld { (read.medianDaysToTalk, read.talksHeld) = TalkTimes.medianDays(held, today: session.today) }
      return read
    }
  }

  private func talks(_ enquiry: EnquiryKey, _ coder: FactCoder) throws -> [FollowUpTalk] {
    try TalkFact.all(coder, where: "f.enquiry = ? ORDER BY f.day, f.id", enquiry.value).map(\.fact.talk)
  }

  private func listing(
    _ fact: EnquiryFact, _ talks: [FollowUpTalk], _ limit: TalkLimit?, _ coder: FactCoder
  ) throws -> EnquiryListing {
    EnquiryListing(
      key: fact.key, person: fact.person, enquiry: fact.enquiry,
      talks: AccessTable.sees(.followUpContacts, session.role) ? talks : [],
      calls: try EnquiryCallFact.all(coder, where: "f.enquiry = ? ORDER BY f.number", fact.key.value).map(\.fact.call),
      lastDay: limit?.lastDay(asked: fact.enquiry.day),
      isOverLimit: limit?.isOver(asked: fact.enquiry.day, talked: nil, today: session.today))
  }

  /// An enquiry with whom to call back. A participant's is opened as their card is, and logged as that.
  ///
  /// - Returns: nil for one that is not there, or not this user's to see any more.
  /// - Throws: ``StoreError/notAllowed(_:)`` when the card of whoever asked does not open.
  public func open(_ enquiry: EnquiryKey) throws(StoreError) -> OpenedEnquiry? {
    try session.require(.seeIntake)
    if !session.isLogged { throw .notAllowed(.cannotBeLogged) }
    guard let kept = try session.reading({ try EnquiryFact.of(enquiry, $0) }),
      kept.fact.enquiry.isSeen(by: session.role, today: session.today)
    else { return nil }
    var showsPhone = true
    if let person = kept.fact.person {
      guard let decision = try session.openCard(person) else { return nil }
      showsPhone = decision.shows(.phone, to: session.role)
    }
    return try session.reading { coder in
      let identity = try kept.fact.person.flatMap {
        try IdentityFact.first(coder, where: "f.person = ?", $0.value)
      }
      let phone = kept.fact.person == nil ? kept.fact.enquiry.phone : identity?.fact.participant.phone
      return OpenedEnquiry(
        listing: try listing(kept.fact, try talks(enquiry, coder), try IntakeReader(coder: coder).talkLimit, coder),
        row: kept.row, phone: showsPhone ? phone : nil,
        author: try UserNames(coder.database, coder.keys).name(kept.fact.enquiry.author),
        mayBeCorrected: kept.fact.enquiry.mayBeCorrected(by: session.access, today: session.today))
    }
  }

  /// Whether the card of whoever asked would open; a pårørende who asks has none.
  private func opens(_ person: ParticipantKey?, _ coder: FactCoder) throws -> Bool {
    guard let person else { return true }
    guard try session.isKnown(person, coder.database) else { return false }
    return try session.decision(for: person, coder).opens
  }
}

extension Session { public var intake: IntakeRoom { IntakeRoom(session: self) } }
