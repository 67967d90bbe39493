import Domain
import Testing

@testable import Ledger
@testable import Store

/// Notes and tasks in the register, between a counsellor and two desks.
@Suite struct DeskDayTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let today = RegisterTrial.today

  init() throws {
    trial = try RegisterTrial()
    person = try #require(try trial.add("P-1", "Moen", "Kai").about)
    try trial.addUser("siv", "Siv Ås", .frontDesk)
    try trial.addUser("odd", "Odd Lie", .frontDesk)
    try trial.addUser("ole", "Ole Vik", .counsellor)
  }

  private func draft(_ assignee: String? = nil, due: Day? = nil, text: String? = nil) -> TaskDraft {
    TaskDraft(kind: .call, due: due ?? today, assignee: assignee, text: text)
  }

  // MARK: Notes

  @Test func theDeskReadsItsOwnNotesOnTheCardAndACounsellorAllNewestFirst() throws {
    let siv = try trial.login("siv")
    _ = try siv.desk.writeNote(.phoneMessage, "Moren ringte", about: person, at: TimeOfDay("0914"))
    _ = try trial.login("ole").desk.writeNote(.note, "Sliter i helgene", about: person)
    func texts(_ login: String) throws -> [String?] {
      try trial.card(person, try trial.login(login)).notes.map(\.fact.note.text)
    }
    #expect(try texts("siv") == ["Moren ringte"])
    #expect(try texts("odd") == [])
    #expect(try texts("ole") == ["Sliter i helgene", "Moren ringte"])
    try trial.expectWhole()
  }

  @Test func aNoteAndItsTaskAreOneChangeAndOneUndo() throws {
    let siv = try trial.login("siv")
    let before = try trial.register.newestEntry()
    _ = try siv.desk.writeNote(.phoneMessage, "Moren ringte", about: person, sending: draft("Ole Vik"))
    #expect(try trial.register.newestEntry() == before + 1)
    let ole = try trial.login("ole")
    let task = try #require(try ole.desk.openTasks().first)
    #expect(task.person == person && task.text == "Moren ringte" && task.task.author == siv.access.user)
    // Not the other desk's task, and not its own: it is the counsellor's.
    #expect(try siv.desk.openTasks().isEmpty)
    _ = try siv.journal.undo()
    #expect(try ole.desk.openTasks().isEmpty)
    #expect(try trial.card(person, ole).notes.isEmpty)
    _ = try siv.journal.redo()
    #expect(try ole.desk.openTasks().count == 1)
    #expect(try trial.card(person, siv).notes.map(\.fact.note.text) == ["Moren ringte"])
    try trial.expectWhole()
  }

  // MARK: Who a message goes to

  /// Somebody in a unit, with a contact person or none.
  private func inUnit(_ unit: String, contact: String?) throws -> ParticipantKey {
    let added = try trial.session().people.add(
      try RegisterTrial.person("P-7", "Lund", "Per"),
      enrolment: EnrolmentDraft(
        enrolment: RegisterTrial.running(from: "2026-09-01", unit: try trial.unit(unit)), contact: contact))
    return try #require(added.about)
  }

  @Test func aMessageGoesToTheContactPersonWhoIsAUser() throws {
    let route = try trial.login("siv").desk.route(about: try inUnit("Rådhusgaten", contact: "ole  vik"))
    #expect(route.to == .colleague("Ole Vik") && route.outsider == nil)
    #expect(try trial.login("siv").desk.colleagues().contains("Ole Vik"))
  }

  @Test(arguments: [nil, "Jon Dahl"])
  func withoutAContactPersonWhoReadsItItGoesToTheCounsellorsOfTheUnit(contact: String?) throws {
    let per = try inUnit("Rådhusgaten", contact: contact)
    let siv = try trial.login("siv")
    let route = try siv.desk.route(about: per)
    // Where somebody is, is not the desk's to know.
    #expect(route.to == .counsellors && route.unit == nil && route.outsider == contact)
    let unit = try trial.unit("Rådhusgaten")
    #expect(try trial.login("ole").desk.route(about: per).unit == unit)
    _ = try siv.desk.writeNote(
      .phoneMessage, "Moren ringte", about: per, sending: TaskDraft(kind: .call, due: today, to: route.to))
    let sent = try #require(try trial.login("ole").desk.openTasks().first)
    #expect(sent.task.unit == unit && sent.task.assignee == nil && sent.text == "Moren ringte")
    #expect(try siv.desk.openTasks().isEmpty, "it is the counsellors', not the desk's")
    #expect(try trial.session().desk.openTasks().count == 1, "a team lead answers for all")
    _ = try trial.login("ole").desk.finishTasks([sent.key])
    #expect(try trial.session().desk.openTasks().isEmpty)
    try trial.expectWhole()
  }

  @Test func aTaskForTheCounsellorsOfAUnitIsOfNobodyElses() {
    let unit = UnitKey(7)
    var task = DeskTask(kind: .call, due: today, assignee: nil, author: UserKey(1))
    task.unit = unit
    func holds(_ role: Role, _ units: Set<UnitKey> = []) -> Bool {
      task.isFor(Access(user: UserKey(9), name: "Ole Vik", role: role, units: units))
    }
    #expect(holds(.counsellor) && holds(.counsellor, [unit]) && holds(.teamLead, [UnitKey(8)]))
    #expect(!holds(.counsellor, [UnitKey(8)]) && !holds(.frontDesk) && !holds(.frontDesk, [unit]))
  }

  @Test func whoIsInNoUnitHasTheDeskToTurnTo() throws {
    let kai = try #require(
      try trial.session().people.add(
        try RegisterTrial.person("P-2", "Vik", "Kai"),
        enrolment: EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-09-01"), contact: "Jon Dahl")
      ).about)
    let route = try trial.login("ole").desk.route(about: kai)
    #expect(route.to == .desk && route.outsider == "Jon Dahl")
  }

  @Test func whatSaysNothingIsRefusedWhole() throws {
    let siv = try trial.login("siv")
    #expect(failure { _ = try siv.desk.writeNote(.note, " ", about: person) } == .rule(.note(.textMissing)))
    let late = draft(due: today - 1)
    #expect(
      failure { _ = try siv.desk.writeNote(.note, "Ringte", about: person, sending: late) }
        == .rule(.task(.dueBeforeToday)))
    #expect(try trial.card(person, siv).notes.isEmpty)
    #expect(failure { _ = try siv.desk.writeNote(.note, "Ringte", about: ParticipantKey(99)) } == .rule(.notInRegister))
  }

  // MARK: Tasks

  @Test func twoDesksCloseTheSameTaskOnceAndTheSecondIsToldWho() throws {
    let (siv, odd) = (try trial.login("siv"), try trial.login("odd"))
    _ = try trial.login("ole").desk.sendTask(draft(), about: person)
    let task = try #require(try siv.desk.openTasks().first)
    #expect(try odd.desk.openTasks() == [task])
    _ = try siv.desk.finishTasks([task.key])
    let conflict = try #require(conflict { _ = try odd.desk.finishTasks([task.key]) })
    #expect(conflict.actor == "Siv Ås" && conflict.kind == .taskDone && conflict.about == person)
    #expect(try odd.desk.openTasks().isEmpty)
    _ = try siv.journal.undo()
    #expect(try odd.desk.openTasks() == [task])
    try trial.expectWhole()
  }

  @Test func aTaskThatHasBeenDoneIsNotTakenBackByWhoSentIt() throws {
    let ole = try trial.login("ole")
    _ = try ole.desk.sendTask(draft(), about: person)
    let siv = try trial.login("siv")
    _ = try siv.desk.finishTasks([try #require(try siv.desk.openTasks().first).key])
    #expect(conflict { _ = try ole.journal.undo() }?.actor == "Siv Ås")
  }

  @Test func theDeskReadsThatSomebodyIsToBeCalledAndNotWhy() throws {
    _ = try trial.login("ole").desk.sendTask(draft(text: "om tilbakefallet"), about: person)
    let siv = try trial.login("siv")
    let task = try #require(try siv.desk.openTasks().first)
    #expect(task.person == person && task.text == nil && task.task.text == nil)
    _ = try siv.desk.sendTask(draft(text: "vil bytte dag"), about: person)
    #expect(try siv.desk.openTasks().map(\.text) == [nil, "vil bytte dag"])
    #expect(try trial.login("odd").desk.openTasks().map(\.text) == [nil, nil])
    #expect(try trial.login("ole").desk.openTasks().map(\.text) == ["om tilbakefallet", "vil bytte dag"])
  }

  @Test func tasksGoToWhoeverIsNamedAndTheTeamLeadSeesAll() throws {
    _ = try trial.session().desk.sendTask(draft("Ole Vik"), about: person)
    _ = try trial.session().desk.sendTask(draft("Sluttet Forlengst", due: today + 3), about: person)
    #expect(try trial.login("ole").desk.openTasks().count == 1)
    #expect(try trial.login("siv").desk.openTasks().isEmpty)
    #expect(try trial.session().desk.openTasks().map(\.task.due) == [today, today + 3])
  }

  // MARK: The day

  @Test func nobodyWhoIsErasedStandsAmongTasksAndAppointments() throws {
    _ = try trial.session().desk.sendTask(draft(), about: person)
    _ = try trial.session().desk.makeAppointment(
      Appointment(day: today, from: .midnight, with: "Ole Vik"), with: person)
    try trial.register.write(by: trial.session(), kind: .erased) { change throws(StoreError) in
      do { try change.erase(person, on: RegisterTrial.today) } catch { throw StoreError(error) }
    }
    #expect(try trial.session().desk.openTasks().isEmpty)
    #expect(try trial.session().desk.appointments(on: today).isEmpty)
  }

  @Test func theDeskSeesEnquiriesOfAWeekAndNotWhereTheyComeFrom() throws {
    let lead = trial.session()
    for age in [0, 6, 7] {
      _ = try trial.register.write(by: lead, kind: .enquiryEntered) { change throws(StoreError) in
        try change.enter(
          EnquiryFact(
            key: try change.newKey(), person: nil,
            enquiry: Enquiry(
              day: today - age, who: .own, name: "Anne \(age)", door: .prison, text: "ringte", author: lead.access.user)
          ))
      }
    }
    let desk = try trial.login("siv").intake.newEnquiries().map(\.enquiry)
    #expect(desk.map(\.name) == ["Anne 6", "Anne 0"] && desk.allSatisfy { $0.door == nil && $0.text == nil })
    let counsellor = try trial.login("ole").intake.newEnquiries()
    #expect(counsellor.map(\.enquiry.name) == ["Anne 7", "Anne 6", "Anne 0"])
    let first = try #require(counsellor.first).key
    _ = try trial.register.write(by: lead, kind: .talkEntered) { change throws(StoreError) in
      try change.enter(TalkFact(enquiry: first, talk: FollowUpTalk(event: .held, day: today, by: "Ole Vik")))
    }
    #expect(try trial.login("ole").intake.newEnquiries().count == 2)
  }
}
