import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// What is done with all that are marked is one change.
@Suite struct MarkedRowsTests {
  private func newest(_ stage: Stage) throws -> Int64 { try stage.workspace.session.register.newestEntry() }

  @Test func tasksAreTickedOffTogether() throws {
    let stage = try Stage { TasksScreen(in: $0) }
    let before = try newest(stage)
    let open = try stage.workspace.session.desk.openTasks().count
    for task in ["Ring Per J.", "nye hansker"] {
      stage.press(.home)
      try stage.goDown(to: task)
      stage.press(" ")
    }
    #expect(stage.text().contains("2 merket"))
    stage.press("i")
    #expect(try newest(stage) == before + 1)
    #expect(stage.message == "I orden: 2 oppgaver" && !stage.text().contains("merket"))
    #expect(try stage.workspace.session.desk.openTasks().count == open - 2)
    stage.press("u")
    #expect(try stage.workspace.session.desk.openTasks().count == open)
  }

  @Test func whatARuleAsksForIsTickedOffByNobody() throws {
    let stage = try Stage { TasksScreen(in: $0) }
    let before = try newest(stage)
    stage.press(.home)
    for _ in 0..<40 { stage.press(" ") }
    // The last is marked and marked off, again and again.
    stage.press("i")
    #expect(stage.message == "Denne forsvinner av seg selv når det er gjort.")
    #expect(try newest(stage) == before && stage.top.markedCount > 2)
  }

  @Test func aRollCallTakesOneMarkForAllThatArePickedOut() throws {
    let stage = try Stage(.rich) { workspace in
      let groups = try #require(try workspace.withGroups(marked: false))
      return RollCallScreen(groups.workshop, on: Fixture.today, in: workspace)
    }
    stage.press(.home, " ", " ", " ", "s")
    #expect(stage.text().contains("3 syk") && !stage.text().contains("merket"))
    let before = try newest(stage)
    stage.press(.enter)
    #expect(try newest(stage) == before + 1)
    #expect(try stage.workspace.workshopRows().count { $0.mark?.fact.mark == .sick } == 3)
  }

  @Test func whoIsMarkedComesWhateverIsLookedForNow() throws {
    let stage = try Stage(.rich) { workspace in
      _ = try workspace.withGroups(marked: false)
      return ParticipantsScreen(in: workspace)
    }
    for name in ["aisha", "åse", "kristoffersen"] {
      stage.press("/")
      stage.type(name)
      stage.press(.enter, " ")
    }
    #expect(stage.text().contains("3 merket"))
    let before = try newest(stage)
    stage.press("o")
    #expect(stage.message == "Dette gjøres med én om gangen; Esc tar bort merkene.")
    stage.press("m")
    #expect(stage.message == "2 ført som møtt. Ikke på noen liste i dag: Kristoffersen, Anne")
    #expect(try newest(stage) == before + 1 && stage.top.markedCount == 0)
    stage.press("u")
    #expect(try stage.workspace.workshopRows().allSatisfy { $0.mark == nil })
  }

  @Test func draftsAreThrownAwayTogether() throws {
    let stage = try Stage(.rich) { DraftsScreen(in: $0.withDrafts()) }
    stage.press(" ", " ", " ", .delete)
    #expect(stage.text().contains("Kaste 3 utkast?"))
    stage.press(.right, .enter)
    #expect(stage.message == "3 utkast er kastet." && stage.top.markedCount == 0)
    #expect(try stage.workspace.drafts.waiting().count == 1)
  }

  @Test func nobodyIsMarkedWhomTheUserMayNotMark() throws {
    let before = try Stage(.rich)
    let me = try #require(try before.workspace.session.users.all().first { $0.login == "tor" })
    try before.another("eva").users.nameRelative(me.key, of: before.workspace.someone("P-0099"))
    let stage = try Stage(after: before) { workspace in
      let groups = try #require(try workspace.withGroups(marked: false))
      return RollCallScreen(groups.workshop, on: Fixture.today, in: workspace)
    }
    stage.press(.home, " ", " ", " ", "s")
    #expect(stage.message.contains("Johansen, Per"))
    #expect(stage.top.markedCount == 3 && stage.text().contains("7 ikke ført"))
  }
}
