import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

@Suite struct EnquiryFormTests {
  private func enquiries(_ stage: Stage) throws -> [EnquiryListing] {
    try stage.workspace.session.intake.newEnquiries()
  }

  /// `/`, the name, Enter, `H`, the telephone, Ctrl-S: four keys and text.
  @Test func whatWasSearchedForIsCarriedIn() throws {
    let stage = try Stage(.rich, as: .desk)
    stage.press("/")
    stage.type("nora nyvik")
    stage.press(.enter, "H")
    #expect(stage.top is EnquiryForm && stage.text().contains("Nora") && stage.text().contains("Nyvik"))
    stage.type("900 00 555")
    stage.press(.control("s"))
    #expect(stage.message.contains("Nora Nyvik"), "\(stage.message)")
    let asked = try #require(try enquiries(stage).last)
    let person = try #require(asked.person)
    let card = try #require(try stage.workspace.session.people.card(person))
    #expect(card.identity.fact.shownName == "Nyvik, Nora" && card.identity.fact.phone == "900 00 555")
    #expect(card.enrolments.isEmpty)
  }

  @Test func aPaarorendeStaysInTheEnquiry() throws {
    let stage = try Stage(.rich, as: .desk)
    let people = try #require(stage.workspace.readyRoster).people
    stage.press("H")
    stage.press(.up, .right, .down)
    stage.type("Mor")
    stage.press(.enter)
    stage.type("Sol")
    #expect(!stage.text().contains("Fødselsnummer"))
    stage.press(.control("s"))
    #expect(stage.message == "Henvendelse fra Mor Sol ført")
    let asked = try #require(try enquiries(stage).last)
    #expect(asked.person == nil && asked.enquiry.who == .nextOfKin && asked.enquiry.name == "Mor Sol")
    #expect(stage.workspace.readyRoster?.people == people)
  }

  /// The words are the same whoever the other is, and whoever sits here; nothing is stopped by them.
  @Test func whoMayBeRegisteredAlreadyIsSaidCalmlyAndStopsNobody() throws {
    let words = "Kan være registrert fra før – veileder sjekker"
    for seat in [Seat.desk, Seat(role: .frontDesk, reach: .other), .counsellor] {
      let stage = try Stage(.rich, as: seat)
      stage.press("H")
      stage.type("Aisha")
      stage.press(.enter)
      stage.type("Hanssen")
      // The desk looks by what it reads, and so by the name alone.
      #expect(stage.text().contains(words) == (seat.role == .frontDesk))
      for _ in 0..<4 { stage.press(.down) }
      stage.type("12.03.1984")
      #expect(stage.text().contains(words), "\(seat):\n\(stage.text())")
      #expect(!stage.text().contains("P-0042"))
      stage.press(.control("s"))
      #expect(stage.workspace.message?.offer != nil, "\(stage.message)")
    }
  }

  @Test func aParticipantsEnquiryIsTheirs() throws {
    let stage = try Stage(.rich) { ParticipantsScreen(in: $0) }
    stage.press("/")
    stage.type("aisha")
    stage.press(.enter, "H")
    #expect(stage.text().contains("Hansen, Aisha") && !stage.text().contains("Fornavn"))
    stage.press(.control("s"))
    #expect(try enquiries(stage).last?.person == stage.workspace.someone())
  }

  @Test func whatIsTypedComesBackCursorAndAll() throws {
    let stage = try Stage(.rich, as: .desk)
    stage.press("H")
    stage.type("Nora")
    stage.press(.enter)
    stage.type("Nyvik")
    stage.press(.left, .left)
    let before = stage.frame()
    stage.press(.escape)
    #expect(stage.message.contains("utkast") || !stage.message.isEmpty)
    stage.press("H")
    let after = stage.frame()
    #expect(after.cursor == before.cursor && stage.text().contains("Nyvik"))
  }

  @Test func whatCannotBeIsToldAtTheField() throws {
    let stage = try Stage(.rich)
    stage.press("H")
    stage.type("Nora")
    stage.press(.pageDown)
    stage.press(.backspace, .backspace, .backspace, .backspace, .backspace)
    stage.type("+3")
    stage.press(.control("s"))
    #expect(stage.top is EnquiryForm && stage.text().contains("Dagen er ikke kommet ennå."))
  }

  @Test func whoeverCannotBeCalledBackIsToldAtTheField() throws {
    let stage = try Stage(.rich, as: .desk)
    stage.press("H", .control("s"))
    #expect(stage.top is EnquiryForm && stage.text().contains("Skriv navn eller telefon"))
    stage.press(.pageDown)
    stage.press(.up)
    #expect(try enquiries(stage).count == 2)
  }

