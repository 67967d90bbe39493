import Domain
import Store
import Testing

@testable import Screens

/// What `show` gives programs: the keys the manual lists are the keys that come.
@Suite struct OutputTests {
  @Test(arguments: ShownScreen.allCases)
  func theManualListsTheKeysOfEachScreen(_ screen: ShownScreen) throws {
    let stage = try Stage(.rich)
    let number = try #require(stage.workspace.readyRoster?[0]?.number.text)
    if screen == .retention { try addSomebodyOld(stage.workspace.session) }
    if screen == .operations { _ = try stage.workspace.withOperations() }
    if screen == .attendance { try stage.workspace.withGroups() }
    let exhibit = try Exhibit(ShowRequest(screen, number: number), in: stage.workspace)
    let listed = try #require(ShownScreen.outputKeys.first { $0.screen == screen })
    #expect(shape(exhibit.json) == "screen schema asOf " + listed.keys)
  }

  /// Somebody the list of retention has.
  private func addSomebodyOld(_ session: Session) throws {
    _ = try session.people.add(
      Participant(number: ParticipantNumber("G-1"), givenName: "Gro", familyName: "Gammel"),
      enrolment: EnrolmentDraft(
        enrolment: Enrolment(
          programme: FixtureRegister.pilot, status: .ended, start: Day("2014-01-01"), end: Day("2015-05-04"))))
    _ = try session.settings.change([.retentionYears: "10"])
  }

  @Test(arguments: ShownScreen.allCases)
  func everyRowOfATableIsAsWideAsItsHeader(_ screen: ShownScreen) throws {
    let stage = try Stage(.rich)
    let number = try #require(stage.workspace.readyRoster?[0]?.number.text)
    let exhibit = try Exhibit(ShowRequest(screen, number: number), in: stage.workspace)
    #expect(!exhibit.csv(excel: false).isEmpty)
    #expect(exhibit.data.rows.allSatisfy { $0.count == exhibit.data.columns.count })
  }

  @Test func textIsEscapedAndNumbersKeepOneDecimal() {
    let json: JSON = .object([
      "name": .string("O'Fjell \"Seán\"\n\u{1}阮"), "share": .tenths(693), "whole": .tenths(700), "none": .null,
    ])
    #expect(json.text == #"{"name":"O'Fjell \"Seán\"\n\u0001阮","share":69.3,"whole":70,"none":null}"#)
  }

  @Test func aPersonNobodyHasIsTold() throws {
    let stage = try Stage(.rich)
    #expect(throws: ShowProblem.unknownNumber("Q-1")) {
      try Exhibit(ShowRequest(.participant, number: "Q-1"), in: stage.workspace)
    }
    #expect(throws: ShowProblem.numberMissing) { try Exhibit(ShowRequest(.lights), in: stage.workspace) }
  }

  @Test func aPeriodThatEndsBeforeItBeginsIsTold() throws {
    let stage = try Stage(.rich)
    let today = stage.workspace.today
    #expect(throws: ShowProblem.badPeriod(from: today, to: today - 1)) {
      try Exhibit(ShowRequest(.board, from: today, to: today - 1), in: stage.workspace)
    }
  }

  /// `a b(c d)`: keys in order, those of objects and of the first element of arrays in brackets.
  private func shape(_ json: JSON) -> String {
    switch json {
    case .members(let members):
      return members.map { member in
        let inner = shape(member.value)
        return inner.isEmpty ? member.key : "\(member.key)(\(inner))"
      }.joined(separator: " ")
    case .array(let values): return values.first.map(shape) ?? ""
    default: return ""
    }
  }
}
