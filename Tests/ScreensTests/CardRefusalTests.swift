import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// A card that does not open says so, why, and what to do.
@Suite struct CardRefusalTests {
  private let kari = Seat(role: .counsellor, reach: .whole)
  private let before: Stage

  init() throws {
    before = try Stage(.rich)
    try before.makeClose(kari, to: [before.workspace.someone()])
  }

  private func stage(_ open: @escaping (Workspace) throws -> (any Screen)?) throws -> Stage {
    try Stage(after: before, by: kari.login, open: open)
  }

  /// What stands on the screen, however its lines break.
  private func words(_ stage: Stage) -> String {
    stage.text(.wide).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func aRelativesCardSaysThatItIsNotOpenedAndWhomToAsk() throws {
    let stage = try stage { ParticipantsScreen(in: $0) }
    stage.press("/")
    stage.type("p-0042")
    stage.press(.enter, .enter)
    stage.expectFrame("card-refused")
    let text = words(stage)
    #expect(text.contains("Kortet åpnes ikke for deg.") && text.contains("be teamleder eller en kollega om hjelp"))
    #expect(!text.contains("ikke lenger i registeret") && !text.contains("gjør om") && !text.contains("900 00 042"))
    stage.press(.escape)
    #expect(stage.top is ParticipantsScreen)
  }

  /// Nothing else about them opens either, and what is said is the same.
  @Test(arguments: ["E", "l", "K", "n", "a", "b", "I", "X", "o", "C"] as [Key])
  func nothingIsEnteredAboutThem(_ key: Key) throws {
    let stage = try stage { ParticipantsScreen(in: $0) }
    stage.press("/")
    stage.type("p-0042")
    stage.press(.enter, key)
    #expect(words(stage).contains("Kortet åpnes ikke for deg."), "\(stage.text())")
    #expect(stage.top is ParticipantScreen)
  }

  @Test func aFormThatWasLeftSaysTheSame() throws {
    let form = try stage { ContactForm(of: $0.someone(), enrolment: nil, in: $0) }
    #expect(words(form).contains("Kortet åpnes ikke for deg."))
  }

  @Test func theDeskOfAnotherUnitIsToldWhomToAsk() throws {
    let desk = try Stage(after: before, by: Seat(role: .frontDesk, reach: .other).login) {
      ParticipantScreen(key: before.workspace.someone("P-0107"), in: $0)
    }
    #expect(words(desk).contains("hører til en annen avdeling"))
  }

  /// In lists they are a name and a number; where a place tells more, they are counted and not named.
  @Test func listsShowANameAndANumber() throws {
    try stage { ParticipantsScreen(in: $0) }.expectFrame("people-list-close")
    let steps = try stage { StepsScreen(in: $0) }
    #expect(!steps.text(.wide).contains("Hansen, A"))
    let counts = { (stage: Stage) in stage.top.figures(in: stage.workspace).map(\.value) }
    let own = try Stage(after: before, by: Seat(role: .teamLead, reach: .whole).login) { StepsScreen(in: $0) }
    #expect(counts(steps) == counts(own) && own.text(.wide).contains("Hansen, A"))
  }

  @Test func aRollCallHasTheirNameAndNotWhetherTheyCame() throws {
    try before.makeClose(kari, to: [before.workspace.someone("P-0099")])
    func row(_ login: String) throws -> String? {
      let stage = try Stage(after: before, by: login) { workspace in
        let groups = try workspace.session.attendance.groups()
        return groups.first { $0.fact.group.name == "Verkstedet" }.map {
          RollCallScreen($0.fact.key, on: workspace.today, in: workspace)
        }
      }
      return stage.row(holding: "Johansen, Per")
    }
    #expect(try row(Seat(role: .teamLead, reach: .whole).login)?.contains("møtt") == true)
    #expect(try row(kari.login)?.contains("møtt") == false)
  }

  @Test func aLoanHasNotTheirName() throws {
    try OperationsRegister(before.workspace.session).fill()
    func stage(_ login: String) throws -> Stage {
      try Stage(after: before, by: login) { OperationsScreen(in: $0) }
    }
    let close = try stage(kari.login)
    #expect(close.row(holding: "Skøyter", .wide)?.contains("Hansen") == false)
    try close.goDown(to: "Skøyter")
    #expect(!close.text(.wide).contains("Hansen, Aisha"))
    let own = try stage(Seat(role: .teamLead, reach: .whole).login)
    #expect(own.row(holding: "Skøyter", .wide)?.contains("Hansen, Aisha") == true)
  }

  @Test func nobodyCloseIsNamedBehindAFigure() throws {
    func names(_ login: String) throws -> Bool {
      let stage = try Stage(after: before, by: login) { workspace in
        ExplainScreen(workspace.figure(.listed, 1, people: [workspace.someone()]), in: workspace)
      }
      return stage.text(.wide).contains("Hansen, Aisha")
    }
    #expect(try names(Seat(role: .teamLead, reach: .whole).login))
    #expect(try !names(kari.login))
  }

  /// Who is gone, and who is not to be known of, keep words of their own: they are the same.
  @Test func whoeverIsGoneIsNotInTheRegister() throws {
    let gone = try stage { ParticipantScreen(key: ParticipantKey(999_999), in: $0) }.text()
    #expect(gone.contains("ikke lenger i registeret"))
    let hidden = try Stage(after: before, by: Seat(role: .counsellor, reach: .other).login) {
      ParticipantScreen(key: before.workspace.someone("B-1"), in: $0)
    }
    #expect(hidden.text().contains("ikke lenger i registeret"))
  }
}
