import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// Whom do I call today, and those one follows.
@Suite struct CallsTests {
  private func stage(_ keys: Key...) throws -> Stage {
    let stage = try Stage(.rich, as: .counsellor)
    stage.press("R")
    for key in keys { stage.press(key) }
    return stage
  }

  @Test func looksAsRecorded() throws {
    try Stage(.rich, as: .counsellor) { CallsScreen(in: $0) }.expectFrame("calls")
    try Stage(.rich, as: .counsellor) { MineScreen(in: $0) }.expectFrame("mine")
    try Stage(.rich, as: .counsellor) { LadderForm(about: $0.someone(), in: $0) }.expectFrame("calls-ladder", .standard)
    try Stage(.bare) { CallsScreen(in: $0) }.expectFrame("calls-none", .standard)
  }

  @Test func namesWaitForTheirKey() throws {
    let stage = try stage()
    let names = try #require(stage.top as? CallsScreen).listing.records.compactMap {
      stage.workspace.row(of: $0.id)?.shownName
    }
    #expect(!names.isEmpty)
    for name in names { #expect(!stage.text(.wide).contains(name), "\(name)") }
    // Nor does what is taken back name anybody.
    stage.press("1", "u")
    #expect(stage.message.contains("Angret"))
    for name in names { #expect(!stage.text(.wide).contains(name) && !stage.message.contains(name), "\(name)") }
    stage.press("v")
    for name in names.prefix(3) { #expect(stage.text(.wide).contains(name), "\(name)") }
  }

  @Test func calledAndReachedInTwoKeysFromTheMenuAndTheRowGoes() throws {
    let stage = try stage()
    let first = try #require((stage.top as? CallsScreen)?.chosen?.id)
    stage.press("1")
    let screen = try #require(stage.top as? CallsScreen)
    #expect(!screen.listing.records.contains { $0.id == first })
    #expect(screen.plan.count(.reached) == 1 && stage.text().contains("Gjort i dag  1 nådd"))
    stage.press("u")
    #expect((stage.top as? CallsScreen)?.listing.records.contains { $0.id == first } == true)
  }

  @Test func withoutAnAnswerTheRowIsBackTomorrowAndTheThirdTimeItIsAskedWhatIsDone() throws {
    let stage = try stage()
    let person = try #require((stage.top as? CallsScreen)?.chosen?.id)
    stage.press("2")
    #expect(stage.text().contains("1 ikke svar (igjen"))
    let session = stage.workspace.session
    for days in [1, 2] {
      let contact = FollowUpContact(day: stage.workspace.today - days, reachedOut: .service, isAchieved: false)
      _ = try session.followUp.enter(.contact(contact), about: person)
    }
    // Taken back, it stands there again, and the next would be the third.
    let followed = try #require(try session.followUp.followed([person]).first)
    #expect(followed.contacts.count == 3)
    #expect(CallRules().call(followed, today: stage.workspace.today + 1)?.opensLadder == true)
  }

  @Test func theLadderEntersTheCallAndWhatIsDone() throws {
    let stage = try Stage(.rich, as: .counsellor) { LadderForm(about: $0.someone(), in: $0) }
    let person = stage.workspace.someone()
    stage.press(.control("s"))
    #expect(stage.message.contains("hjemmebesøk tatt av"))
    let followed = try #require(try stage.workspace.session.followUp.followed([person]).first)
    #expect(followed.ladder.last?.step == .homeVisit)
    #expect(followed.contacts.contains { $0.isFruitless && $0.day == stage.workspace.today })
    stage.press("u")
    #expect(try stage.workspace.session.followUp.followed([person]).first?.ladder == [])
  }

  @Test func theDeskHasNeither() throws {
    let stage = try Stage(.rich, as: .desk)
    for key in ["R", "M"] as [Key] {
      stage.press(key)
      #expect(stage.top is MenuScreen)
    }
    #expect(!stage.text(.wide).contains("Hvem ringer"))
  }

  /// Whoever sits beside the screen sees the names there.
  @Test func besideANameNothingTellsOfUroOrTreatment() throws {
    let stage = try Stage(.rich, as: .counsellor)
    stage.press("M")
    for size in [Size.standard, .wide] {
      for word in ["uro", "hjemkomst", "løslatelse", "dag 5 av"] {
        #expect(!stage.text(size).contains(word), "\(word)")
      }
    }
    #expect(stage.row(holding: "Hansen, Jonas")?.contains("ring") == true)
  }

  @Test func theyStandUnderHeadingsTheLongestUnseenFirst() throws {
    let stage = try Stage(.rich, as: .counsellor)
    stage.press("M")
    let screen = try #require(stage.top as? MineScreen)
    let mine = screen.listing.records.filter { $0.role == .co }
    #expect(mine.count > 1)
    #expect(mine.map { $0.seen?.number ?? .min } == mine.map { $0.seen?.number ?? .min }.sorted())
    #expect(screen.listing.records.contains { $0.role == nil })
  }

  @Test func severalAreHandedOverAtOnceToSomebodyWhoStandsIn() throws {
    let stage = try Stage(.rich, as: .counsellor)
    stage.press("M")
    let people = try #require(stage.top as? MineScreen).listing.records.filter { $0.role == .co }.prefix(2).map(
      \.id)
    for _ in people { stage.press(.character(" "), .down) }
    stage.press("K")
    #expect(stage.top is ContactForm && stage.text().contains("2 deltakere"))
    stage.type("Eva")
    stage.press(.tab)
    stage.type("vik")
    stage.press(.tab, .tab)
    stage.type("+7")
    stage.press(.control("s"))
    #expect(stage.message.contains("2 deltakere: Eva Moe"), "\(stage.message)")
  }
}
