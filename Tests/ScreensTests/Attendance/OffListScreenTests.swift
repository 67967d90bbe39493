import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// Somebody comes who is on no list of the day: from the menu, from a card, and on the roll call.
@Suite struct OffListScreenTests {
  private func menu() throws -> Stage {
    let stage = try Stage(.rich)
    try stage.workspace.withGroups(marked: false)
    return stage
  }

  private func rollCall(daysAgo: Int = 0, marked: Bool = false) throws -> Stage {
    try Stage(.rich) { workspace in
      let groups = try #require(try workspace.withGroups(marked: marked))
      return RollCallScreen(groups.workshop, on: Fixture.today - daysAgo, in: workspace)
    }
  }

  private func end(_ group: String, _ stage: Stage) throws {
    let kept = try #require(
      try stage.workspace.session.attendance.groups().first { $0.fact.group.name == group })
    var fact = kept.fact.group
    fact.ended = Fixture.today - 1
    _ = try stage.workspace.session.attendance.changeGroup(fact, row: kept.row)
  }

  @Test func whoeverWalksInIsMarkedBySixKeysWhereOneGroupMeets() throws {
    let stage = try menu()
    try end("Turgruppa", stage)
    stage.press("/", "n", "i", "l", .enter, "m")
    #expect(stage.message == "Nyregistrert, Nils møtt 09:14 i Verkstedet, utenom lista")
    let row = try #require(try stage.workspace.workshopRows().last)
    #expect(row.isOffList && row.mark?.fact.arrived?.text == "09:14")
    stage.clock.text = "11:30"
    stage.press("-")
    #expect(stage.message == "Nyregistrert, Nils gikk 11:30 fra Verkstedet", "as everybody")
    stage.press("u", "u", .down, .enter)
    #expect(try stage.workspace.workshopRows().allSatisfy { !$0.isOffList })
  }

  @Test func whereSeveralMeetTheCursorIsOnTheLikeliest() throws {
    let stage = try menu()
    stage.press("/", "n", "i", "l", .enter, "m")
    #expect(stage.top is OffListScreen && stage.selectedRow().contains("Verkstedet"))
    stage.expectFrame("off-list", .standard)
    stage.press(.down, .enter)
    #expect(stage.message == "Nyregistrert, Nils møtt 09:14 i Turgruppa, utenom lista")
    stage.press("m")
    #expect(stage.message == "Nyregistrert, Nils er her: møtt 09:14 i Turgruppa", "and is asked about no more")
  }

  @Test func theirOwnUnitsGroupStandsFirstForWhoeverSeesWhereTheyAre() throws {
    for (number, first) in [("W-3", "Turgruppa"), ("X-4", "Verkstedet")] {
      let stage = try Stage(.rich) { workspace in
        try workspace.withGroups(marked: false)
        return ParticipantScreen(key: workspace.someone(number), in: workspace)
      }
      stage.press("m")
      #expect(stage.top is OffListScreen && stage.selectedRow().contains(first), "\(number)")
    }
  }

  @Test func theDeskMarksThemFromTheCardAndItStandsThere() throws {
    let stage = try menu()
    let desk = try Stage(after: stage, by: Seat.desk.login) { ParticipantScreen(key: $0.someone("X-4"), in: $0) }
    desk.press("m", .enter)
    let card = try Stage(after: stage) { ParticipantScreen(key: $0.someone("X-4"), on: .attendance, in: $0) }
    #expect(card.text(.wide).contains("utenom lista"))
  }

  @Test func whereNothingMeetsItIsSaid() throws {
    let stage = try menu()
    for group in ["Turgruppa", "Verkstedet"] { try end(group, stage) }
    stage.press("/", "n", "i", "l", .enter, "m")
    #expect(stage.message == "Nyregistrert, Nils står ikke på noen liste, og ingen gruppe møter i dag.")
  }

  @Test func whoHasEndedIsRefusedInWords() throws {
    let stage = try menu()
    stage.press("/", "o", "l", "s", "e", "n", .enter, "m", .enter)
    #expect(
      stage.message == "Den du fører, deltar ikke nå og kan ikke føres utenom lista. Spør en veileder.")
    #expect(try stage.workspace.workshopRows().allSatisfy { !$0.isOffList })
  }

  // MARK: The roll call

  @Test func aKeyAddsSomebodyUnderTheListAndBesideItsCounts() throws {
    let stage = try rollCall()
    stage.press("H", "m", "+")
    #expect(stage.top is OffListForm)
    stage.type("nil")
    stage.press(.enter)
    #expect(stage.message == "Nyregistrert, Nils møtt 09:14 i Verkstedet, utenom lista")
    #expect(stage.text().contains("1 møtt · 6 ikke ført · 1 utenom lista") && stage.text().contains("1 ikke lagret"))
    stage.press("N", "s")
    #expect(stage.message.hasSuffix("og kan bare føres som møtt."), "nobody expected them")
    stage.press("r")
    #expect(stage.message == "Verkstedet: 7 møtt, 1 utenom lista. Lagret.")
    stage.expectFrame("roll-call-off-list", .standard, Size(width: 50, height: 16))
  }

  @Test func whoStandsOnTheListIsNotAdded() throws {
    let stage = try rollCall()
    stage.press("+")
    stage.type("åse")
    stage.expectFrame("off-list-form", .standard)
    stage.press(.enter)
    #expect(stage.text().contains("Hansen, Åse står i navnelista allerede."))
  }

  @Test func aDayThatIsPastTakesThemInWithoutATime() throws {
    let stage = try rollCall(daysAgo: 8)
    stage.press("+")
    stage.type("nil")
    stage.press(.enter)
    #expect(stage.message == "Nyregistrert, Nils ført som møtt i Verkstedet, utenom lista")
    #expect(stage.row(holding: "Nyregistrert")?.contains("møtt") == true)
  }
}
