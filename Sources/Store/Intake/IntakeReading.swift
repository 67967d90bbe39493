import Domain
import Ledger

// What the register knows of intake, read by its indexes: nothing here goes through people who take part or have ended.

/// Everything about one who waits.
struct KeptWaiting {
  var enrolment: KeptFact<EnrolmentFact>
  var identity: Participant
  var offer: KeptFact<OfferFact>?
  /// Of that offer, in the order of the calls; the final one last.
  var answers: [OfferAnswerFact]
  var passForward: KeptFact<PassForwardFact>?

  var offerState: OfferState? {
    offer.map { OfferState(offer: $0.fact.offer, answers: answers.map(\.answer)) }
  }
  var hasOpenOffer: Bool { offerState?.isOpen(enrolment.fact.enrolment.status) ?? false }
}

struct IntakeReader {
  private static let statuses = EnrolmentStatus.allCases.filter(\.isWaiting).map { "'\($0.rawValue)'" }
    .joined(separator: ", ")

  /// The enrolments that wait, over `f`.
  static let waits = "f.status IN (\(statuses))"
  private static let ofThoseWhoWait =
    "f.enrolment IN (SELECT w.enrolment FROM enrolment_now w WHERE w.status IN (\(statuses)))"

  let coder: FactCoder

  /// Everyone who waits, in the order they were entered; nobody who has been erased.
  func waiting() throws -> [KeptWaiting] {
    let enrolments = try EnrolmentFact.all(coder, where: "\(IntakeReader.waits) ORDER BY f.enrolment")
    if enrolments.isEmpty { return [] }
    let offers = try OfferFact.all(coder, where: "\(IntakeReader.ofThoseWhoWait) ORDER BY f.day")
    let newest = Dictionary(offers.map { ($0.fact.enrolment, $0) }) { _, later in later }
    let answers = try OfferAnswerFact.all(coder, where: "\(IntakeReader.ofThoseWhoWait) ORDER BY f.call = 0, f.call")
    let byEnrolment = Dictionary(grouping: answers, by: \.fact.enrolment)
    let forward = try PassForwardFact.all(coder, where: IntakeReader.ofThoseWhoWait)
    let passed = Dictionary(forward.map { ($0.fact.enrolment, $0) }) { first, _ in first }
    let people = try identities()
    return try enrolments.compactMap { kept in
      guard let identity = people[kept.fact.person] else { return nil }
      let offer = newest[kept.fact.key]
      return KeptWaiting(
        enrolment: kept, identity: identity, offer: offer,
        answers: try (byEnrolment[kept.fact.key] ?? []).filter { $0.fact.offerDay == offer?.fact.offer.day }
          .map { try $0.fact.withWord(coder) },
        passForward: passed[kept.fact.key])
    }
  }

  private func identities() throws -> [ParticipantKey: Participant] {
    let found = try IdentityFact.all(
      coder,
      where: """
        f.number_code IS NOT NULL
        AND f.person IN (SELECT w.person FROM enrolment_now w WHERE w.status IN (\(IntakeReader.statuses)))
        """)
    return Dictionary(found.map { ($0.fact.person, $0.fact.participant) }) { first, _ in first }
  }

  /// How many offers that were made by a day and are open hold a place, by unit.
  func openOffers(on today: Day) throws -> [UnitKey: Int] {
    let sql = """
      SELECT w.unit, count(*) FROM enrolment_now w
      WHERE w.status IN (\(IntakeReader.statuses)) AND w.unit IS NOT NULL AND EXISTS (
        SELECT 1 FROM offer_now f WHERE f.enrolment = w.enrolment AND f.day <= ? AND NOT EXISTS (
          SELECT 1 FROM offer_answer_now a WHERE a.enrolment = f.enrolment AND a.offer_day = f.day AND a.call = 0))
      GROUP BY w.unit
      """
    return Dictionary(
      uniqueKeysWithValues: try coder.database.rows(sql, Int64(today.number)) {
        (UnitKey($0.integer(0)), Int($0.integer(1)))
      })
  }

  /// How many of those who take part end within the window, by unit.
  func freeing(on today: Day) throws -> [UnitKey: Int] {
    // The domain decides; the index narrows it to those it may be true of.
    let ending = try EnrolmentFact.all(
      coder, where: "coalesce(f.end_day, f.planned_end_day) BETWEEN ? AND ?", Int64(today.number),
      Int64(today.number) + Int64(UnitOccupancy.freeingWindow))
    var found: [UnitKey: Int] = [:]
    for enrolment in ending.map(\.fact.enrolment) {
      guard let unit = enrolment.unit,
        UnitOccupancy.isFreeing(enrolment.dates, plannedEnd: enrolment.plannedEnd, today: today)
      else { continue }
      found[unit, default: 0] += 1
    }
    return found
  }

  private func setting(_ setting: RegisterSetting) throws -> String? { try setting.value(coder.database) }

  var talkLimit: TalkLimit? {
    get throws {
      guard let days = try setting(.talkLimitDays).flatMap({ Int($0) }) else { return nil }
      return TalkLimit(
        days: days, counting: try setting(.talkLimitCounting).flatMap { TalkLimit.Counting(rawValue: $0) } ?? .calendar,
        setBy: try setting(.talkLimitSetBy) ?? "")
    }
  }

  var agreementDistricts: AgreementDistricts {
    get throws { try AgreementDistricts(setting: try setting(.agreementDistricts)) }
  }
}

extension AgreementDistricts {
  /// What is kept in ``RegisterSetting/agreementDistricts``; none where nothing is.
  /// - Throws: ``LedgerError/damaged(_:)`` for what is not understood, so that nothing is saved over it.
  public init(setting text: String?) throws(StoreError) {
    guard let text else {
      self.init()
      return
    }
    guard let kept = AgreementDistricts(text: text) else { throw .ledger(.damaged(.value(table: "setting", row: 0))) }
    self = kept
  }
}
