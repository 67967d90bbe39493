import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// Nothing that could not be read looks as if it were not there.
@Suite("What the register does not answer") struct UnreadableTests {
  /// A stage whose register has stopped answering.
  private func silenced(
    as seat: Seat? = nil, open: ((Workspace) throws -> (any Screen)?)? = nil
  ) throws -> Stage {
    let stage = try Stage(.rich, as: seat, open: open)
    try stage.workspace.session.register.close()
    stage.workspace.message = nil
    stage.workspace.failure = nil
    return stage
  }

  private func expectTold(_ stage: Stage, location: SourceLocation = #_sourceLocation) {
    #expect(stage.workspace.failure != nil, sourceLocation: location)
    #expect(stage.workspace.message?.style == .error, sourceLocation: location)
  }

  @Test("is told in the menu, where no count vanishes", arguments: [Seat(role: .teamLead, reach: .whole), .desk])
  func menu(seat: Seat) throws {
    let stage = try silenced(as: seat)
    let lines = MenuLines(stage.workspace)
    for room in [
      TodayScreen.room, ParticipantsScreen.room, StepsScreen.room, AttendanceScreen.room, OperationsScreen.room,
    ] {
      #expect(room.menuRow?.beside?(lines) == "kan ikke leses", "\(room.id)")
    }
    #expect(lines.mapping == (seat == .desk ? "" : "kan ikke leses"), "what is not for the desk is not missing")
    #expect(lines.agenda(groups: 3).map(\.what) == ["kan ikke leses"])
    expectTold(stage)
  }

  @Test(
    "is no menu, no unknown number and no missing year to who asks without a terminal",
    arguments: [
      ShowRequest(MenuScreen.output), ShowRequest(ParticipantScreen.output, number: "P-0011"),
      ShowRequest(MappingScreen.output, round: 2019), ShowRequest(LogScreen.output, by: "tor"),
    ])
  func shown(request: ShowRequest) throws {
    let stage = try silenced()
    do throws(ShowProblem) {
      _ = try Exhibit(request, in: stage.workspace)
      Issue.record("it was shown")
    } catch {
      if case .refused = error { return }
      Issue.record("\(error)")
    }
  }

  @Test("is no reason to forget the districts that were agreed before")
  func agreements() throws {
    let stage = try Stage(.rich)
    var typed = AgreementInput()
    (typed.districts, typed.from) = ("Gamle Oslo", Fixture.today)
    try stage.workspace.session.register.close()
    #expect(throws: StoreError.self) { try typed.districts(since: AgreementInput(), in: stage.workspace) }
  }

  @Test("in the words of the agreement is damage, and no form opens to save over it")
  func agreementsInOtherWords() throws {
    let stage = try Stage(.rich)
    _ = try stage.workspace.session.settings.change([.agreementDistricts: "alle"])
    #expect(SettingsForm(in: stage.workspace) == nil)
    #expect(stage.workspace.failure == .ledger(.damaged(.value(table: "setting", row: 0))))
  }

  @Test("of when somebody last came is not that they never came")
  func lastMet() throws {
    let stage = try silenced()
    let person = stage.workspace.someone()
    let answer = LastMet().day(of: person, in: ListRows([person]), stage.workspace)
    #expect(answer == .unknown)
    expectTold(stage)
  }

  @Test("is told beside the participant that was looked up for a relation")
  func relation() throws {
    let stage = try Stage(.rich) { workspace in
      try workspace.session.users.all().first.map { RelationForm(of: $0.key, in: workspace) } ?? nil
    }
    try #require(stage.top is RelationForm)
    try stage.workspace.session.register.close()
    stage.type("P-0011")
    stage.press(.control("s"))
    #expect(!stage.text().contains("fant ingen"), "\(stage.text())")
    #expect(stage.text().contains("SQLite"), "\(stage.text())")
  }

  @Test("is told where an appointment may clash with another")
  func clash() throws {
    let stage = try Stage { AppointmentForm(with: $0.someone("P-0107"), in: $0) }
    stage.type("i dag")
    stage.press(.down)
    stage.type("1045")
    try stage.workspace.session.register.close()
    #expect(stage.text().contains("SQLite"), "\(stage.text())")
  }

  @Test("is told by the forms and lists that begin with a question")
  func beginnings() throws {
    for begin: (Workspace) -> Void in [
      { _ = NumberSuggestion($0).next },
      { _ = LogChoiceForm(LogChoice(), at: .from, in: $0) },
      { $0.tellOfDrafts() },
      { _ = ParticipantsScreen(in: $0, finding: true) },
    ] {
      let stage = try silenced()
      begin(stage.workspace)
      expectTold(stage)
    }
    let stage = try silenced()
    stage.workspace.drafts.forget(about: stage.workspace.someone())
    #expect(stage.workspace.drafts.takeProblem() != nil)
  }
}
