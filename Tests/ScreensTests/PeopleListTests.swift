import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// How the list of participants behaves.
@Suite struct PeopleListTests {
  private func stage() throws -> Stage { try Stage { ParticipantsScreen(in: $0) } }

  @Test func aFilterAndTwoEntersOpenTheFirstMatch() throws {
    let stage = try stage()
    stage.press("/", "h", "a", "n", .enter, .enter)
    #expect(stage.text().contains("Hansen, Aisha P-0042"))
  }

  @Test func downLeavesTheFilterAndKeepsIt() throws {
    let stage = try stage()
    stage.press("/", "h", "a", "n", .down)
    #expect(stage.selectedRow().contains("Hansen, Jonas"))
    #expect(stage.text().contains("5 av 22"))
    // A letter is a command again.
    stage.press("j")
    #expect(stage.selectedRow().contains("Hansen, Åse"))
  }

  @Test func escapeClearsTheFilterAndThenGoesBack() throws {
    let stage = try stage()
    stage.press("/", "h", "a", "n", .enter, .down)
    stage.press(.escape)
    #expect(stage.text().contains("15 deltar, 20 på lista"))
    #expect(stage.selectedRow().contains("Hansen, Jonas"))
    stage.press(.escape)
    #expect(stage.app.stack.count == 1)
  }

  @Test func escapeWhileTypingGoesBackToWhoWasChosen() throws {
    let stage = try stage()
    stage.press(.end)
    let before = stage.selectedRow()
    stage.press("/", "h", "a", "n", .escape)
    #expect(stage.selectedRow() == before)
    #expect(stage.app.stack.count == 2)
  }

  @Test func numbersAndPhonesAreFound() throws {
    for typed in ["p42", "0042", "90000042"] {
      let stage = try stage()
      stage.press("/")
      stage.type(typed)
      stage.press(.enter)
      #expect(stage.selectedRow().contains("Hansen, Aisha"), "\(typed)")
    }
  }

  @Test func whatWasTypedGoesIntoTheNewForm() throws {
    let stage = try stage()
    stage.press("/")
    stage.type("kari holm")
    stage.press(.enter, "N")
    #expect(stage.row(holding: "Fornavn")?.contains("Kari") == true)
    #expect(stage.row(holding: "Etternavn")?.contains("Holm") == true)
  }

  @Test func theChoiceStaysThroughSorting() throws {
    let stage = try stage()
    stage.press("/", "j", "o", "h", .enter, .escape)
    #expect(stage.selectedRow().contains("Johansen, Per"))
    for digit in ["2", "3", "4", "5", "6", "1"] as [Key] {
      stage.press("S", digit)
      #expect(stage.selectedRow().contains("Johansen, Per"))
    }
    stage.press("S", "S")
    #expect(stage.row(holding: "Navn ↓") != nil)
    #expect(stage.selectedRow().contains("Johansen, Per"))
  }

  @Test func daysSortBothWays() throws {
    let stage = try stage()
    stage.press("S", "4", .home)
    #expect(stage.selectedRow().contains("Thanh"))
    stage.press("S", "4", .home)
    #expect(stage.selectedRow().contains("Hansen, Åse"))
  }

  @Test func thoseWhoEndedLongAgoComeWhenAskedFor() throws {
    let stage = try stage()
    #expect(!stage.text(.wide).contains("Langesiden"))
    stage.press("A")
    #expect(stage.text(.wide).contains("Langesiden"))
    #expect(stage.text().contains("også lenge siden"))
    stage.press("A")
    #expect(!stage.text(.wide).contains("Langesiden"))
  }

  @Test func theScopeNarrowsTheList() throws {
    let stage = try stage()
    stage.workspace.scope = Scope(programme: FixtureRegister.district)
    let text = stage.text(.wide)
    #expect(text.contains("Kampen, Kai") && !text.contains("Hansen, Aisha"))
    #expect(text.contains("Bydelsrusken 2"))
    // Whoever was there too is shown as they were there.
    stage.press("A")
    #expect(stage.row(holding: "Hansen, Åse", .wide)?.contains("har sluttet") == true)
  }

  @Test func somebodyElsesChangesShowAndTheChoiceStays() throws {
    let stage = try stage()
    stage.press("/", "j", "o", "n", .enter, .escape)
    #expect(stage.selectedRow().contains("Hansen, Jonas"))
    let other = try Fixture.open(stage.workspace.session.register.path, "kari")
      .session(today: Fixture.today, todayIsGiven: false)
    let participant = Participant(
      number: ParticipantNumber(stored: "P-0400"), givenName: "Ane", familyName: "Aasen")
    let receipt = try other.people.add(participant)
    #expect(stage.app.poll())
    #expect(stage.text(.wide).contains("Aasen, Ane"))
    #expect(stage.selectedRow().contains("Hansen, Jonas"))
    // Taken back again: whoever is chosen stays, and whoever was gone leaves no hole.
    stage.press("/", "a", "n", "e", .enter, .escape)
    #expect(receipt.about != nil && stage.selectedRow().contains("Aasen, Ane"))
    _ = try other.journal.undo()
    #expect(stage.app.poll())
    #expect(!stage.text(.wide).contains("Aasen, Ane"))
    #expect(stage.selectedRow().contains(">"))
  }

  @Test func arrowsEnterAndEscapeAreEnough() throws {
    let stage = try stage()
    // From the list to a new contact person without a letter but those of the name.
    stage.press("/", "p", "e", "r", .enter, .right)
    for _ in 0..<20 where !stage.text().contains("> K          Kontakt") { stage.press(.down) }
    stage.press(.enter)
    #expect(stage.text().contains("Kontaktperson ──"))
    stage.press(" ", .enter, .enter, .enter, .enter)
    #expect(stage.message.contains("kontaktperson"))
    #expect(!stage.selectedRow().contains("! mangler"))
  }

  @Test func showsTheSameAsData() throws {
    let stage = try stage()
    let data = try #require(stage.data)
    #expect(
      data.columns.joined(separator: " ")
        == "number name birthYear programme unit status step daysInStep contact lights")
    #expect(data.rows.count == 20)
    let aisha = try #require(data.rows.first { $0[0] == "P-0042" })
    #expect(
      aisha == [
        "P-0042", "Hansen, Aisha", "1984", "piloten-blakors", "Småjobbsentralen", "participating", "2", "34",
        "Tor Lie", "ggyyyygy",
      ])
    let json = data.json(screen: "participants", asOf: Fixture.today.iso).text
    let head = #"{"screen":"participants","schema":1,"asOf":"2026-11-19","participants":[{"number":"#
    #expect(json.hasPrefix(head))
  }
}
