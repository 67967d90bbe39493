import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// Treatment, relapse and back, behind a key on the card; and nothing of it anywhere else.
@Suite struct FollowUpTests {
  private let counsellor = Seat.counsellor

  private func card(_ number: String = "P-0042") throws -> Stage {
    try Stage(.rich, as: counsellor) { ParticipantScreen(key: $0.someone(number), in: $0) }
  }

  @Test func whatIsTypedAfterTheTalkComesBack() throws {
    let stage = try Stage(.rich, as: Seat(role: .counsellor, reach: .whole)) { workspace in
      ConcernForm.orTalk(about: workspace.someone("P-0107"), in: workspace)
    }
    let form = try #require(stage.top as? ConcernTalkForm)
    let again = try #require(Rooms.draft(form.draftKey).open(stage.workspace) as? ConcernTalkForm)
    #expect(again.draftKey == form.draftKey)
  }

  @Test func looksAsRecorded() throws {
    try Stage(.rich, as: counsellor) { FollowUpScreen(of: $0.someone(), in: $0) }.expectFrame("follow-up")
    let form = try Stage(.rich, as: counsellor) { FollowUpForm(about: $0.someone(), in: $0) }
    form.expectFrame("follow-up-form", .standard)
    form.type("beh")
    form.press(.tab)
    form.expectFrame("follow-up-treatment", .standard)
    try Stage(.rich, as: counsellor) { ConcernForm(about: $0.someone(), in: $0) }
      .expectFrame("follow-up-concern", .standard)
    let talk = try Stage(.rich, as: counsellor) { ConcernForm.orTalk(about: $0.someone("P-0107"), in: $0) }
    talk.expectFrame("follow-up-talk", .standard)
  }

