import Domain
import Store
import Testing

@testable import Screens

/// The desk's day for a hand that knows the arrows, Enter and Esc: everything the letters do can be reached without them.
@Suite struct ArrowsOnlyTests {
  /// Somebody at the desk, whose groups meet today and have nobody marked.
  private func desk() throws -> ArrowHands {
    try ArrowHands { try $0.withGroups(marked: false) }
  }

  private func mark(of number: String, _ hands: ArrowHands) throws -> Attendance? {
    let person = hands.workspace.someone(number)
    return try #require(try hands.workspace.workshopRows().first { $0.person == person }).mark?.fact
  }

  // MARK: Who comes

  @Test func aGroupIsCalledWithItsExceptions() throws {
    let hands = try desk()
    try hands.enter("Oppmøte")
    try hands.enter("Verkstedet")
    try hands.choose("Johansen, Per")
    try hands.act("Syk")
    try hands.choose("Thanh")
    try hands.act("Avtalt fravær")
    try hands.choose("Utensteg, Mona")
    try hands.act("Ikke møtt")
    try hands.act("Resten møtt")
    #expect(hands.message == "Verkstedet: 4 møtt, 1 syk, 1 avtalt fravær, 1 ikke møtt. Lagret.")
    #expect(try mark(of: "P-0099", hands)?.mark == .sick)
    #expect(try mark(of: "P-0203", hands)?.mark == .leave)
    #expect(try mark(of: "P-0301", hands)?.mark == .absent)
    #expect(try hands.workspace.workshopRows().count { $0.mark?.fact.mark == .present } == 4)
    hands.press(.escape, .escape)
    #expect(hands.isAtMenu)
  }

  @Test func aCallThatIsLeftIsSaved() throws {
    let hands = try desk()
    try hands.enter("Oppmøte")
    try hands.enter("Verkstedet")
    try hands.choose("Johansen, Per")
    try hands.act("Møtt")
    hands.press(.escape)
    #expect(try mark(of: "P-0099", hands)?.mark == .present)
  }

  @Test func aPersonComesAndLaterLeaves() throws {
    let hands = try desk()
    try hands.enter("Deltakere")
    try hands.choose("Hansen, Åse")
    try hands.act("Møtt")
    #expect(hands.message == "Hansen, Åse møtt 09:14 i Verkstedet")
    hands.wait(until: "11:40")
    try hands.act("Gikk")
    #expect(hands.message == "Hansen, Åse gikk 11:40 fra Verkstedet")
    let attendance = try mark(of: "P-0011", hands)
    #expect(attendance?.arrived == TimeOfDay("09:14") && attendance?.left == TimeOfDay("11:40"))
  }

  @Test func whoWasCalledPresentLeavesFromTheList() throws {
    let hands = try desk()
    try hands.enter("Oppmøte")
    try hands.enter("Verkstedet")
    try hands.choose("Johansen, Per")
    try hands.act("Møtt")
    hands.wait(until: "11:40")
    try hands.choose("Johansen, Per")
    try hands.act("Gikk")
    hands.press(.enter)
    #expect(try mark(of: "P-0099", hands)?.left == TimeOfDay("11:40"))
  }

  @Test func anAbsenceLastsUntilADay() throws {
    let hands = try desk()
    try hands.enter("Deltakere")
    try hands.choose("Hansen, Åse")
    try hands.act("Borte t.o.m.")
    try hands.type("fr")
    #expect(hands.text.contains("Borte til og med fre 20.11, ventes man 23.11"))
    hands.press(.enter)
    #expect(hands.message == "Hansen, Åse: borte til og med fre 20.11, ventes man 23.11")
    let period = try #require(Period(from: Fixture.today, to: Fixture.today))
    let found = try hands.workspace.session.attendance.record(of: hands.workspace.someone("P-0011"), in: period)
    #expect(found?.absences.map(\.fact) == [Absence(from: Fixture.today, to: Fixture.today + 1, reason: .sick)])
  }

  @Test func anAbsenceIsAgreedUpon() throws {
    let hands = try desk()
    try hands.enter("Deltakere")
    try hands.choose("Hansen, Åse")
    try hands.act("Borte t.o.m.")
    try hands.type("+5")
    try hands.choose("Grunn")
    hands.press(.right, .enter, .enter, .enter)
    let period = try #require(Period(from: Fixture.today, to: Fixture.today))
    let found = try hands.workspace.session.attendance.record(of: hands.workspace.someone("P-0011"), in: period)
    #expect(found?.absences.map(\.fact) == [Absence(from: Fixture.today, to: Fixture.today + 5, reason: .leave)])
  }

  // MARK: Who is asked for