  // MARK: Calling back

  /// The room, the newest at the end, Enter, what came of the call: four keys from the menu.
  @Test(arguments: [("1", "ringt tilbake og nådd"), ("2", "ikke svar")])
  func anEnquiryIsOpenedAndRungBackWithFourKeys(key: Character, said: String) throws {
    let stage = try Stage(.rich, as: .desk)
    stage.press("5", .end, .enter, .character(key))
    #expect(stage.message.contains("Anne Kvam") && stage.message.contains(said), "\(stage.message)")
    #expect(stage.top is EnquiryScreen && stage.workspace.message?.offer != nil)
    #expect(try enquiries(stage).last?.calls.count == 1)
    stage.press("u")
    #expect(try enquiries(stage).last?.calls.isEmpty == true)
  }

  /// "Avtalt ny" says when: a promise without a day is kept by nobody.
  @Test func aNewTimeIsAgreedOnWithItsDay() throws {
    let stage = try Stage(.rich, as: .desk)
    stage.press("5", .end, .enter, "3", .control("s"))
    #expect(stage.top is AgreedCallForm)
    stage.type("18.11")
    stage.press(.control("s"))
    #expect(stage.text().contains("Dagen som er avtalt, er i dag eller seinere."))
    for _ in 0..<5 { stage.press(.backspace) }
    stage.type("ma")
    stage.expectFrame("intake-agreed", .standard)
    stage.press(.control("s"))
    #expect(stage.message == "Anne Kvam: ringt tilbake, avtalt man 23.11")
    #expect(stage.text().contains("Avtalt til man 23.11"))
    stage.press(.escape)
    #expect(stage.row(holding: "Anne Kvam")?.contains("avtalt til") == true)
  }

  @Test func arrowsAndEnterRingBackToo() throws {
    let stage = try Stage(.rich, as: .desk) { IntakeScreen(in: $0) }
    stage.press(.end, .enter, .down, .enter)
    #expect(stage.message == "Anne Kvam: ringt tilbake, ikke svar")
    stage.press(.escape)
    #expect(stage.row(holding: "Anne Kvam")?.contains("ikke svar i dag") == true, "\(stage.text())")
  }

  @Test func anEnquiryTellsWhomToCallAndWhatHasComeOfIt() throws {
    let stage = try Stage(.rich) { IntakeScreen(in: $0) }
    stage.press(.end, .enter, "2", "c", .control("s"))
    #expect(stage.top is EnquiryScreen, "\(stage.message)")
    #expect(stage.text().contains("900 00 555") && stage.text().contains("ringte fra fengselet"))
    stage.expectFrame("enquiry", .standard, .wide, Size(width: 40, height: 10))
    stage.press("E")
    stage.expectFrame("enquiry-correct", .standard)
    let desk = try Stage(.rich, as: .desk) { IntakeScreen(in: $0) }
    desk.press(.end, .enter)
    // What others were told is not for the desk, and so not for it to write over.
    #expect(!desk.text().contains("fengsel") && desk.text().contains("900 00 555"))
    desk.expectFrame("enquiry-desk", .standard)
    desk.press("E")
    #expect(desk.top is EnquiryScreen && desk.message.contains("en veileder"))
  }

  @Test func theDeskCorrectsWhatItWroteItself() throws {
    let stage = try Stage(.rich, as: .desk)
    stage.press("H", .up, .right, .down)
    stage.type("Mor")
    stage.press(.enter)
    stage.type("Slo")
    stage.press(.control("s"), "5", .end, .enter, "E", .down)
    stage.press(.backspace, .backspace, .backspace)
    stage.type("Sol")
    stage.press(.control("s"))
    #expect(stage.message == "Henvendelsen er rettet", "\(stage.text())")
    #expect(try enquiries(stage).last?.enquiry.name == "Mor Sol")
    #expect(stage.text().contains("09:14"))
  }

  @Test func aParticipantsEnquiryLeadsToTheirCard() throws {
    let stage = try Stage(.rich) { IntakeScreen(in: $0) }
    for _ in 0..<30 where !stage.selectedRow().contains("Nils") { stage.press(.down) }
    stage.press(.enter, .home, .enter)
    #expect(stage.top is ParticipantScreen)
  }

  @Test func aTalkIsWrittenDownByWhoHeldIt() throws {
    let stage = try Stage(.rich) { IntakeScreen(in: $0) }
    let before = try enquiries(stage).count
    stage.press(.end, "c", .right, .control("s"))
    #expect(stage.message == "Oppfølgingssamtale ført", "\(stage.message)")
    #expect(try enquiries(stage).count == before - 1)
    stage.press("u")
    #expect(try enquiries(stage).count == before)
  }
}
