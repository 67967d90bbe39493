import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// Notes, tasks and appointments as they are entered and as the card shows them.
@Suite struct DeskFormTests {
  // MARK: Notes

  @Test func aNoteTakesSevenKeysAndItsText() throws {
    let stage = try Stage(as: .desk)
    stage.press("/", "h", "a", "n", .enter, "n")
    stage.type("Moren ringte, kommer i morgen")
    stage.expectFrame("note", .standard, Size(width: 40, height: 10))
    stage.press(.enter)
    #expect(stage.message == "Hansen, Aisha: notat lagret, ikke sendt.")
    #expect(stage.top is ParticipantsScreen)
    let notes = try #require(try stage.workspace.session.people.card(stage.workspace.someone())).notes
    #expect(notes.map(\.fact.note.text) == ["Moren ringte, kommer i morgen"])
    #expect(notes.first?.fact.note.time?.text == "09:14")
  }

  @Test func tabSendsItToTheContactPersonInOneChange() throws {
    let stage = try Stage(as: .desk)
    stage.press("/", "h", "a", "n", .enter, "n", .up, .right, .down)
    stage.type("Ring tilbake før tolv")
    stage.press(.tab)
    #expect(stage.message == "Hansen, Aisha: telefonbeskjed lagret og sendt til Tor Lie.")
    let newest = try stage.workspace.session.journal.entries(limit: 1)
    #expect(newest.map(\.kind) == [.noteWritten])
    let tor = try Stage(after: stage)
    let task = try #require(try tor.workspace.session.desk.openTasks().first { $0.text == "Ring tilbake før tolv" })
    #expect(task.task.kind == .call && task.task.assignee == "Tor Lie" && task.task.due == Fixture.today)
    stage.press("u")
    #expect(try !tor.workspace.session.desk.openTasks().contains { $0.key == task.key })
  }

  /// `/`, three letters, Enter, `t`, the text, Tab: seven keys and the text.
  @Test func aPhoneMessageIsSentWithSevenKeysAndItsText() throws {
    let stage = try Stage(as: .desk)
    stage.press("/", "h", "a", "n", .enter, "e")
    #expect(stage.text().contains("Telefonbeskjed") && stage.text().contains("uten å sende"))
    stage.type("Ring tilbake før tolv")
    stage.press(.tab)
    #expect(stage.message == "Hansen, Aisha: telefonbeskjed lagret og sendt til Tor Lie.")
    let tor = try Stage(after: stage)
    let sent = try tor.workspace.session.desk.openTasks().first { $0.text == "Ring tilbake før tolv" }
    #expect(sent?.task.kind == .call && sent?.task.assignee == "Tor Lie")
  }

  @Test func withoutAContactPersonItGoesToTheCounsellorsOfTheUnit() throws {
    let stage = try Stage(as: .desk) { NoteForm(about: $0.someone("P-0099"), in: $0) }
    stage.type("Kommer ikke i dag")
    stage.press(.tab)
    // Where somebody is, is not the desk's to see.
    #expect(stage.message.hasSuffix("sendt til veilederne."), "\(stage.message)")
    #expect(try !stage.workspace.session.desk.openTasks().contains { $0.text == "Kommer ikke i dag" })
    let counsellor = try Stage(after: stage) { TasksScreen(in: $0) }
    let sent = try counsellor.workspace.session.desk.openTasks().first { $0.text == "Kommer ikke i dag" }
    #expect(sent?.task.assignee == nil && sent?.task.unit != nil)
    #expect(counsellor.text(.wide).contains("veilederne"))
    let form = try Stage { NoteForm(about: $0.someone("P-0099"), in: $0) }
    #expect(form.text().contains("Tab sender til veilederne i "), "\(form.text())")
  }

  @Test func aNoteThatSaysNothingIsNotSaved() throws {
    let stage = try Stage { NoteForm(about: $0.someone(), in: $0) }
    stage.press(" ", .tab)
    #expect(stage.top is NoteForm && stage.text().contains("Skriv noe i notatet"))
  }

  @Test func whatIsTypedIsThereAfterEscape() throws {
    let stage = try Stage { ParticipantScreen(key: $0.someone(), in: $0) }
    stage.press("n")
    stage.type("halvferdig")
    stage.press(.escape, "n")
    #expect(stage.text().contains("halvferdig"))
  }

