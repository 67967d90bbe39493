import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

@Suite struct IntakeScreenTests {
  private func stage(as seat: Seat? = nil) throws -> Stage { try Stage(.rich, as: seat) { IntakeScreen(in: $0) } }

  private func offered(_ stage: Stage) throws -> WaitingRow { try #require(stage.workspace.offered()) }

  // MARK: Pictures

  @Test func looksAsRecorded() throws {
    try stage().expectFrame("intake", .standard, .wide, Size(width: 60, height: 20), Size(width: 40, height: 10))
    let ascii = try Stage(.rich, glyphs: .ascii) { IntakeScreen(in: $0) }
    ascii.expectFrame("intake-ascii", .standard)
    try Stage(.empty) { IntakeScreen(in: $0) }.expectFrame("intake-empty", .standard)
    try stage(as: .desk).expectFrame("intake-desk", .standard, .wide)
  }

  @Test func panelsLookAsRecorded() throws {
    let stage = try stage()
    stage.press("V")
    stage.expectFrame("intake-answer", .standard, Size(width: 40, height: 10))
    stage.press(.escape, .down, "O")
    stage.expectFrame("intake-offer", .standard)
    stage.press(.escape, "W")
    stage.expectFrame("intake-what-if", .standard)
    stage.press(.escape, "!")
    stage.expectFrame("intake-forward", .standard)
    stage.press(.escape, .end)
    stage.expectFrame("intake-enquiry-chosen", .standard)
    stage.press("c")
    stage.expectFrame("intake-talk", .standard)
    stage.press(.escape, "H")
    stage.expectFrame("intake-enquiry", .standard, Size(width: 40, height: 10))
  }

  /// More people than rows, a name that never ends.
  @Test func aLongListScrolls() throws {
    let stage = try Stage(.rich)
    let unit = try #require(
      try stage.workspace.session.catalogue.units().first { $0.fact.unit.name == "Rådhusgaten 53" }
    ).fact
      .key
    for number in 1...30 {
      _ = try stage.workspace.session.people.add(
        Participant(
          number: ParticipantNumber(stored: "L-\(number)"), givenName: "Kai",
          familyName: number == 3 ? String(repeating: "Langnavn-", count: 9) : "Venter \(number)"),
        enrolment: EnrolmentDraft(
          enrolment: Enrolment(
            programme: FixtureRegister.pilot, unit: unit, status: .waitingList, applied: Fixture.today - number)))
    }
    try stage.workspace.loadRosterNow()
    let app = App(stage.workspace, on: [IntakeScreen(in: stage.workspace)])
    for size in [Size.standard, Size(width: 40, height: 10)] { FrameRules.check(app.frame(size), "long, \(size)") }
    #expect(app.frame(.wide).plainText.contains("32 venter"))
    app.handle(.key(.home))
    #expect(app.frame(.standard).plainText.contains("L-30 "))
    for _ in 0..<40 { app.handle(.key(.down)) }
    let text = app.frame(.standard).plainText
    #expect(text.contains("Nye henvendelser") && text.contains("L-1 ") && !text.contains("L-30 "))
  }

  // MARK: Phoning

  /// From the menu: the room, the answer, which.
  @Test(arguments: [("1", "sa ja"), ("2", "takket nei"), ("3", "svarte ikke")])
  func theNextIsPhonedWithThreeKeys(key: Character, said: String) throws {
    let stage = try Stage(.rich, as: .desk)
    let name = try #require(stage.workspace.row(of: try offered(stage).place.waiting.person)?.shownName)
    stage.press("5", "V", .character(key))
    #expect(stage.message.contains(name) && stage.message.contains(said))
    #expect(stage.workspace.message?.offer != nil)
    #expect(stage.top is IntakeScreen)
    stage.press("u")
    #expect(try offered(stage).offer?.callsInVain == 1)
  }

  @Test func aWordGoesWithTheAnswerToWhoeverCallsNext() throws {
    let stage = try Stage(.rich, as: .desk)
    stage.press("5", "V", .up, .end, .enter)
    #expect(stage.top is OfferAnswerForm)
    stage.type("ring igjen mandag")
    stage.expectFrame("intake-answer-word", .standard)
    stage.press(.enter)
    #expect(stage.message.contains("svarte ikke") && stage.top is IntakeScreen)
    #expect(stage.text(.wide).contains("2 ikke svar – ring igjen mandag"))
    #expect(try offered(stage).offer?.word == "ring igjen mandag")
    stage.press("u")
    #expect(try offered(stage).offer?.word == nil)
  }

