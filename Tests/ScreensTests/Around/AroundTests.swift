import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// What may be told to whom, and who stands around somebody: on the card for whoever is called, and behind `y` for who enters it.
@Suite struct AroundTests {
  private let counsellor = Seat.counsellor

  private func card(_ number: String = "P-0042", as seat: Seat = .counsellor) throws -> Stage {
    try Stage(.rich, as: seat) { ParticipantScreen(key: $0.someone(number), in: $0) }
  }

  private func consents(_ stage: Stage, _ number: String = "P-0042") throws -> [Consent] {
    let card = try stage.workspace.session.people.card(stage.workspace.someone(number))
    return try #require(card).surroundings.map(\.fact).consents
  }

  @Test func looksAsRecorded() throws {
    try Stage(.rich, as: counsellor) { AroundScreen(of: $0.someone(), in: $0) }.expectFrame("around")
    let network = try card()
    network.press(.tab, .tab, .tab, .tab)
    network.expectFrame("card-network")
    let desk = try card(as: .desk)
    desk.press(.tab, .tab)
    desk.expectFrame("card-network-desk", .standard)
    try Stage(.rich, as: counsellor) { AroundForm(about: $0.someone(), in: $0) }.expectFrame("around-consent")
    try Stage(.rich, as: counsellor) { AroundForm(.kindLawFirst, about: $0.someone(), in: $0) }
      .expectFrame("around-law", .standard)
    try Stage(.rich, as: counsellor) { AroundForm(.kindPlan, about: $0.someone(), in: $0) }
      .expectFrame("around-plan", .standard)
  }

  // MARK: In keys

  /// Somebody asks on the telephone whether they may say it to her mother: `/`, three letters, Enter, `y`, the answer, saved.
  private func fromTheMenu(_ keys: Key...) throws -> Stage {
    let stage = try Stage(.rich, as: counsellor)
    let all: [Key] = ["/", "å", "s", "e", .enter, .enter, "y"] + keys
    #expect(all.count <= 9)
    _ = try stage.workspace.session.around.enter(
      .kin(NextOfKin(name: "Berit Hansen", relation: "datter")), about: stage.workspace.someone("P-0011"))
    stage.press(all)
    return stage
  }

  @Test func aYesTakesAtMostNineKeysFromTheMenu() throws {
    let stage = try fromTheMenu("1", .control("s"))
    #expect(stage.message.contains("lagret"))
    let consent = try #require(try consents(stage, "P-0011").first)
    #expect(consent.isGiven && consent.party == "datter" && consent.purpose == .attendance)
    #expect(stage.row(holding: "datter")?.contains("ja") == true)
  }

  @Test func aNoTakesAtMostNineKeysFromTheMenu() throws {
    let stage = try fromTheMenu("2", .control("s"))
    #expect(try consents(stage, "P-0011").map(\.isGiven) == [false])
  }

  @Test func aWithdrawalTakesAtMostNineKeysFromTheMenu() throws {
    let stage = try Stage(.rich, as: counsellor)
    let person = stage.workspace.someone("P-0011")
    _ = try stage.workspace.session.around.enter(
      .consent(Consent(purpose: .attendance, party: "datter", from: Fixture.today - 3)), about: person)
    let keys: [Key] = ["/", "å", "s", "e", .enter, .enter, "y", "3", .control("s")]
    #expect(keys.count <= 9)
    stage.press(keys)
    #expect(stage.message.contains("trukket"))
    #expect(try consents(stage, "P-0011").map { $0.standing(on: Fixture.today) } == [.withdrawn])
    // One key by itself removes nothing, and `u` brings it back.
    stage.press("u")
    #expect(try consents(stage, "P-0011").map { $0.standing(on: Fixture.today) } == [.given])
    stage.press("3", .escape)
    #expect(try consents(stage, "P-0011").map { $0.standing(on: Fixture.today) } == [.given])
  }

  @Test func everyKindIsEnteredChangedAndStruckByHand() throws {
    let stage = try Stage(.rich, as: counsellor) { AroundScreen(of: $0.someone("P-0011"), in: $0) }
    func enter(_ what: String, _ fields: [String]) {
      stage.press("+")
      stage.type(what)
      for field in fields {
        stage.press(.tab)
        stage.type(field)
      }
      stage.press(.control("s"))
      #expect(stage.top is AroundScreen, "\(what):\n\(stage.text())")
    }
    enter("pårørende", ["mor", "Kari Hansen", "900 00 001"])
    enter("fastlege", ["Ingrid Vik", "Lund legesenter"])
    enter("frivillig", ["medvandrer", "Liv Foss"])
    enter("ansvarsgruppe", ["Nina Berg", "NAV"])
    enter("informasjon", [])
    for word in ["Kari Hansen", "Ingrid Vik", "Liv Foss", "Nina Berg", "Informasjon"] {
      #expect(stage.text(.wide).lowercased().contains(word.lowercased()), "\(word)")
    }
    #expect(stage.row(holding: "Liv Foss", .wide)?.contains("taushetsløfte mangler") == true)
    stage.press(.home)
    try stage.goDown(to: "Ingrid Vik")
    stage.press(.enter, .tab, .control("u"))
    stage.type("Nora Sund")
    stage.press(.control("s"))
    #expect(stage.text().contains("Nora Sund") && !stage.text().contains("Ingrid Vik"))
    stage.press(.delete, .down, .enter)
    #expect(!stage.text().contains("Nora Sund"))
  }