  @Test func theDeskReadsItsOwnNotesOnTheCard() throws {
    let desk = try Stage(as: .desk) { ParticipantScreen(key: $0.someone(), in: $0) }
    desk.press("n")
    desk.type("Vil ha ny time")
    desk.press(.enter, .tab)
    desk.expectFrame("card-notes-desk", .standard)
    #expect(!desk.text().contains("medisinen"))
    let stage = try Stage { ParticipantScreen(key: $0.someone(), in: $0) }
    stage.press(.tab, .tab, .tab, .tab, .tab)
    stage.expectFrame("card-notes")
  }

  // MARK: Appointments

  @Test func anAppointmentIsMadeAndStandsOnTheCard() throws {
    let stage = try Stage { ParticipantScreen(key: $0.someone("P-0203"), in: $0) }
    stage.press("a")
    stage.type("fr")
    stage.press(.down)
    stage.type("1030")
    stage.press(.down, .down)
    stage.type("2")
    stage.press(.enter, .down)
    stage.type("Planen")
    stage.expectFrame("appointment", .standard, Size(width: 40, height: 10))
    stage.press(.enter)
    #expect(stage.message.hasPrefix("Thanh, 阮文: avtale fre 20.11 10:30"))
    #expect(stage.text().contains("Neste avtale  fre 20.11 10:30 Eva Moe, Møterom 2"))
    stage.press("u")
    #expect(stage.text().contains("Neste avtale  ingen"))
  }

  @Test func aClashIsSaidCalmlyAndDoesNotBlock() throws {
    let stage = try Stage { AppointmentForm(with: $0.someone("P-0107"), in: $0) }
    stage.type("i dag")
    stage.press(.down)
    stage.type("1045")
    #expect(stage.text().contains("Tor Lie har en annen avtale 10:30–11:00."))
    stage.expectFrame("appointment-clash", .standard)
    stage.press(.control("s"))
    #expect(stage.message.contains("Tor Lie har en annen avtale"))
    #expect(try stage.workspace.session.desk.appointments(on: Fixture.today).count == 3)
  }

  @Test func aRoomThatIsTakenIsSaidWithoutByWhom() throws {
    let stage = try Stage(as: .desk) { AppointmentForm(with: $0.someone("P-0107"), in: $0) }
    stage.type("i dag")
    stage.press(.down)
    stage.type("1015")
    stage.press(.down, .down)
    stage.type("2")
    stage.press(.enter, .down)
    #expect(stage.text().contains("Møterom 2 er opptatt 10:30–11:00."))
    stage.expectFrame("appointment-room-taken", .standard)
    stage.press(.control("s"))
    #expect(stage.message.contains("Møterom 2 er opptatt 10:30–11:00."))
  }

  @Test func anAppointmentIsChosenChangedAndCalledOff() throws {
    let stage = try Stage { ParticipantScreen(key: $0.someone(), in: $0) }
    stage.press("a")
    #expect(stage.top is PersonAppointmentsScreen)
    stage.expectFrame("appointments", .standard)
    stage.press(.down, .enter)
    stage.press(.down, .control("u"))
    stage.type("11")
    stage.press(.control("s"))
    #expect(stage.row(holding: "i dag 11:00") != nil)
    stage.press(.down, .delete)
    stage.expectFrame("appointment-call-off", .standard)
    stage.press(.right, .enter)
    #expect(stage.message.contains("avlyst"))
    let left = try stage.workspace.session.people.card(stage.workspace.someone())?.appointments
    #expect(left?.map(\.fact.appointment.outcome) == [nil, .cancelled])
  }

  // MARK: Tasks

  @Test func tasksInAListAndATaskOnItsOwn() throws {
    let stage = try Stage()
    stage.press("J")
    #expect(stage.top is TasksScreen)
    stage.expectFrame("tasks", .standard, .wide, Size(width: 40, height: 10))
    stage.press("+")
    stage.press(.down, .down, .down)
    stage.type("Bestill kaffe")
    stage.expectFrame("task-new", .standard)
    stage.press(.enter)
    #expect(stage.message.contains("ser «Annet» og ikke teksten") && stage.text().contains("Bestill kaffe"))
    try Stage(as: .desk) { TasksScreen(in: $0) }.expectFrame("tasks-desk", .standard)
    try Stage(.empty) { TasksScreen(in: $0) }.expectFrame("tasks-empty", .standard)
  }

  @Test func whatARuleAsksForIsNotTickedOff() throws {
    let stage = try Stage { TasksScreen(in: $0) }
    for _ in 0..<30 where !stage.selectedRow().contains("Finn kontakt") { stage.press(.down) }
    stage.press("i")
    #expect(stage.message.contains("forsvinner av seg selv"))
  }
}