  @Test func somebodyIsFoundAndTheirTelephoneSeen() throws {
    let hands = try desk()
    try hands.enter("Deltakere")
    try hands.act("Finn")
    try hands.type("aisha")
    hands.press(.enter, .enter)
    #expect(hands.text.contains("Hansen, Aisha P-0042") && !hands.text.contains("900 00 042"))
    try hands.act("Vis", listedBy: .enter)
    #expect(hands.text.contains("900 00 042"))
    hands.press(.escape, .escape, .escape)
    #expect(hands.isAtMenu)
  }

  @Test func aNoteIsWritten() throws {
    let hands = try desk()
    try hands.enter("Deltakere")
    try hands.choose("Hansen, Aisha")
    try hands.act("Notat")
    hands.press(.up, .right, .down)
    try hands.type("Kommer en time senere")
    hands.press(.enter)
    #expect(hands.message == "Hansen, Aisha: telefonbeskjed lagret, ikke sendt.")
    let notes = try #require(try hands.workspace.session.people.card(hands.workspace.someone())).notes.map(\.fact.note)
    #expect(notes.map(\.text) == ["Kommer en time senere"] && notes.map(\.kind) == [.phoneMessage])
  }

  @Test func aNoteIsSentAsATask() throws {
    let hands = try desk()
    try hands.enter("Deltakere")
    try hands.choose("Hansen, Aisha")
    try hands.act("Notat")
    try hands.type("Ring tilbake")
    // Which Tab does at once: a field above the text says whom it goes to.
    hands.press(.up, .up, .right, .down, .down, .enter)
    #expect(hands.message == "Hansen, Aisha: notat lagret og sendt til Tor Lie.")
    // It stands among the contact person's tasks, not the desk's.
    let lead = try Fixture.open(hands.workspace.session.register.path, "tor")
    let sent = try lead.session(today: Fixture.today, todayIsGiven: false).desk.openTasks()
      .first { $0.text == "Ring tilbake" }
    #expect(sent?.task.assignee == "Tor Lie" && sent?.person == hands.workspace.someone())
  }

  // MARK: Who wants in

  private func enquirers(_ hands: ArrowHands) throws -> [Enquiry] {
    try hands.workspace.session.intake.newEnquiries().map(\.enquiry)
  }

  @Test func anEnquiryTakesAlongWhatWasSearchedFor() throws {
    let hands = try desk()
    try hands.enter("Deltakere")
    try hands.act("Finn")
    try hands.type("nora nyvik")
    hands.press(.enter)
    try hands.act("Ny henvendelse")
    #expect(hands.text.contains("Nora") && hands.text.contains("Nyvik"))
    try hands.type("900 00 555")
    hands.press(.enter, .right)
    try hands.choose("Dato")
    hands.press(.enter)
    #expect(hands.message == "Henvendelse fra Nora Nyvik ført")
    #expect(try enquirers(hands).last?.door == .phone)
    try hands.wait(for: "Nyvik, Nora")
    try hands.enter("Nyvik, Nora")
    try hands.act("Vis", listedBy: .enter)
    #expect(hands.text.contains("900 00 555"))
  }

  @Test func anAppointmentIsMovedAndWhatCameOfAnotherIsEntered() throws {
    let hands = try desk()
    try hands.act("Avtaler")
    try hands.choose("i dag 10:30")
    try hands.act("Flytt")
    try hands.type("i morgen")
    hands.press(.enter, .enter)
    #expect(hands.message == "Hansen, Aisha: flyttet fra i dag 10:30 til fre 20.11 10:30.")
    try hands.choose("i dag 12:00")
    try hands.act("Utfall")
    try hands.enter("kom ikke")
    #expect(hands.message == "i dag 12:00 Eva Moe: kom ikke.", "names are hidden")
  }

  @Test func anEnquiryIsEnteredWhereTheyWait() throws {
    let hands = try desk()
    try hands.enter("Inntak")
    try hands.act("Ny henvendelse")
    hands.press(.up, .right, .down)
    try hands.type("Mor")
    hands.press(.enter)
    try hands.type("Sol")
    try hands.choose("Dato")
    hands.press(.enter)
    #expect(hands.message == "Henvendelse fra Mor Sol ført")
    #expect(try enquirers(hands).last?.who == .nextOfKin)
  }

  @Test(arguments: OfferAnswer.Answer.allCases)
  func theNextIsPhonedAndTheAnswerNoted(answer: OfferAnswer.Answer) throws {
    let hands = try desk()
    try hands.enter("Inntak")
    #expect(hands.text.contains("Nr. 1: søkte først"))
    try hands.act("Svar")
    switch answer {
    case .yes: try hands.enter("Ja")
    case .no: try hands.enter("Nei")
    case .noAnswer: try hands.enter("Ikke svar")
    }
    let said =
      switch answer {
      case .yes: "Bø, Ivar sa ja: venter på oppstart"
      case .no: "Bø, Ivar takket nei"
      case .noAnswer: "Bø, Ivar svarte ikke"
      }
    #expect(hands.message.hasPrefix(said))
    #expect(hands.workspace.offered()?.offer?.callsInVain == (answer == .noAnswer ? 2 : nil))
  }
}
