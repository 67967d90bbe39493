import Domain
import Store
import TerminalUI
import Testing

@testable import Ledger
@testable import Screens
@testable import Store

/// Cohorts on the screen: everybody has one place, whoever has not come so far yet is told, and of few nothing is drawn.
@Suite struct CohortsTests {
  private func screen(_ stage: Stage) throws -> CohortsScreen { try #require(stage.top as? CohortsScreen) }

  @Test func looksAsRecorded() throws {
    let stage = try Stage(.rich) { CohortsScreen(in: $0) }
    stage.expectFrame("cohorts", .standard, .wide, Size(width: 60, height: 20))
    stage.press("x")
    stage.expectFrame("cohorts-years", .standard)
  }

  @Test func ofTwentyAndMoreAColumnIsDrawn() throws {
    let stage = try Stage(.rich) { workspace in
      for number in 1...24 {
        let participant = Participant(
          number: try ParticipantNumber("Q-\(number)"), givenName: "Kull", familyName: "Nr\(number)",
          birthYearOnly: 1990)
        let ended = number > 15
        _ = try workspace.session.people.add(
          participant,
          enrolment: EnrolmentDraft(
            enrolment: Enrolment(
              programme: FixtureRegister.district, status: ended ? .ended : .participating,
              start: workspace.today - 400, end: ended ? workspace.today - 380 : nil,
              endReason: ended ? (number > 20 ? .doesNotAttend : .ill) : nil)))
      }
      return CohortsScreen(in: workspace)
    }
    #expect(try screen(stage).cohort?.columns.first.map { $0.n >= 20 } == true)
    stage.expectFrame("cohorts-columns", .standard)
  }

  @Test func theNumbersOfAColumnAreThoseWhoseDayHasCome() throws {
    let stage = try Stage(.rich) { CohortsScreen(in: $0) }
    let cohort = try #require(try screen(stage).cohort)
    for column in cohort.columns { #expect(column.n + column.notYet == cohort.n) }
    #expect(try screen(stage).years.map(\.cohort.n).reduce(0, +) == cohort.n)
  }

  @Test func everyNumberExplainsItself() throws {
    let stage = try Stage(.rich) { CohortsScreen(in: $0) }
    for row in try screen(stage).spots {
      for spot in row { #expect(try screen(stage).figure(spot, today: Fixture.today) != nil, "\(spot)") }
    }
    stage.press(.down, .enter)
    #expect(stage.top is ExplainScreen)
    stage.press(.escape, "p")
    #expect(stage.top is PeriodForm)
  }
}
