import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// After a talk: one form, one key to save it, one to take it back.
@Suite struct TalkHeldTests {
  private let counsellor = Seat.counsellor

  private func form(_ number: String = "P-0042") throws -> Stage {
    try Stage(.rich, as: counsellor) { TalkHeldForm(with: $0.someone(number), in: $0) }
  }

  @Test func looksAsRecorded() throws {
    let stage = try form()
    stage.expectFrame("talk-held")
    stage.press(.tab, .tab, .tab)
    stage.type("nei")
    stage.press(.tab)
    stage.expectFrame("talk-held-not-reached", .standard)
  }

  @Test func aTalkIsSavedAsItStandsWithOneKeyAndUndoneWithOne() throws {
    let stage = try Stage(.rich, as: counsellor) { ParticipantScreen(key: $0.someone("P-0011"), in: $0) }
    stage.press("c", .control("s"))
    #expect(stage.top is ParticipantScreen)
    #expect(stage.message.contains("samtalen er lagret"))
    let before = try #require(stage.workspace.card(of: stage.workspace.someone("P-0011")))
    #expect(before.followUp.count == 1)
    stage.press("u")
    #expect(try #require(stage.workspace.card(of: stage.workspace.someone("P-0011"))).followUp.isEmpty)
  }

  @Test func goalsAppointmentAndTaskGoWithItAndComeBackTogether() throws {
    let stage = try form()
    let person = stage.workspace.someone()
    func seen() -> [Int] {
      guard let card = stage.workspace.card(of: person) else { return [] }
      let contacts = card.followUp.count { if case .contact = $0.fact { true } else { false } }
      return [card.plan.goals.count { $0.fact.status == .reached }, card.appointments.count, contacts]
    }
    let before = seen()
    stage.press(.tab, .tab, .tab, .tab)
    stage.type("nådd")
    stage.press(.tab, .tab, .tab)
    stage.type("+7")
    stage.press(.tab)
    stage.type("1030")
    stage.press(.control("s"))
    #expect(stage.message.contains("samtalen er lagret"), "\(stage.text())")
    let after = seen()
    #expect(after == before.map { $0 + 1 } && after.count == 3)
    stage.press("u")
    #expect(seen() == before)
    stage.press("U")
    #expect(seen() == after)
  }

  /// Whoever was not reached has talked nothing over.
  @Test func withoutAnAnswerNoGoalIsAskedFor() throws {
    let stage = try form()
    #expect(stage.text().contains("Få fast jobb"))
    stage.press(.tab, .tab, .tab)
    stage.type("nei")
    stage.press(.tab)
    #expect(!stage.text().contains("Få fast jobb"))
  }

  @Test func whatIsMissingIsSaidAtItsField() throws {
    let stage = try form()
    stage.press(Array(repeating: .tab, count: 7))
    stage.type("+7")
    stage.press(.control("s"))
    #expect(stage.top is TalkHeldForm)
    #expect(stage.text().contains("Skriv når avtalen begynner"))
  }

  @Test func whatIsTypedComesBack() throws {
    let stage = try Stage(.rich, as: counsellor) { ParticipantScreen(key: $0.someone(), in: $0) }
    stage.press("c", .tab, .tab, .tab, .tab, .tab, .tab)
    stage.type("Om boligen")
    stage.press(.escape, "c")
    #expect(stage.text().contains("Om boligen"))
  }

  @Test func itOpensFromMinDagForWhoeverIsChosenThereAndNotForTheDesk() throws {
    let stage = try Stage(.rich, as: counsellor) { TodayScreen(in: $0, showingNames: true) }
    stage.press(.down, .down)
    stage.press("c")
    #expect(stage.top is TalkHeldForm)
    let desk = try Stage(.rich, as: .desk) { TodayScreen(in: $0, showingNames: true) }
    desk.press(.down, "c")
    #expect(desk.top is TodayScreen)
  }
}