  @Test func whatCannotBeIsSaidAtItsField() throws {
    let stage = try Stage(.rich, as: counsellor) { AroundForm(about: $0.someone("P-0011"), in: $0) }
    stage.press(.control("s"))
    #expect(stage.top is AroundForm && stage.text().contains("Skriv med hvem"))
  }

  // MARK: The card

  @Test func theLineForACallerIsTheSameForTheDeskAndTheCounsellor() throws {
    let line = "Kan få vite om oppmøte: mor, til 30.11. Alle andre: «Det kan jeg ikke svare på»"
    let short = "Kan få vite om oppmøte: mor, til 30.11. Ellers: «Det kan jeg ikke svare på»"
    for seat in [Seat.desk, .counsellor] {
      let stage = try card(as: seat)
      #expect(stage.text(.wide).contains(line) && stage.text().contains(short), "\(seat)")
    }
    let nobody = "Kan få vite om oppmøte: ingen. Til alle: «Det kan jeg ikke svare på»"
    for seat in [Seat.desk, .counsellor] { #expect(try card("P-0011", as: seat).text().contains(nobody)) }
  }

  @Test func aConsentThatIsWithdrawnIsGoneFromTheDesksLineAtOnce() throws {
    let stage = try Stage(.rich, as: counsellor) { AroundScreen(of: $0.someone(), in: $0) }
    let desk = try Stage(after: stage, by: Seat.desk.login) { ParticipantScreen(key: $0.someone(), in: $0) }
    #expect(desk.text().contains("mor, til 30.11"))
    try stage.goDown(to: "mor")
    stage.press("3", .control("s"))
    #expect(stage.message.contains("trukket"))
    let after = try Stage(after: stage, by: Seat.desk.login) { ParticipantScreen(key: $0.someone(), in: $0) }
    #expect(after.text().contains("oppmøte: ingen"))
  }

  @Test func whatIsMissingAroundSomebodyStandsOnTheCard() throws {
    let stage = try card()
    #expect(stage.text().contains("! fastlege"))
    #expect(stage.text(.wide).contains("! samtykke (mor) går ut 30.11"))
    #expect(!stage.text(.wide).contains("! informasjon"))
    #expect(try card("P-0011").text(.wide).contains("! informasjon"))
    #expect(try !card(as: .desk).text(.wide).contains("! fastlege"))
  }

  /// Of kin the desk has the word the person used for whom it may tell, and no name, telephone or number of children.
  @Test func theDeskSeesNobodyWhoStandsAroundSomebody() throws {
    let stage = try card(as: .desk)
    for size in [Size.standard, .wide] {
      for _ in 0..<5 {
        for word in ["Fatima", "Samir", "bror", "900 00 142", "NAV Lister", "Liv Foss", "2015", "Nina"] {
          #expect(!stage.text(size).contains(word), "\(word):\n\(stage.text(size))")
        }
        stage.press(.tab)
      }
    }
    stage.press("y")
    #expect(stage.top is ParticipantScreen)
  }

  @Test func inDangerToLifeTheNumbersStandForEverybody() throws {
    let lead = try Stage(.rich)
    _ = try lead.workspace.session.settings.change([.onCallPhone: "400 00 113"])
    for seat in [Seat.desk, .counsellor] {
      let stage = try Stage(after: lead, by: seat.login) {
        ParticipantScreen(key: $0.someone(), on: .network, in: $0)
      }
      #expect(stage.text().contains("Fare for liv: 113, vakttelefon 400 00 113"), "\(seat):\n\(stage.text())")
    }
  }

  // MARK: To sign

  @Test func aFormToSignSaysWhatIsConsentedToAndThatTheLawGoesFirst() throws {
    let stage = try Stage(.rich, as: counsellor)
    let card = try #require(try stage.workspace.session.people.card(stage.workspace.someone()))
    for consent in [try consents(stage).first, nil] {
      let form = PrintConsentForm(consent, of: card.person, in: stage.workspace)
      let lines = form.lines(card, in: stage.workspace).joined(separator: "\n")
      for word in ["Hansen, Aisha", "Blå Kors Kristiansand", "når som helst", "Loven går foran", "underskrift"] {
        #expect(lines.contains(word), "\(word)")
      }
      #expect(lines.contains("Med: mor") == (consent != nil))
      #expect(!lines.contains("Fatima"))
    }
  }
}
