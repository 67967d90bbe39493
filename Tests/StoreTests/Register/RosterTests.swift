import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite struct RosterTests {
  private let trial: RegisterTrial
  private let session: Session

  init() throws {
    trial = try RegisterTrial()
    session = trial.session()
  }

  private func enrol(
    _ number: String, _ family: String, _ given: String, _ enrolments: [Enrolment], step: StepNumber? = .first,
    contact: String? = nil
  ) throws -> ParticipantKey {
    let person = try #require(try session.people.add(try RegisterTrial.person(number, family, given)).about)
    for enrolment in enrolments {
      _ = try session.enrolments.enrol(
        person,
        EnrolmentDraft(enrolment: enrolment, firstStep: enrolment.start == nil ? nil : step, contact: contact))
    }
    return person
  }

  @Test func aRowSaysWhatTheListShows() throws {
    let unit = try trial.unit("Verkstedet")
    let person = try #require(
      try session.people.add(
        try RegisterTrial.person("P-7", "Berg", "Siv", birth: "1980-03-04"),
        enrolment: EnrolmentDraft(
          enrolment: RegisterTrial.running(from: "2026-10-02", unit: unit), firstStep: StepNumber(2), contact: "Tor Lie"
        )
      ).about)
    let lights = try #require(Lights(letters: "gyr-gyr-"))
    for (days, value) in [(40, Lights(packed: 1)), (5, lights)] {
      _ = try session.lights.save(
        LightsAssessment(date: session.today - days, voice: .worker, lights: value), of: person)
    }
    // A person's own view is not the worker's.
    _ = try session.lights.save(
      LightsAssessment(date: session.today, voice: .own, lights: Lights(packed: 3)), of: person)
    let roster = try session.people.roster()
    let row = try #require(roster.everyone.first)
    #expect(row.person == person)
    #expect(row.number.text == "P-7")
    #expect(row.shownName == "Berg, Siv")
    #expect(row.birthYear == 1980)
    #expect(row.programme == RegisterTrial.pilot)
    #expect(row.unit == unit)
    #expect(row.status == .participating)
    #expect(row.step == StepNumber(2))
    #expect(row.daysInStep == 50)
    #expect(row.contact == "Tor Lie")
    #expect(row.lights == lights)
    #expect(row.lightsDate == session.today - 5)
    #expect(row.start == RegisterTrial.day("2026-10-02"))
    #expect(row.end == nil)
    #expect(roster[99] == nil)
    #expect(roster.line(of: person).flatMap { roster[$0] } == row)
    #expect(roster.line(of: ParticipantKey(99)) == nil)
  }

  @Test func somebodyWithoutAnEnrolmentIsOnTheList() throws {
    _ = try session.people.add(try RegisterTrial.person("P-1", "Berg", "Siv"))
    let row = try #require(try session.people.roster().everyone.first)
    #expect(row.enrolment == nil)
    #expect(row.programme == nil)
    #expect(row.status == nil)
    #expect(row.step == nil)
    #expect(row.lights == nil)
    #expect(row.birthYear == nil)
  }

  /// The same facts on different days.
  @Test func aPlannedStartTurnsIntoTakingPartByItself() throws {
    let start = session.today + 10
    let end = start + 20
    let person = try enrol(
      "P-1", "Berg", "Siv",
      [
        Enrolment(
          programme: RegisterTrial.pilot, status: .awaitingStart, applied: session.today - 5, start: start, end: end)
      ])
    func row(_ day: Day) throws -> RosterRow {
      let roster = try session.at(today: day).people.roster()
      return try #require(roster.line(of: person).flatMap { roster[$0] })
    }
    #expect(try row(start - 1).status == .awaitingStart)
    #expect(try row(start - 1).step == nil)
    #expect(try row(start).status == .participating)
    #expect(try row(start).step == .first)
    #expect(try row(start).daysInStep == 0)
    // The end date itself is a day of participation.
    #expect(try row(end).status == .participating)
    #expect(try row(end + 1).status == .ended)
    #expect(try row(end + 1).step == nil)
    // And the people who have ended leave the list in the end.
    #expect(try session.at(today: end + 40).people.roster().select(RosterQuery()).count == 1)
    #expect(try session.at(today: end + 41).people.roster().select(RosterQuery()).isEmpty)
    #expect(try session.at(today: end + 41).people.roster().select(RosterQuery(includesLongEnded: true)).count == 1)
    _ = try session.settings.change([.daysOnListAfterEnd: "60"])
    #expect(try session.at(today: end + 41).people.roster().select(RosterQuery()).count == 1)
  }

  @Test func theEnrolmentThatRunsElseTheLatestToStart() throws {
    let person = try enrol(
      "P-1", "Berg", "Siv",
      [
        RegisterTrial.running(from: "2026-01-01"),
        Enrolment(
          programme: RegisterTrial.course, status: .completed, start: RegisterTrial.day("2026-05-01"),
          end: RegisterTrial.day("2026-06-01")),
      ])
    var roster = try session.people.roster()
    #expect(roster.line(of: person).flatMap { roster[$0]?.programme } == RegisterTrial.pilot)
    // In a programme of one's choice it is the line there.
    let line = try #require(roster.line(of: person, programme: RegisterTrial.course))
    #expect(roster[line]?.status == .completed)
    #expect(
      roster.select(RosterQuery(programme: RegisterTrial.course, includesLongEnded: true)) == [line])
    #expect(roster.select(RosterQuery(programme: RegisterTrial.course)).isEmpty)
    #expect(roster.select(RosterQuery(programme: "finnes-ikke")).isEmpty)
    // Everyone once, whatever they have been in.
    #expect(roster.select(RosterQuery(includesLongEnded: true)).count == 1)
    #expect(roster.people == 1)
    roster = try session.at(today: RegisterTrial.day("2026-05-15")).people.roster()
    #expect(roster.line(of: person).flatMap { roster[$0]?.programme } == RegisterTrial.course)
  }

  @Test func whoRunsInTwoProgrammesIsInBothLists() throws {
    let person = try enrol(
      "P-1", "Berg", "Siv",
      [
        RegisterTrial.running(from: "2026-01-01"),
        RegisterTrial.running(from: "2026-02-01", programme: RegisterTrial.course),
      ])
    let roster = try session.people.roster()
    for programme in [RegisterTrial.pilot, RegisterTrial.course] {
      let lines = roster.select(RosterQuery(programme: programme))
      #expect(lines.compactMap { roster[$0]?.programme } == [programme])
      #expect(lines.compactMap { roster[$0]?.person } == [person])
    }
  }

  @Test func unitAndStepNarrow() throws {
    let (workshop, house) = (try trial.unit("Verkstedet"), try trial.unit("Rådhusgaten"))
    _ = try enrol("P-1", "A", "X", [RegisterTrial.running(from: "2026-10-01", unit: workshop)], step: .first)
    _ = try enrol("P-2", "B", "X", [RegisterTrial.running(from: "2026-10-01", unit: house)], step: StepNumber(3))
    let roster = try session.people.roster()
    func numbers(_ query: RosterQuery) -> [String] { roster.select(query).compactMap { roster[$0]?.number.text } }
    #expect(numbers(RosterQuery(unit: workshop)) == ["P-1"])
    #expect(numbers(RosterQuery(programme: RegisterTrial.pilot, unit: house)) == ["P-2"])
    #expect(numbers(RosterQuery(step: StepNumber(3))) == ["P-2"])
    #expect(numbers(RosterQuery(step: StepNumber(4))) == [])
  }

  @Test func everyColumnSortsBothWaysWithWhatIsMissingLast() throws {
    func running(_ start: String) -> [Enrolment] { [RegisterTrial.running(from: start)] }
    _ = try enrol("P-10", "Ås", "A", running("2026-10-01"), step: StepNumber(2), contact: "Ørn")
    let berg = try enrol("P-9", "Berg", "B", running("2026-09-01"), step: .first, contact: "Aas")
    let dahl = try enrol("P-100", "Dahl", "C", running("2026-11-01"), step: .first, contact: "Moe")
    _ = try session.people.add(try RegisterTrial.person("A-1", "Zett", "D"))
    _ = try session.lights.save(
      LightsAssessment(date: session.today, voice: .worker, lights: try #require(Lights(letters: "yyyyyyyy"))),
      of: berg)
    _ = try session.lights.save(
      LightsAssessment(date: session.today, voice: .worker, lights: try #require(Lights(letters: "r-------"))),
      of: dahl)
    let roster = try session.people.roster()
    func names(_ sort: RosterQuery.Sort, _ ascending: Bool = true) -> String {
      roster.select(RosterQuery(sort: sort, ascending: ascending))
        .compactMap { roster[$0]?.shownName.prefix(2) }.joined(separator: " ")
    }
    #expect(names(.name) == "Be Da Ze Ås")
    #expect(names(.name, false) == "Ås Ze Da Be")
    #expect(names(.number) == "Ze Be Ås Da")
    #expect(names(.number, false) == "Da Ås Be Ze")
    #expect(names(.step) == "Be Da Ås Ze")
    #expect(names(.step, false) == "Ås Be Da Ze")
    #expect(names(.days) == "Da Ås Be Ze")
    #expect(names(.days, false) == "Be Ås Da Ze")
    // `Aas` is Ås, and so after Ørn.
    #expect(names(.contact) == "Da Ås Be Ze")
    #expect(names(.contact, false) == "Be Ås Da Ze")
    // One red is graver than eight yellows.
    #expect(names(.lights) == "Da Be Ze Ås")
    #expect(names(.lights, false) == "Be Da Ze Ås")
  }

  @Test func whoIsMeantMostLikelyComesFirst() throws {
    for (index, name) in [
      ("Dahl", "Mona"), ("Moen", "Kai"), ("Lie", "Tor"), ("Torp", "Anne"), ("Victor", "Ola"), ("Berg Torsen", "Per"),
      ("Ås", "Liv"), ("Asen", "Ida"), ("Aas", "Jon"), ("Ost", "Ada"), ("Østby", "Eli"),
    ].enumerated() {
      _ = try session.people.add(
        try RegisterTrial.person("P-\(index + 100)", name.0, name.1, phone: "90011\(index + 222)"))
    }
    let roster = try session.people.roster()
    func found(_ text: String, _ sort: RosterQuery.Sort = .name, ascending: Bool = true) -> String {
      roster.select(RosterQuery(text: text, findsInside: true, sort: sort, ascending: ascending))
        .compactMap { roster[$0]?.shownName.split(separator: ",").first }.joined(separator: " ")
    }
    // As it is written before as it is folded.
    #expect(found("moe") == "Moen Dahl")
    // The word itself, the family name, the given name, another word, the middle of one.
    #expect(found("tor") == "Lie Torp Berg Torsen Victor")
    #expect(found("to") == "Torp Lie Berg Torsen")
    #expect(found("ås") == "Aas Ås Asen" && found("aas") == "Aas Ås Asen")
    #expect(found("as") == "Asen Aas Ås")
    #expect(found("øst") == "Østby Ost" && found("ost") == "Ost Østby")
    // Within a rank the list's own order holds, which is another.
    #expect(found("ås", .number) == "Ås Aas Asen" && found("ås", .name, ascending: false) == "Ås Aas Asen")
    // Numbers and telephones.
    #expect(found("p-10").hasPrefix("Asen") && found("105") == "Berg Torsen")
    #expect(found("90011224") == "Lie" && found("11224") == "Lie" && found("224").isEmpty)
    // Lists that take only what begins so.
    #expect(roster.select(RosterQuery(text: "ctor")).isEmpty)
  }

  @Test func behindAProtectedAddressOnlyTheShownNameIsFound() throws {
    _ = try session.people.add(
      try RegisterTrial.person(
        "P-1", "Hansen", "Aisha", display: "Lille Sky", phone: "900 11 222", protection: .confidential))
    _ = try session.people.add(
      try RegisterTrial.person("P-2", "Hansen", "Per", display: "Petter", phone: "900 11 223"))
    let roster = try session.people.roster()
    func found(_ text: String) -> [String] {
      roster.select(RosterQuery(text: text)).compactMap { roster[$0]?.number.text }
    }
    #expect(found("hansen") == ["P-2"])
    #expect(found("aisha") == [])
    #expect(found("sky") == ["P-1"])
    #expect(found("90011222") == [])
    #expect(found("90011223") == ["P-2"])
    #expect(found("petter") == ["P-2"])
  }

  @Test func theRosterSaysWhichEntryItKnows() throws {
    let receipt = try trial.add("P-1")
    #expect(try session.people.roster().entry == receipt.entry)
    #expect(try RegisterTrial().session().people.roster().people == 0)
  }

  @Test func loadingCanBeStopped() throws {
    try trial.addMany(2100)
    #expect(failure { _ = try session.people.roster(isCancelled: { true }) } == .ledger(.cancelled))
  }

  @Test func twoWorkersGiveWhatOneGives() throws {
    try trial.addMany(4200)
    let (one, two) = (try session.people.roster(workers: 1), try session.people.roster(workers: 2))
    #expect(one.people == 4200)
    #expect(one.entry == two.entry)
    for sort in RosterQuery.Sort.allCases {
      let query = RosterQuery(includesLongEnded: true, sort: sort)
      let (left, right) = (one.select(query), two.select(query))
      #expect(left.map { one[$0] } == right.map { two[$0] }, "\(sort)")
    }
  }
}
