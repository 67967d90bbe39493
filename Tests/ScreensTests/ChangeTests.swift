import Domain
import Foundation
import Store
import TerminalUI
import Testing

@testable import Screens

/// What others do shows, and what workers hold goes with them.
@Suite struct ChangeTests {
  private func looks(_ stage: Stage) -> Int {
    stage.text().components(separatedBy: "kortet åpnet").count - 1
  }

  @Test func whatSomebodyLooksAtStandsInTheLogAtOnce() throws {
    let stage = try Stage(.rich) { LogScreen(in: $0) }
    let before = looks(stage)
    _ = try stage.workspace.session.people.card(stage.workspace.someone("P-0011"))
    #expect(stage.app.poll())
    #expect(looks(stage) == before + 1)
    #expect(!stage.app.poll())
  }

  @Test func andInALogThatIsCoveredAsSoonAsItShows() throws {
    let stage = try Stage(.rich) { LogScreen(in: $0) }
    let before = looks(stage)
    stage.press("?")
    _ = stage.frame()
    _ = try stage.workspace.session.people.card(stage.workspace.someone("P-0011"))
    #expect(stage.app.poll())
    stage.press(.escape)
    #expect(looks(stage) == before + 1)
  }

  @Test func whatIsInNoListReadsNoListAgain() throws {
    let stage = try Stage(.rich) { StepsScreen(in: $0) }
    let person = stage.workspace.someone("P-0011")
    let before = stage.workspace.rosterGeneration
    _ = try stage.another("eva").desk.makeAppointment(
      Appointment(day: Fixture.today, from: .midnight, place: .room("Møterom 2"), with: "Tor Lie"), with: person)
    #expect(stage.app.poll())
    #expect(stage.workspace.rosterGeneration == before)
  }

  @Test func aRegisterGoesWithTheWorkerThatHadItLast() throws {
    weak var register: Register?
    do {
      let stage = try Stage(.rich, rosterIsRead: false)
      register = stage.workspace.session.register
      stage.workspace.loadRoster()
    }
    let end = ContinuousClock.now + .seconds(60)
    while register != nil, ContinuousClock.now < end { usleep(2000) }
    #expect(register == nil)
  }
}
