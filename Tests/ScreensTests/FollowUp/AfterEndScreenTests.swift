import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// Work and school on the plan, the question at the end, and asking after it.
@Suite struct AfterEndScreenTests {
  private let counsellor = Seat.counsellor

  @Test func looksAsRecorded() throws {
    let form = try Stage(.rich, as: counsellor) { OccupationForm(of: $0.someone(), in: $0) }
    form.expectFrame("occupation", .standard)
    try Stage(.rich, as: counsellor) { FollowUpPlanScreen(of: $0.someone("E-1"), in: $0) }
      .expectFrame("plan-after-end", .standard)
  }

  /// Nobody rings an employer who does not know of the programme: there is not even a place to write the number.
  @Test func aTelephoneIsAskedForOnlyWhereTheyMayKnow() throws {
    let stage = try Stage(.rich, as: counsellor) { OccupationForm(of: $0.someone(), in: $0) }
    stage.press(.tab)
    stage.type("Sykkelverkstedet")
    #expect(!stage.text().contains("Telefon"))
    stage.press(.tab)
    stage.type("ja")
    stage.press(.tab)
    #expect(stage.text().contains("Telefon"))
    stage.press(.backTab)
    stage.type("900 00 011")
    stage.press(.control("s"))
    let person = stage.workspace.someone()
    let entered = try #require(stage.workspace.card(of: person)).plan.occupations.map(\.fact)
    #expect(entered.contains { $0.phone == "900 00 011" && $0.place == "Sykkelverkstedet" })
  }

  @Test func theQuestionIsAskedWhenSomebodyLeavesAndGoesWithTheEnd() throws {
    let stage = try Stage(.rich, as: counsellor) { EnrolmentChangeForm(of: $0.someone(), in: $0) }
    let person = stage.workspace.someone()
    #expect(stage.text(.wide).contains("Kan vi spørre"))
    stage.type("har sl")
    stage.press(Array(repeating: .tab, count: 5))
    stage.type("i går")
    stage.press(Array(repeating: .tab, count: 7))
    stage.type("ja")
    stage.press(.control("s"))
    #expect(stage.workspace.afterEnds(of: person).first?.record?.mayAsk == true, "\(stage.message)")
    stage.press("u")
    #expect(stage.workspace.afterEnds(of: person).isEmpty)
  }

  /// Nothing to ask of somebody who has said nothing.
  @Test func withoutAYesThereIsNothingToAsk() throws {
    let form = try Stage(.rich, as: counsellor) { workspace in
      let person = workspace.someone("E-1")
      return (workspace.card(of: person)?.enrolments.first).map {
        AfterEndCallForm(person, after: $0.key, in: workspace)
      }
    }
    #expect(form.text().contains("Ingenting å spørre om"))
  }

  @Test func whoeverHasSaidYesIsAskedFromTheTaskAndThenIsNoTask() throws {
    let stage = try Stage(.rich, as: Seat(role: .counsellor, reach: .whole)) { TasksScreen(in: $0) }
    let session = stage.workspace.session
    let person = stage.workspace.someone("E-2")
    let enrolment = try #require(stage.workspace.card(of: person)?.enrolments.first).key
    _ = try session.enrolments.assignContact(
      enrolment, ContactAssignment(name: session.access.name, from: Fixture.today - 200))
    let task = try #require(try DayPlan(stage.workspace).tasks.first { $0.id == .afterEnd(person, enrolment) })
    #expect(TaskWords(stage.workspace, showsNames: true).why(task)?.contains("slutt") == true)
    _ = try session.afterEnd.enter(.work, on: Fixture.today, month: 3, of: person, after: enrolment)
    #expect(try !DayPlan(stage.workspace).tasks.contains { $0.id == .afterEnd(person, enrolment) })
  }
}
