import Domain

@testable import Ledger
@testable import Store

/// The people of the rich fixture, entered the way a user enters them.
struct FixtureRegister {
  static let pilot = "piloten-blakors"
  static let district = "bydelsrusken-2"

  static let units = [
    Unit(programme: pilot, name: "Rådhusgaten 53", places: 18),
    Unit(programme: pilot, name: "Småjobbsentralen", places: 12),
    // Two places and two people: full.
    Unit(programme: district, name: "Kampen Miljøstasjon", places: 2),
  ]

  private let session: Session
  private let today = Fixture.today

  init(_ session: Session) { self.session = session }

  func fill() throws {
    try addHansens()
    try addOthersUnderWay()
    try addHostileNames()
    try addThoseNotUnderWay()
    try addMapping()
    try FixtureDay(session).fill()
    try addIntake()
    try FixtureDay(session).addSurroundings()
  }

  // MARK: People

  private func addHansens() throws {
    try add(
      Person("P-0042", "Aisha", "Hansen", born: "1984-03-12", gender: .female, phone: "900 00 042", lar: true),
      Stay(
        start: "2026-08-14", unit: 1, contact: "Tor Lie", plannedEnd: "2029-08-13", funding: "NAV",
        referredFrom: "Borgestadklinikken Loland", moves: [StepMove(to: step(2), date: day("2026-10-16"), reason: nil)]),
      lights: [
        ("2026-08-15", .worker, "ggyryyry"), ("2026-08-20", .own, "gyyyrgrr"), ("2026-10-02", .worker, "ggyyyyyr"),
        ("2026-11-12", .worker, "ggyyyygy"),
      ])
    try add(
      Person("P-0107", "Jonas", "Hansen", birthYear: 1991, gender: .male),
      Stay(start: "2026-11-11", unit: 1, contact: "Tor Lie"), lights: [("2026-11-12", .worker, "ygryyyyr")])
    try add(
      Person("P-0011", "Åse", "Hansen", born: "1969-07-01", gender: .female, district: "Grim", lar: false),
      Stay(
        start: "2023-05-02", unit: 0, contact: "Eva Moe", funding: "Kristiansand kommune",
        moves: [
          StepMove(to: step(2), date: day("2023-11-06"), reason: nil),
          StepMove(to: step(1), date: day("2024-02-12"), reason: .needsMoreSupport),
          StepMove(to: step(2), date: day("2024-06-03"), reason: .ownWish),
          StepMove(to: step(3), date: day("2025-03-10"), reason: nil),
          StepMove(to: step(4), date: day("2026-04-23"), reason: .placeFree),
        ]),
      lights: [("2023-05-10", .worker, "yyrrrryr"), ("2026-01-14", .worker, "ggggyggy")],
      earlier: Stay(
        programme: FixtureRegister.district, start: "2020-01-06", unit: 2, end: "2021-06-30", endReason: .clarified,
        contact: "Odd Ruud"))
  }

  private func addOthersUnderWay() throws {
    try add(
      Person("P-0099", "Per", "Johansen", born: "1978-12-24", gender: .male, phone: "+47 900 00 099"),
      Stay(
        start: "2026-01-12", unit: 0,
        moves: [
          StepMove(to: step(2), date: day("2026-05-04"), reason: nil),
          StepMove(to: step(3), date: day("2026-09-19"), reason: nil),
        ]), lights: [("2026-06-20", .worker, "gyyryyrr")])
    try add(
      Person("P-0203", "阮文", "Thanh", birthYear: 1999), Stay(start: "2026-11-17", unit: 0, contact: "Eva Moe"))
    try add(
      Person("P-0301", "Mona", "Utensteg"), Stay(start: "2026-11-02", unit: 1, contact: "Tor Lie", hasStep: false))
    try add(
      Person(
        "B-1", "Hemmelig", "Ekte-Navn", display: "Kari N.", born: "1990-05-17", gender: .female, phone: "911 22 333",
        district: "Lund", protection: .strictlyConfidential),
      Stay(start: "2026-09-01", unit: 1, contact: "Eva Moe"), lights: [("2026-09-10", .worker, "rrrrrrrr")])
    for (number, given) in [("K-1", "Kai"), ("K-2", "Liv")] {
      try add(
        Person(number, given, "Kampen", birthYear: 1980),
        Stay(programme: FixtureRegister.district, start: "2026-06-01", unit: 2, contact: "Odd Ruud"),
        lights: [("2026-06-10", .worker, "gggggggg")])
    }
  }