  /// The participant may sit beside the screen.
  @Test func theCardTellsNothingUntilTheKeyShowsIt() throws {
    let words = ["tilbakefall", "behandling, dag", "Overdose"]
    let stage = try card()
    for size in [Size.standard, .wide] {
      for _ in 0..<6 {
        for word in words { #expect(!stage.text(size).contains(word), "\(word)") }
        stage.press(.tab)
      }
    }
    stage.press("t")
    #expect(stage.top is FollowUpScreen)
    #expect(stage.text().contains("Etter behandling, dag 32 av 92, til 18.01.2027"))
    #expect(stage.text().contains("tilbakefall"))
    // And goes again by itself.
    _ = stage.app.pass(to: 60_000)
    for word in words + ["kontakt"] { #expect(!stage.text().contains(word), "\(word)") }
    stage.press("+")
    #expect(stage.top is FollowUpScreen)
    stage.press("t")
    #expect(stage.text().contains("tilbakefall"))
  }

  @Test func aConcernTakesFiveKeysFromTheMenuAndTheTalkSix() throws {
    let stage = try Stage(.rich, as: counsellor)
    stage.press("2", .down, "!", .control("s"))
    #expect(stage.message.contains("hendelsen er lagret") && !stage.message.contains("uro"))
    // The same key then asks what the talk came to.
    stage.press("!")
    #expect(stage.top is ConcernTalkForm)
    stage.press(.control("s"))
    #expect(stage.top is ParticipantsScreen)
    stage.press("t")
    #expect(stage.text().contains("tilbakefall"))
    #expect(stage.text().contains("ikke tilbake ennå"))
  }

  @Test func whatTheTalkCameToIsChosen() throws {
    for (word, left) in [("glipp", "uro"), ("ingen", "")] {
      let stage = try card("P-0107")
      stage.press("!")
      stage.type(word)
      stage.press(.control("s"), "t")
      #expect(stage.top is FollowUpScreen)
      #expect(stage.text().contains("uro") == !left.isEmpty)
      #expect(!stage.text().contains("tilbakefall"))
    }
  }

  /// Proposed by the first attendance after the day we got to know, and then confirmed.
  @Test func backIsConfirmedWithOneKey() throws {
    let stage = try card()
    stage.press("t")
    #expect(stage.text().contains("møtt 12.11, ikke bekreftet"))
    stage.press("i")
    #expect(stage.text().contains("tilbake etter 1 dag"))
    stage.press("u")
    #expect(stage.text().contains("ikke bekreftet"))
    stage.press("i", "i")
    #expect(stage.message.contains("Ingen dag foreslås"))
  }

  @Test func anEventIsEnteredChangedAndStruck() throws {
    let stage = try card("P-0011")
    stage.press("t", .enter)
    #expect(stage.top is FollowUpForm)
    stage.type("beh")
    stage.press(.tab)
    stage.press(Array(repeating: .backspace, count: 6))
    stage.type("1.10")
    stage.press(.tab)
    stage.type("i går")
    stage.press(.control("s"))
    #expect(stage.top is FollowUpScreen)
    #expect(stage.text().contains("Etter behandling, dag 1 av"))
    #expect(stage.text().contains("Overdosefare: svært økt, dag 1 av 14"))
    stage.press(.end, .up, .enter, .tab, .tab)
    stage.press(Array(repeating: .backspace, count: 10))
    stage.press(.control("s"))
    #expect(stage.text().contains("pågår") && !stage.text().contains("Etter behandling"))
    stage.press(.delete, .down, .enter)
    #expect(stage.message.contains("strøket"))
    #expect(!stage.text().contains("pågår"))
  }

  @Test func whatCannotBeIsSaidAtItsField() throws {
    let stage = try Stage(.rich, as: counsellor) { FollowUpForm(about: $0.someone(), in: $0) }
    stage.type("tilbakef")
    stage.press(.tab)
    stage.press(Array(repeating: .backspace, count: 10))
    stage.type("i morgen")
    stage.press(.control("s"))
    #expect(stage.top is FollowUpForm)
    #expect(stage.text().contains("ikke kommet ennå"))
  }

  /// Numbers to a team lead; the card has no more of it than of anybody else.
  @Test func aTeamLeadSeesTreatmentAndNoRelapse() throws {
    let stage = try Stage(.rich) { FollowUpScreen(of: $0.someone(), in: $0) }
    #expect(stage.text().contains("Etter behandling, dag 32 av 92"))
    #expect(!stage.text().contains("tilbakefall") && !stage.text().contains("bekreftet"))
  }

  // MARK: The desk

  /// What a counsellor enters changes nothing that the desk sees.
  @Test func theDeskSeesNothingOfIt() throws {
    func frames(_ stage: Stage) -> [String] {
      var seen = [stage.text(.standard), stage.text(.wide)]
      for keys in [["1"], ["2"], ["3"], ["4"], ["5"], ["0"]] as [[Key]] {
        stage.press(keys)
        seen.append(stage.text(.wide))
        stage.press(.escape)
      }
      stage.press("2", "/")
      stage.type("p-0042")
      stage.press(.enter, .enter)
      seen.append(stage.text(.wide))
      stage.press(.tab)
      seen.append(stage.text(.wide))
      stage.press(.tab)
      seen.append(stage.text(.wide))
      stage.press("t", "!", "u")
      seen.append(stage.text(.standard))
      return seen
    }
    let first = try Stage(.rich, as: .desk)
    let before = frames(first)
    let lead = try Fixture.open(first.workspace.session.register.path, "tor")
    let session = lead.session(today: Fixture.today, todayIsGiven: false)
    let person = first.workspace.someone()
    for told in [
      FollowUp.relapse(Relapse(day: Fixture.today)), .reEngagement(ReEngagement(day: Fixture.today)),
      .treatment(TreatmentEpisode(admitted: Fixture.today)), .concern(Concern(day: Fixture.today, toldBy: .staff)),
    ] { _ = try session.followUp.enter(told, about: person) }
    try lead.close()
    let after = frames(try Stage(after: first, by: Seat.desk.login))
    for (one, other) in zip(before, after) { #expect(body(one) == body(other)) }
    for text in after { #expect(!text.contains("tilbakefall") && !text.contains("Hendelse")) }
  }

  @Test func aConcernIsACallOfWhoeverHasNobodyAndOnNoOtherListThanTheirs() throws {
    let stage = try Stage(.rich, as: counsellor) { TasksScreen(in: $0) }
    // One has no contact person; another's is somebody else; of the third this user is the co-contact.
    let (unheld, held) = (stage.workspace.someone("P-0099"), stage.workspace.someone("P-0203"))
    let shared = stage.workspace.someone()
    func call(_ person: ParticipantKey, _ workspace: Workspace) throws -> DayTask? {
      try DayPlan(workspace).tasks.first { $0.id == .concern(person) }
    }
    #expect(try call(unheld, stage.workspace) == nil)
    for person in [unheld, held, shared] {
      _ = try stage.workspace.session.followUp.enter(
        .concern(Concern(day: Fixture.today - 1, toldBy: .nextOfKin)), about: person)
    }
    let task = try #require(try call(unheld, stage.workspace))
    let words = TaskWords(stage.workspace, showsNames: true)
    #expect(words.what(task) == "Ring Per J." && words.why(task) == "uro fra i går")
    #expect(task.due == .soon && TaskWords(stage.workspace, showsNames: false).what(task) == "Ring")
    #expect(try call(held, stage.workspace) == nil)
    #expect(try call(shared, stage.workspace) != nil)
    #expect(try call(unheld, Stage(after: stage, by: Seat.desk.login).workspace) == nil)
  }

  /// Without the title, which names the user by another fixture's words.
  private func body(_ text: String) -> String { text.split(separator: "\n").dropFirst().joined(separator: "\n") }
}