  @Test func arrowsAndEnterDoTheSame() throws {
    let stage = try Stage(.rich, as: .desk)
    stage.press("5", "V", .down, .enter)
    #expect(stage.message.contains("takket nei"))
    #expect(stage.workspace.offered() == nil)
  }

  @Test func theRowSaysWhyTheyAreNext() throws {
    for seat in [Seat.desk, .counsellor] {
      let stage = try stage(as: seat)
      #expect(stage.text().contains("Nr. 1: søkte først"))
      stage.press("V")
      #expect(stage.text().contains("Nr. 1: søkte først"))
    }
  }

  @Test func theSecondDeskIsToldWhoAnsweredFirst() throws {
    let stage = try stage()
    stage.press("V")
    let row = try offered(stage)
    _ = try stage.another("eva").intake.answerOffer(
      of: row.place.waiting.enrolment, offered: try #require(row.offer).offer.day,
      OfferAnswer(day: Fixture.today, answer: .no), calls: 1)
    stage.press("1")
    #expect(stage.message.contains("Eva Moe") && stage.top is IntakeScreen)
    #expect(stage.workspace.offered() == nil)
  }

  // MARK: Offering, passing forward

  @Test func anOfferIsMadeWithOneDate() throws {
    let stage = try stage()
    stage.press(.down, "O", .enter)
    #expect(stage.top is OfferForm && stage.text().contains("!"))
    stage.type("+14")
    stage.press(.enter)
    #expect(stage.message.contains("tilbud om plass fra 03.12"))
    #expect(stage.workspace.unoffered() == nil)
    #expect(stage.text().contains("2 tilbud uten svar"))
  }

  @Test func theLineTellsOfBeingPassedForward() throws {
    let stage = try stage()
    stage.press(.down, "!", .enter)
    #expect(stage.top is PassForwardForm && stage.text().contains("Skriv en begrunnelse."))
    stage.type("Mister boligen")
    stage.press(.enter)
    #expect(stage.message.contains("flyttet fram"))
    #expect(stage.top.hint(in: stage.workspace) == "Nr. 1: flyttet fram av teamleder 19.11: Mister boligen")
    let counsellor = try self.stage(as: .counsellor)
    #expect(!counsellor.top.entries(counsellor.workspace).map(\.id).contains("intake.passForward"))
  }

  @Test func whatIfChangesNothing() throws {
    let stage = try stage()
    let entry = try stage.workspace.session.register.newestEntry()
    stage.press("W", .right, .right, .left)
    #expect(stage.text().contains("3 plasser til"))
    stage.press(.escape)
    #expect(try stage.workspace.session.register.newestEntry() == entry)
  }

  @Test func everyNumberExplainsItself() throws {
    let stage = try stage()
    stage.press(.home, "F")
    #expect(stage.top is ExplainScreen && stage.text().contains("På venteliste"))
    stage.press(.escape, .down, "F")
    #expect(stage.text().contains("Ledige plasser"))
    stage.press(.escape)
    for _ in 0..<20 where !stage.selectedRow().contains("Nye henvendelser") { stage.press(.down) }
    stage.press("F")
    #expect(stage.text().contains("Dager til oppfølgingssamtale"))
    let desk = try self.stage(as: .desk)
    desk.press(.home, "F")
    #expect(!(desk.top is ExplainScreen) || !desk.text().contains("Kristoffersen"))
  }

  @Test func enterOpensTheCard() throws {
    let stage = try stage()
    stage.press(.enter)
    #expect(stage.top is ParticipantScreen)
    stage.press(.escape, .end, .enter)
    // Whoever asks has none.
    #expect(stage.top is EnquiryScreen)
    stage.press(.home, .enter)
    #expect(stage.top is EnquiryScreen && !stage.message.isEmpty)
  }

  @Test func dataIsAsTheRoleSeesIt() throws {
    let lead = try #require(try stage().data).json(screen: "intake", asOf: "").text
    #expect(lead.contains(#""ground":"applied","offered":"2026-11-18","start":"2026-12-01","callsInVain":1"#))
    #expect(lead.contains(#""talkLimit":{"days":5,"counting":"working","setBy":"bydelsutvalget"}"#))
    #expect(!lead.contains("Ragnhild"))
    let desk = try #require(try stage(as: .desk).data).json(screen: "intake", asOf: "").text
    #expect(desk.contains(#""programme":null,"unit":null,"places":null"#) && !desk.contains("2026-10-30"))
    #expect(desk.contains(#""medianDaysToTalk":null"#))
  }
}
