import Domain
import Testing

@testable import Ledger
@testable import Store

/// `--entry` and `--today` wind back facts and never rules: what covers somebody now covers them in every earlier state.
@Suite struct PastViewTests {
  private let trial: RegisterTrial
  private let here: UnitKey
  private let elsewhere: UnitKey
  private let person: ParticipantKey
  /// The newest entry before anything happens to Åse.
  private let before: Int64
  private let today = RegisterTrial.today

  /// Åse takes part in Verkstedet.
  init() throws {
    trial = try RegisterTrial()
    (here, elsewhere) = (try trial.unit("Verkstedet"), try trial.unit("Rådhusgaten"))
    person = try #require(
      try trial.session().people.add(
        try RegisterTrial.person("P-1", "Hansen", "Åse", birth: "1984-02-29", phone: "900 00 001"),
        enrolment: EnrolmentDraft(
          enrolment: RegisterTrial.running(from: "2026-09-01", unit: here), firstStep: .first, contact: "Siv Ås")
      ).about)
    before = try trial.register.newestEntry()
  }

  /// Somebody of a role, in Verkstedet or everywhere, who looks at a state of the register.
  private func session(
    _ role: Role = .counsellor, everywhere: Bool = false, entry: Int64? = nil, shown: Day? = nil, clock: Day? = nil
  ) throws -> Session {
    let register = try entry.map { try trial.reopened(OpenOptions(asOfEntry: $0), by: "tor") } ?? trial.register
    let clockDay = clock ?? today
    var tellsDay: (@Sendable () -> Day)?
    if shown != nil { tellsDay = { clockDay } }
    return Session(
      register: register,
      access: Access(user: UserKey(2), name: "Tor Lie", role: role, units: everywhere ? [] : [here]), actor: "tor",
      today: shown ?? clockDay, todayIsGiven: shown != nil, clock: tellsDay)
  }

  private func protect(_ protection: AddressProtection = .strictlyConfidential, as name: String? = "Kari N.") throws {
    let card = try trial.card(person)
    var changed = card.identity.fact
    (changed.displayName, changed.protection) = (name, protection)
    _ = try trial.session().people.change(changed, row: card.identity.row)
  }

  private func change(_ edit: (inout Enrolment) -> Void) throws {
    let kept = try #require(try trial.card(person).enrolments.first).enrolment
    var enrolment = kept.fact
    edit(&enrolment)
    _ = try trial.session().enrolments.changeEnrolment(enrolment, row: kept.row)
  }

  private func names(_ session: Session) throws -> [String] { try session.people.roster().everyone.map(\.shownName) }

  private func found(_ text: String, _ session: Session) throws -> Int {
    try session.people.roster().select(RosterQuery(text: text)).count
  }

  private func exported(_ session: Session) throws -> String {
    var csv: [UInt8] = []
    try session.files.export(.participants) { (bytes) throws(StoreError) in csv += bytes }
    return String(decoding: csv, as: UTF8.self)
  }

  // MARK: - Protection

  @Test(
    "somebody protected now goes by the agreed name in every earlier state, in lists, search, boards, card and export")
  func protectedNow() throws {
    #expect(try names(session(entry: before)) == ["Hansen, Åse"])
    try protect()
    let then = try session(.teamLead, everywhere: true, entry: before)
    #expect(try names(then) == ["Kari N."])
    #expect(try then.people.roster().everyone.first?.phone == nil)
    #expect(try found("hansen", then) == 0)
    #expect(try found("90000001", then) == 0)
    #expect(try found("kari", then) == 1)
    #expect(
      try then.figures.stepsNames(RegisterTrial.pilot) == ["Kari N."])
    let card = try #require(try then.people.card(person))
    #expect(card.decision == .openShownNameOnly)
    #expect(card.identity.fact.shownName == "Kari N.")
    #expect(card.identity.fact.familyName.isEmpty && card.identity.fact.phone == nil)
    #expect(try !exported(then).contains("P-1"))
    #expect(try then.attendance.printable([person]).isEmpty)
    let draft = try RegisterTrial.person("N-1", "Hansen", "Åse", birth: "1984-02-29")
    #expect(try then.people.possibleDuplicates(of: draft).map(\.participant.shownName) == ["Kari N."])
    try trial.expectWhole(then.register)
  }

  @Test("behind a grading without an agreed name stands the number, not an earlier name")
  func protectedWithoutName() throws {
    try protect(.confidential, as: nil)
    #expect(try names(session(entry: before)) == ["P-1"])
  }

  @Test("an agreed name of today stands in earlier states though nobody is protected")
  func agreedName() throws {
    let card = try trial.card(person)
    var changed = card.identity.fact
    changed.displayName = "Åse H."
    _ = try trial.session().people.change(changed, row: card.identity.row)
    #expect(try names(session(entry: before)) == ["Åse H."])
  }

  @Test("who is protected while somebody looks at an earlier state is covered there at once")
  func protectedMeanwhile() throws {
    let then = try session(entry: before)
    var roster = try then.people.roster()
    let seen = try then.register.newestEntry()
    try protect()
    let changes = try then.register.changes(after: seen)
    #expect(changes.people == [person])
    try roster.update(changes.people ?? [], from: then)
    #expect(roster.everyone.map(\.shownName) == ["Kari N."])
    #expect(try then.people.card(person)?.identity.fact.familyName == "")
    #expect(try then.figures.stepsNames(RegisterTrial.pilot) == ["Kari N."])
  }

  @Test("who was protected then is so when that state is shown, though the grading is gone")
  func protectedThen() throws {
    try protect()
    let then = try trial.register.newestEntry()
    let card = try trial.card(person)
    var changed = card.identity.fact
    (changed.displayName, changed.protection) = (nil, nil)
    _ = try trial.session().people.change(changed, row: card.identity.row)
    #expect(try names(session()) == ["Hansen, Åse"])
    #expect(try names(session(entry: then)) == ["Kari N."])
  }

  // MARK: - Units and days

  @Test("a card of who has gone over to another unit does not open in the state before, and no list has them")
  func movedToAnotherUnit() throws {
    _ = try trial.session().desk.makeAppointment(
      Appointment(day: today, from: .midnight, place: .outside, with: "Tor Lie"), with: person)
    let before = try trial.register.newestEntry()
    #expect(try session(entry: before).desk.appointments(on: today).count == 1)
    try change { $0.unit = elsewhere }
    let then = try session(entry: before)
    #expect(failure { _ = try then.people.card(person) } == .notAllowed(.outOfScope))
    #expect(try names(then).isEmpty)
    #expect(try then.desk.appointments(on: today).isEmpty)
    #expect(failure { _ = try then.journal.entries(LogFilter(about: person), limit: 9) } == .notAllowed(.outOfScope))
    let step = try then.figures.stepsBoard(programme: RegisterTrial.pilot)[.first]
    #expect(step.people.isEmpty && step.counts.people == 1, "counted, and nobody")
    #expect(try !exported(session(.teamLead, entry: before)).contains("P-1"))
    try then.people.openInEmergency(person, reason: "Ringer fra legevakta")
    #expect(try then.people.card(person)?.decision == .open)
  }

  @Test("nor does that of who has come from another unit, in the state in which they were there")
  func cameFromAnotherUnit() throws {
    try change { $0.unit = elsewhere }
    let there = try trial.register.newestEntry()
    try change { $0.unit = here }
    #expect(try session().people.card(person) != nil)
    #expect(failure { _ = try session(entry: there).people.card(person) } == .notAllowed(.outOfScope))
    #expect(try names(session(entry: there)).isEmpty)
  }

  @Test("a day that is set beside the clock's brings nobody back who has left the lists, and nobody early")
  func anotherDay() throws {
    try change {
      ($0.status, $0.end, $0.endReason) = (.ended, Day("2026-11-01"), .gotWork)
    }
    let then = try #require(Day("2026-09-15"))
    let long = today + 60
    #expect(try session(shown: then).people.card(person) != nil)
    let late = try session(shown: then, clock: long)
    #expect(failure { _ = try late.people.card(person) } == .notAllowed(.outOfScope))
    #expect(try names(late).isEmpty)
    #expect(failure { _ = try session(shown: long).people.card(person) } == .notAllowed(.outOfScope))
    #expect(try names(session(shown: long)).isEmpty)
  }

  @Test("a day that stands still is its own clock")
  func pinnedDay() throws {
    let pinned = trial.register.session(today: today, todayIsGiven: true)
    #expect(try pinned.people.card(person) != nil)
    #expect(try pinned.journal.entries(limit: 1).first?.detail?.asOfDay == nil)
  }

  // MARK: - Erasure

  @Test("who has been erased is nobody in every earlier state, also to who was looking at it")
  func erased() throws {
    let open = try session(.teamLead, everywhere: true, entry: before)
    var roster = try open.people.roster()
    _ = try trial.session().erasure.askErasure(of: person, caseNumber: "2026/1")
    _ = try trial.session("kari").erasure.confirmErasure(
      try #require(try trial.session().erasure.erasureRequests().last))
    for then in [open, try session(.teamLead, everywhere: true, entry: before)] {
      #expect(try names(then).isEmpty)
      #expect(try then.people.card(person) == nil)
      #expect(try !exported(then).contains("Hansen"))
    }
    try roster.update([person], from: open)
    #expect(roster.people == 0)
  }

  // MARK: - Who may, and what is said of it

  @Test("the front desk sees no earlier state, and the demo's desk sees the demo's day")
  func frontDesk() throws {
    for earlier in [try session(.frontDesk, entry: before), try session(.frontDesk, shown: today)] {
      #expect(failure { _ = try earlier.people.roster() } == .notAllowed(.earlier))
      #expect(failure { _ = try earlier.people.card(person) } == .notAllowed(.earlier))
      #expect(failure { _ = try earlier.catalogue.programmes() } == .notAllowed(.earlier))
    }
    let demo = Session(
      register: trial.register, access: Access(user: UserKey(3), name: "Kari Holm", role: .frontDesk), actor: "kari",
      today: today - 7, todayIsGiven: true)
    #expect(try demo.people.card(person) != nil)
  }

  @Test("what is looked at in an earlier state is logged with as of when")
  func logged() throws {
    _ = try session(entry: before).people.card(person)
    _ = try session(entry: before, shown: today - 7).people.roster()
    try session(.teamLead, entry: before, shown: today - 7).journal.noteList(.listRead, "participants")
    _ = try session(.teamLead, shown: today - 7).people.card(person)
    let details = try trial.session().journal.entries(limit: 3).map(\.detail)
    #expect(details.map { $0?.asOfEntry } == [nil, before, before])
    #expect(details.map { $0?.asOfDay } == ["2026-11-14", "2026-11-14", nil])
    #expect(details[1]?.name == "participants")
  }
}
