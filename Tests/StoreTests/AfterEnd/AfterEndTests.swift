import Domain
import Testing

@testable import Ledger
@testable import Store

/// The question at the end, and asking after it: kept with the end, on the other side, and taken back with it.
@Suite struct AfterEndTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let enrolment: EnrolmentKey
  private let today = RegisterTrial.today

  init() throws {
    trial = try RegisterTrial()
    let added = try trial.session().people.add(
      try RegisterTrial.person("P-1", "Hansen", "Åse"),
      enrolment: EnrolmentDraft(
        enrolment: RegisterTrial.running(from: "2025-01-06", unit: try trial.unit("Rådhusgaten")), firstStep: .first,
        contact: "Tor Lie"))
    person = try #require(added.about)
    enrolment = try #require(added.enrolment)
  }

  private var tor: Session {
    Session(
      register: trial.register,
      access: Access(user: trial.session("tor").access.user, name: "Tor Lie", role: .counsellor), actor: "tor",
      today: today, todayIsGiven: false)
  }

  private func end(on day: Day, mayAsk: Bool?) throws -> WriteReceipt {
    let kept = try #require(try trial.card(person).enrolments.first).enrolment
    var ended = kept.fact
    (ended.status, ended.end, ended.endReason) = (.ended, day, .clarified)
    return try tor.enrolments.changeEnrolment(ended, row: kept.row, mayAsk: mayAsk)
  }

  private func record() throws -> AfterEnd? { try tor.afterEnd.records(of: person).first?.record }

  @Test("What is said at the end is entered with it and taken back with it")
  func tied() throws {
    let before = try trial.facts()
    let entry = try end(on: today - 1, mayAsk: true).entry
    #expect(try record() == AfterEnd(mayAsk: true))
    let after = try trial.facts()
    _ = try tor.journal.undo(entry)
    #expect(try trial.facts() == before)
    _ = try tor.journal.redo(entry)
    #expect(try trial.facts() == after)
    try trial.expectWhole()
  }

  @Test("Without an answer nothing is kept of the question, and nobody is asked")
  func notAsked() throws {
    _ = try end(on: today.addingMonths(-4), mayAsk: nil)
    #expect(try record() == nil)
    #expect(try tor.afterEnd.due().isEmpty)
    _ = try tor.afterEnd.enter(mayAsk: false, of: person, after: enrolment)
    #expect(try tor.afterEnd.due().isEmpty)
    #expect(failure { _ = try tor.afterEnd.enter(mayAsk: false, of: person, after: enrolment) } == .ledger(.unchanged))
    try trial.expectWhole()
  }

  @Test("A yes makes a task of whoever was the contact person, twice, and then it is over")
  func due() throws {
    let day = today.addingMonths(-3)
    _ = try end(on: day, mayAsk: true)
    let due = try #require(try tor.afterEnd.due().first)
    #expect(due.person == person && due.month == 3 && due.attempt == 1 && due.due == AfterEnd.day(3, after: day))
    // A colleague was not there for them.
    #expect(try trial.session().afterEnd.due().isEmpty)
    let missed = try tor.afterEnd.enter(.notReached, on: today, month: 3, of: person, after: enrolment)
    #expect(missed.kind == .afterEndCalled)
    #expect(try tor.afterEnd.due().map(\.attempt) == [2])
    _ = try tor.afterEnd.enter(.work, on: today, month: 3, of: person, after: enrolment)
    #expect(try tor.afterEnd.due().isEmpty)
    #expect(
      failure { _ = try tor.afterEnd.enter(.neither, on: today, month: 3, of: person, after: enrolment) }
        == .rule(.afterEnd([.isOver])))
    _ = try tor.journal.undo()
    #expect(try tor.afterEnd.due().map(\.attempt) == [2])
    try trial.expectWhole()
  }

  @Test("Whoever is back, or has died, is asked nothing")
  func back() throws {
    _ = try end(on: today.addingMonths(-3), mayAsk: true)
    _ = try tor.enrolments.enrol(
      person, EnrolmentDraft(enrolment: RegisterTrial.running(from: (today - 9).iso, programme: RegisterTrial.pilot)))
    #expect(try tor.afterEnd.due().isEmpty)
  }

  /// Long off every list, they are reached by who was there for them and has a yes, and by nobody else.
  @Test("A counsellor of one unit reaches who may be asked, until the last month is over")
  func reach() throws {
    let end = today.addingMonths(-4)
    _ = try self.end(on: end, mayAsk: nil)
    let unit = try trial.unit("Rådhusgaten")
    func session(_ name: String, on day: Day? = nil) -> Session {
      Session(
        register: trial.register,
        access: Access(user: trial.session("tor").access.user, name: name, role: .counsellor, units: [unit]),
        actor: "tor", today: day ?? today, todayIsGiven: false)
    }
    #expect(failure { _ = try session("Tor Lie").people.card(person) } == .notAllowed(.outOfScope))
    _ = try tor.afterEnd.enter(mayAsk: true, of: person, after: enrolment)
    #expect(try session("Tor Lie").people.card(person) != nil)
    #expect(failure { _ = try session("Jon Dahl").people.card(person) } == .notAllowed(.outOfScope))
    let last = AfterEnd.lastDay(after: end)
    #expect(try session("Tor Lie", on: last).people.card(person) != nil)
    #expect(failure { _ = try session("Tor Lie", on: last + 1).people.card(person) } == .notAllowed(.outOfScope))
  }

  @Test("The board has the four parts, as they are entered and taken back, and the same built anew")
  func figures() throws {
    let end = today.addingMonths(-6)
    _ = try self.end(on: end, mayAsk: true)
    func values() throws -> [Figure.Value?] {
      let figures = try trial.session().figures.reckoning(over: [Period(days: 90, to: today)]).figures()
      return [.afterEnd, .afterEndWorkOrEducation, .afterEndNeither, .afterEndNotReached, .afterEndNotAsked]
        .map { figures[$0]?.value }
    }
    let day = AfterEnd.day(6, after: end)
    #expect(day == today)
    #expect(try values() == [1, 0, 0, 0, 1].map { .count($0) })
    _ = try tor.afterEnd.enter(.notReached, on: day, month: 6, of: person, after: enrolment)
    #expect(try values() == [1, 0, 0, 1, 0].map { .count($0) })
    _ = try tor.afterEnd.enter(.education, on: day, month: 6, of: person, after: enrolment)
    #expect(try values() == [1, 1, 0, 0, 0].map { .count($0) })
    _ = try tor.journal.undo()
    #expect(try values() == [1, 0, 0, 1, 0].map { .count($0) })
    try trial.expectWhole()
  }

  @Test("The board of steps tells where all who ended went, where it is known of each")
  func outcomes() throws {
    let kept = try #require(try trial.card(person).enrolments.first).enrolment
    var ended = kept.fact
    (ended.status, ended.end, ended.endReason) = (.ended, today - 3, .gotWork)
    (ended.outcome, ended.outcomeDate) = (.ordinaryWork, today - 3)
    _ = try tor.enrolments.changeEnrolment(ended, row: kept.row)
    func column(_ session: Session) throws -> StepsBoard.Column {
      try session.figures.stepsBoard(programme: RegisterTrial.pilot, from: try session.people.roster())[.first]
    }
    #expect(try column(tor).cameTo == .ordinaryWork)
    // It is not the desk's to know.
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    let desk = try trial.login("pia")
    defer { try? desk.register.close() }
    #expect(try column(desk).cameTo == nil && column(desk).counts.ended == 1)
    // One of whom nobody knows makes it a number again.
    _ = try trial.session().people.add(
      try RegisterTrial.person("P-2", "Dahl", "Mona"),
      enrolment: EnrolmentDraft(
        enrolment: Enrolment(
          programme: RegisterTrial.pilot, status: .ended, start: today - 90, end: today - 2, endReason: .clarified),
        firstStep: .first))
    #expect(try column(tor).cameTo == nil)
  }
}
