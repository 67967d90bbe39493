import Domain
import Testing

@testable import Ledger
@testable import Store

/// One form after a talk: all of it is entered or nothing, on both sides, and taken back as one.
@Suite struct TalkHeldTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let tor: Session
  private let today = RegisterTrial.today
  private let goal = PlanGoal("Bo for meg selv", set: RegisterTrial.today - 40)

  init() throws {
    trial = try RegisterTrial()
    person = try #require(try trial.add("P-1", from: "2026-08-03").about)
    tor = Session(
      register: trial.register,
      access: Access(user: trial.session("tor").access.user, name: "Tor Lie", role: .counsellor), actor: "tor",
      today: RegisterTrial.today, todayIsGiven: false)
    _ = try tor.followUpPlan.enter(goal, of: person)
  }

  private func talk(_ row: RowID? = nil) throws -> TalkedOver {
    let row = try row ?? #require(try trial.card(person, tor).plan.goals.first).row
    return TalkedOver(
      contact: FollowUpContact(day: today, form: .talk, reachedOut: .service, note: "Om bolig"),
      goals: [TalkedOver.Goal(row: row, status: .underWay)],
      next: Appointment(day: today + 7, from: try #require(TimeOfDay("1030")), with: "Tor Lie"),
      task: TaskDraft(kind: .other, due: today + 1, assignee: "Tor Lie", text: "Ringe NAV"))
  }

  private struct Seen: Equatable {
    var goals: [PlanGoal]
    var contacts: Int
    var appointments: [Appointment]
    var tasks: Int
  }

  private func seen() throws -> Seen {
    let card = try trial.card(person, tor)
    return Seen(
      goals: card.plan.goals.map(\.fact), contacts: card.followUp.count,
      appointments: card.appointments.map(\.fact.appointment), tasks: try trial.session().desk.openTasks().count)
  }

  @Test("The contact, the goals, the appointment and the task are entered together")
  func entered() throws {
    let receipt = try tor.followUp.enterTalk(try talk(), with: person)
    #expect(receipt.kind == .talkHeld && receipt.about == person)
    let after = try seen()
    #expect(after.goals == [goal.evaluated(on: today, as: .underWay)])
    #expect(after.contacts == 1 && after.tasks == 1)
    #expect(after.appointments.map(\.day) == [today + 7])
    try trial.expectWhole()
  }

  @Test("Undo takes both sides, redo brings both, over and over, from the message row and from the log")
  func undo() throws {
    let before = (try seen(), try trial.facts())
    let entry = try tor.followUp.enterTalk(try talk(), with: person).entry
    let after = (try seen(), try trial.facts())
    for _ in 0...2 {
      let undone = try tor.journal.undo(entry)
      #expect(undone.original?.id == entry)
      #expect(try seen() == before.0)
      #expect(try trial.facts() == before.1)
      _ = try tor.journal.redo(entry)
      #expect(try seen() == after.0)
      #expect(try trial.facts() == after.1)
    }
    // Whichever of the two a team lead chooses, both go, and both come back.
    for id in [entry, entry - 1] {
      _ = try trial.session().journal.undo(entry: id)
      #expect(try seen() == before.0)
      let undoing = try trial.register.newestEntry()
      _ = try trial.session().journal.undo(entry: undoing)
      #expect(try seen() == after.0)
    }
    try trial.expectWhole()
  }

  @Test("When somebody has built on one half, neither is taken back")
  func builtUpon() throws {
    let entry = try tor.followUp.enterTalk(try talk(), with: person).entry
    let row = try #require(try trial.card(person).appointments.first).row
    _ = try trial.session().desk.moveAppointment(row: row, to: today + 8, .midnight)
    let after = try seen()
    #expect(conflict { _ = try tor.journal.undo(entry) } != nil)
    #expect(try seen() == after)
    try trial.expectWhole()
  }

  @Test("What cannot be on one side leaves nothing on the other")
  func refused() throws {
    let before = try trial.facts()
    var past = try talk()
    past.next?.day = today - 1
    #expect(failure { _ = try tor.followUp.enterTalk(past, with: person) } == .rule(.appointment(.inThePast)))
    var future = try talk()
    future.contact.day = today + 1
    #expect(failure { _ = try tor.followUp.enterTalk(future, with: person) } == .rule(.followUp([.inTheFuture])))
    var empty = try talk()
    empty.task?.text = nil
    #expect(failure { _ = try tor.followUp.enterTalk(empty, with: person) } == .rule(.task(.saysNothing)))
    // A goal that somebody has changed since it was read.
    let stale = try #require(try trial.card(person, tor).plan.goals.first).row
    _ = try tor.followUpPlan.enter(goal.evaluated(on: today, as: .reached), of: person, replacing: stale)
    let changed = try trial.facts()
    #expect(conflict { _ = try tor.followUp.enterTalk(try talk(stale), with: person) } != nil)
    #expect(try trial.facts() == changed && changed != before)
    try trial.expectWhole()
  }

  @Test("The draft of the form goes with the change, and stays when it comes to nothing")
  func draft() throws {
    func keep() throws { try tor.drafts.save(form: "talkHeld.1", about: person, fields: ["note": "x"], cursor: nil) }
    try keep()
    var past = try talk()
    past.next?.day = today - 1
    #expect(failure { _ = try tor.completing(form: "talkHeld.1").followUp.enterTalk(past, with: person) } != nil)
    #expect(try tor.drafts.draft(form: "talkHeld.1") != nil)
    _ = try tor.completing(form: "talkHeld.1").followUp.enterTalk(try talk(), with: person)
    #expect(try tor.drafts.draft(form: "talkHeld.1") == nil)
  }

  /// The two entries have nothing in common that the desk's key opens: which belongs to which is told inside the other's seal.
  @Test(
    "The desk sees the appointment and the task, and neither what was talked about nor that the two belong together")
  func desk() throws {
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    _ = try tor.followUp.enterTalk(try talk(), with: person)
    let desk = try trial.login("pia")
    defer { try? desk.register.close() }
    let card = try trial.card(person, desk)
    #expect(card.appointments.map(\.fact.appointment.day) == [today + 7])
    #expect(card.followUp.isEmpty && card.plan.goals.isEmpty)
    let entry = try #require(
      try desk.reading { try JournalReader($0).entries(where: "1", limit: 3).first { $0.kind == .appointmentChanged } })
    #expect(entry.detail == EntryDetail(day: (today + 7).iso, added: 1))
    let hidden = try desk.reading { try JournalReader($0).entry(entry.id + 1) }
    #expect(hidden == nil)
  }

  @Test("A talk of which nothing is to come is one entry, and whoever was not reached is not seen")
  func alone() throws {
    let entries = try trial.register.newestEntry()
    let missed = TalkedOver(contact: FollowUpContact(day: today, form: .phone, isAchieved: false))
    _ = try tor.followUp.enterTalk(missed, with: person)
    #expect(try trial.register.newestEntry() == entries + 1)
    #expect(try seen().goals == [goal])
    _ = try tor.journal.undo()
    #expect(try seen().contacts == 0)
  }
}
