import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// How the forms about people behave.
@Suite struct PeopleFormTests {
  // MARK: A participant

  @Test func aNewParticipantWithAnEnrolment() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    stage.type("Tone")
    stage.press(.down)
    stage.type("Aas")
    stage.press(.down, .down)
    stage.type("1990")
    stage.press(.down)
    stage.type("kv")
    stage.press(.enter, .down, .down, .down, .down, .down)
    stage.type("steg")
    stage.press(.enter)
    stage.type("små")
    stage.press(.enter)
    stage.type("delt")
    stage.press(.enter, .down)
    stage.type("i går")
    stage.press(.down)
    stage.type("1")
    stage.press(.enter)
    stage.type("Kari Holm")
    stage.press(.enter, .control("s"))
    let text = stage.text(.wide)
    #expect(text.contains("Aas, Tone P-0303"), "\(text)")
    #expect(text.contains("deltar siden 18.11.2026 · Småjobbsentralen"))
    #expect(text.contains("Kontakt  Kari Holm"))
    #expect(stage.workspace.message?.offer != nil)
  }

  @Test func whatIsWrongStandsBesideItsField() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    stage.press(.control("s"))
    #expect(stage.row(holding: "Fornavn")?.contains("! Navnet mangler") == true)
    stage.type("Ny")
    stage.press(.up, .control("u"))
    stage.type("P-0042")
    stage.press(.control("s"))
    #expect(stage.row(holding: "Nummer")?.contains("i bruk") == true)
    stage.press(.control("u"))
    stage.type("P/1")
    stage.press(.control("s"))
    #expect(stage.row(holding: "Nummer")?.contains("«/»") == true)
  }

  @Test func duplicatesAreSaidCalmlyAndStopNobody() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    stage.type("aisha")
    stage.press(.down)
    stage.type("hansen")
    #expect(!stage.text().contains("Kan være registrert"))
    stage.press(.down, .down)
    stage.type("12.03.1984")
    #expect(stage.text().contains("Kan være registrert fra før – veileder sjekker"))
    stage.press(.control("s"))
    #expect(stage.top is ParticipantScreen)
  }

  @Test func anEnrolmentNeedsAStatusAndItsDates() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    stage.type("Ny")
    stage.press(.pageDown, .up, .up, .up, .up, .up, .up)
    stage.type("steg")
    stage.press(.enter, .control("s"))
    #expect(stage.row(holding: "Status")?.contains("! Velg") == true)
    stage.type("delt")
    stage.press(.enter, .control("s"))
    #expect(stage.row(holding: "Start")?.contains("!") == true)
  }

  @Test func leavingKeepsWhatWasTyped() throws {
    let stage = try Stage { ParticipantsScreen(in: $0) }
    stage.press("N")
    stage.type("Halvferdig")
    stage.press(.escape)
    #expect(stage.message.contains("Ikke lagret"))
    stage.press("N")
    #expect(stage.row(holding: "Fornavn")?.contains("Halvferdig") == true)
    stage.press(.control("s"), .escape, "N")
    #expect(stage.row(holding: "Fornavn")?.contains("Halvferdig") == false)
  }

  @Test func aFormLeftUntouchedKeepsNothing() throws {
    let stage = try Stage { ParticipantsScreen(in: $0) }
    stage.press("E", .escape)
    #expect(stage.workspace.drafts.isEmpty && stage.message.isEmpty)
  }

  @Test func editingChangesAndCanBeUndone() throws {
    let stage = try Stage { ParticipantScreen(key: $0.someone(), in: $0) }
    stage.press("E", .down, .control("u"))
    stage.type("Holm")
    stage.press(.control("s"))
    #expect(stage.text().contains("Holm, Aisha P-0042"))
    stage.press("u")
    #expect(stage.text().contains("Hansen, Aisha P-0042"))
  }

  @Test func anotherWasFirst() throws {
    let stage = try Stage { ParticipantScreen(key: $0.someone(), in: $0) }
    stage.press("E")
    let other = try Fixture.open(stage.workspace.session.register.path, "kari")
      .session(today: Fixture.today, todayIsGiven: false)
    let card = try #require(try other.people.card(stage.workspace.someone()))
    var changed = card.identity.fact
    changed.phone = "1"
    _ = try other.people.change(changed, row: card.identity.row)
    stage.press(.down, .control("u"))
    stage.type("Holm")
    stage.press(.control("s"))
    #expect(stage.message.contains("Kari Holm") && stage.top is ParticipantForm)
    #expect(stage.row(holding: "Etternavn")?.contains("Holm") == true)
    stage.press(.control("s"))
    #expect(stage.top is ParticipantScreen)
  }

  // MARK: Enrolments

  @Test func onlyAllowedStatusesAreOffered() throws {
    let waiting = try Stage { EnrolmentChangeForm(of: $0.someone("W-1"), in: $0) }
    waiting.press(" ")
    #expect(waiting.text().contains("ikke aktuell") && !waiting.text().contains("har sluttet"))
    let running = try Stage { EnrolmentChangeForm(of: $0.someone(), in: $0) }
    running.press(" ")
    let text = running.text()
    #expect(text.contains("har sluttet") && !text.contains("ikke aktuell") && !text.contains("fullført"))
  }

  @Test func endingAnEnrolment() throws {
    let stage = try Stage { ParticipantScreen(key: $0.someone(), in: $0) }
    stage.press("X")
    stage.type("har")
    stage.press(.enter, .control("s"))
    #expect(stage.row(holding: "Slutt ")?.contains("!") == true)
    stage.type("i går")
    stage.press(.down)
    stage.type("fått")
    stage.press(.enter, .control("s"))
    #expect(stage.text().contains("sluttet 18.11.2026: fått jobb"))
  }

  @Test func aFullUnitIsPointedOutAndStopsNobody() throws {
    let stage = try Stage { EnrolmentForm(of: $0.someone("P-0302"), in: $0) }
    stage.type("bydel")
    stage.press(.enter)
    stage.type("kampen")
    stage.press(.enter, .up)
    #expect(stage.text().contains("er full. Det kan likevel lagres."))
    stage.press(.down)
    stage.type("vente")
    stage.press(.enter)
    stage.type("i dag")
    stage.press(.control("s"))
    #expect(stage.message.contains("venteliste"))
  }

  @Test func anAmbiguousWeekdayAsks() throws {
    let stage = try Stage { EnrolmentForm(of: $0.someone("P-0302"), in: $0) }
    stage.press(.down, .down, .down)
    stage.type("to")
    #expect(stage.text().contains("19.11") && stage.text().contains("26.11"))
    stage.press(.control("u"))
    stage.type("fr")
    #expect(stage.row(holding: "Søkt")?.contains("fre 20.11.2026") == true)
  }

  // MARK: Contact

  @Test func aContactIsChosenByTyping() throws {
    let stage = try Stage { ParticipantsScreen(in: $0) }
    stage.press("/", "p", "e", "r", .enter, "K")
    stage.type("tor")
    stage.press(.enter, .enter, .enter, .enter)
    #expect(stage.selectedRow().contains("Tor Lie"))
  }

  @Test func aNewContactIsWrittenOut() throws {
    let stage = try Stage { ParticipantsScreen(in: $0) }
    stage.press("/", "p", "e", "r", .enter, "K")
    stage.type("Kari  Holm")
    stage.press(.enter, .control("s"))
    #expect(stage.selectedRow().contains("Kari Holm"))
    // And is known from then on.
    stage.press("K")
    stage.type("kar")
    stage.press(.enter)
    #expect(stage.text().contains("Kontaktperson  Kari Holm"))
  }

  @Test func readOnlyRefusesWithASentence() throws {
    let stage = try Stage(isReadOnly: true) { ParticipantsScreen(in: $0) }
    stage.press("N")
    #expect(stage.app.stack.count == 2 && stage.message.contains("bare for lesing"))
  }
}