  /// What comes in from outside is not always a name.
  private func addHostileNames() throws {
    let names = [
      ("X-1", "Rød[31m", "Linje\u{AD}brudd\u{200B}"), ("X-2", "Familien", "👨‍👩‍👧‍👦 Øy"),
      (
        "X-3", "Maria",
        "Langenavnesen-von-und-zu-Aldri-Ferdig-Med-Å-Skrive-Navnet-Sitt"
      ),
      ("X-4", "محمد", "\u{202E}الحسن"), ("X-5", "å", ""),
      ("X-6", "{who}", "n\u{303}o\u{308}\u{301}\u{323}"),
    ]
    for (number, given, family) in names {
      try add(
        Person(number, given, family, birthYear: 1985),
        Stay(start: "2026-10-01", unit: 0, contact: number == "X-3" ? family : "Eva Moe"),
        lights: [("2026-10-05", .worker, "gyr-gyr-")])
    }
  }

  private func addThoseNotUnderWay() throws {
    try add(
      Person("W-1", "Anne", "Kristoffersen", birthYear: 1995, gender: .female),
      Stay(applied: "2026-11-16", unit: 0, status: .waitingList))
    try add(
      Person("W-2", "Ivar", "Bø", birthYear: 1970), Stay(applied: "2026-10-30", unit: 0, status: .assessed))
    try add(
      Person("W-3", "Rolf", "Dale", birthYear: 1962),
      Stay(applied: "2026-10-10", start: "2026-12-01", unit: 1, status: .awaitingStart, contact: "Tor Lie"))
    try add(
      Person("E-1", "Geir", "Olsen", born: "1988-08-08", gender: .male),
      Stay(
        start: "2024-02-01", unit: 0, end: "2026-11-09", endReason: .gotWork, outcome: .ordinaryWork,
        contact: "Eva Moe"), lights: [("2024-02-10", .worker, "yyyyyyyy"), ("2026-11-01", .worker, "gggggggg")])
    try add(
      Person("E-2", "Siv", "Langesiden", birthYear: 1975),
      Stay(start: "2025-01-07", unit: 0, end: "2026-06-30", endReason: .other, otherReason: "flyttet til Bergen"))
    try add(Person("E-3", "Ikke", "Aktuell"), Stay(applied: "2026-03-01", unit: 0, status: .notRelevant))
    try add(Person("P-0302", "Nils", "Nyregistrert", birthYear: 2001, gender: .male), nil)
  }

  /// An offer that nobody has answered the telephone about, and two who have asked.
  private func addIntake() throws {
    _ = try session.settings.change([
      .talkLimitDays: "5", .talkLimitCounting: "working", .talkLimitSetBy: "bydelsutvalget",
      .agreementDistricts: "2026-01-01 Gamle Oslo, Grünerløkka",
    ])
    let yesterday = session.at(today: today - 1)
    let next = try found(
      try yesterday.intake.overview(programme: FixtureRegister.pilot).lists.first { $0.count > 0 }?.list.next)
    _ = try yesterday.intake.makeOffer(to: next.waiting.enrolment, start: day("2026-12-01"))
    _ = try yesterday.intake.answerOffer(
      of: next.waiting.enrolment, offered: today - 1, OfferAnswer(day: today - 1, answer: .noAnswer), calls: 0)
    let author = session.access.user
    let nils = try found(try session.people.participantKey(number: ParticipantNumber(stored: "P-0302")))
    _ = try session.intake.enterEnquiry(
      Enquiry(day: day("2026-11-09"), who: .own, door: .nav, text: "Vil begynne snart", author: author), of: nils)
    let asked = try found(try session.intake.newEnquiries().first)
    _ = try session.intake.enterTalk(
      FollowUpTalk(event: .offered, day: day("2026-11-10"), by: "Tor Lie"), about: asked.key)
    _ = try session.intake.enterEnquiry(
      Enquiry(
        day: day("2026-11-18"), who: .nextOfKin, name: "Ragnhild Strand", phone: "900 00 091", door: .desk,
        text: "Spør for sønnen", author: author))
  }

  // MARK: Entering

  struct Person {
    let participant: Participant
    let background: CaseBackground

    init(
      _ number: String, _ given: String, _ family: String, display: String? = nil, born: String? = nil,
      birthYear: Int? = nil, gender: Gender? = nil, phone: String? = nil, district: String? = nil,
      protection: AddressProtection? = nil, lar: Bool? = nil
    ) {
      participant = Participant(
        number: ParticipantNumber(stored: number), givenName: given, familyName: family, displayName: display,
        birthDate: born.flatMap { Day($0) }, birthYearOnly: birthYear, gender: gender, district: district,
        phone: phone, protection: protection)
      background = CaseBackground(lar: lar)
    }
  }

  struct Stay {
    var programme = FixtureRegister.pilot
    var applied: String?
    var start: String?
    /// A place in ``FixtureRegister/units``.
    var unit: Int
    var status = EnrolmentStatus.participating
    var end: String?
    var endReason: EndReason?
    var otherReason: String?
    var outcome: Outcome?
    var contact: String?
    var plannedEnd: String?
    var funding: String?
    var referredFrom: String?
    var hasStep = true
    var moves: [StepMove] = []
  }

  private func add(
    _ person: Person, _ stay: Stay?, lights: [(date: String, voice: Voice, letters: String)] = [],
    earlier: Stay? = nil
  ) throws {
    let draft = try (earlier ?? stay).map(draft)
    let receipt = try session.people.add(person.participant, background: person.background, enrolment: draft)
    let key = try found(receipt.about)
    var enrolment = receipt.enrolment
    if earlier != nil, let stay { enrolment = try session.enrolments.enrol(key, try self.draft(stay)).enrolment }
    for move in stay?.moves ?? [] {
      let enrolment = try found(enrolment)
      let card = try session.people.card(key)?.enrolments.first { $0.key == enrolment }
      _ = try session.enrolments.move(enrolment, move, present: card?.steps.last)
    }
    for (date, voice, letters) in lights {
      let assessment = LightsAssessment(date: day(date), voice: voice, lights: try found(Lights(letters: letters)))
      _ = try session.lights.save(assessment, of: key)
    }
  }

  private func draft(_ stay: Stay) throws -> EnrolmentDraft {
    let unit = FixtureRegister.units[stay.unit]
    let key = try session.catalogue.units().first { $0.fact.unit.name == unit.name }?.fact.key
    let enrolment = Enrolment(
      programme: stay.programme, unit: key, status: stay.end == nil ? stay.status : .ended,
      applied: stay.applied.map(day), start: stay.start.map(day), end: stay.end.map(day),
      plannedEnd: stay.plannedEnd.map(day), endReason: stay.endReason, otherReason: stay.otherReason,
      outcome: stay.outcome, outcomeDate: stay.outcome == nil ? nil : stay.end.map(day), funding: stay.funding,
      referredFrom: stay.referredFrom)
    let begins = enrolment.start.map { enrolment.participates(on: $0) } ?? false
    return EnrolmentDraft(
      enrolment: enrolment, firstStep: begins && stay.hasStep && stay.start ?? "9" <= today.iso ? .first : nil,
      contact: stay.contact)
  }

  private struct NotFound: Error {}

  private func found<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw NotFound() }
    return value
  }

  private func day(_ iso: String) -> Day { Day(iso) ?? today }

  private func step(_ number: Int) -> StepNumber { StepNumber(number) ?? .first }

  // MARK: The mapping

  /// 137 anonymous records with the shares of figure 3.
  private func addMapping() throws {
    let counts: [(green: Int, yellow: Int)] = [
      (79, 50), (59, 59), (62, 45), (36, 80), (31, 83), (33, 74), (31, 67), (29, 67),
    ]
    let units = try session.catalogue.units()
    _ = try session.register.write(by: session, kind: .importedMapping) { change throws(StoreError) in
      for index in 0..<137 {
        var lights = Lights()
        for (domain, count) in zip(LifeDomain.allCases, counts) {
          // Each area begins elsewhere in the round, so that the reds don't all fall on the same people.
          let place = (index + domain.rawValue * 17) % 137
          lights[domain] = place < count.green ? .green : place < count.green + count.yellow ? .yellow : .red
        }
        try change.enter(
          MappingRecord(
            round: 2019, unit: index < 30 ? units.first?.fact.key : nil,
            ageGroup: AgeGroup.allCases[index % AgeGroup.allCases.count], gender: index % 3 == 0 ? .female : .male,
            group: MappingGroup.allCases[index % MappingGroup.allCases.count], hasChildren: index < 34,
            livesWithChildren: index < 6, lights: lights))
      }
    }
  }
}
