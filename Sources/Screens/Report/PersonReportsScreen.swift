import Domain
import Resources
import Store
import TerminalUI

/// The reports that have been written about somebody: what kind, to whom, and what they said of it.
struct PersonReportsScreen: ListScreen {
  static let room = Room.place("personReports", PersonReportText.title, for: .writePersonReport)

  struct Row: Identifiable {
    let recorded: Recorded<PersonReport>
    var report: PersonReport { recorded.fact }
    var id: String { "\(report.kind.rawValue) \(report.made.number)" }
  }

  private let participant: ParticipantKey
  private var name = ""
  var listing = Listing<Row>()

  init(about participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    let reports = try workspace.session.personReport.reports(about: participant)
    name = PersonLine(participant, in: workspace)?.name ?? ""
    return reports.map { .record(Row(recorded: $0)) } + [.new(PersonReportText.new, in: workspace)]
  }

  mutating func forget() {
    name = ""
    listing.forget()
  }

  static let list = ListKind<Row>(
    "personReports", naming: "kind",
    [
      .day("made", PersonReportText.made, .fixed(12), sees: nil) { $0.report.made },
      .text("kind", PersonReportText.kind, .flexible(min: 11, max: 16), sees: nil) { row, workspace in
        workspace.language(row.report.kind.textKey)
      },
      .text("span", PersonReportText.span, .fixed(23), dropOrder: 1, sees: nil) { row, _ in
        "\(row.report.from.norwegian)–\(row.report.to.norwegian)"
      },
      .text("recipient", PersonReportText.recipient, .flexible(min: 10, weight: 2), dropOrder: 2, sees: nil) { row, _ in
        row.report.recipient
      },
      ListColumn(
        "answer", PersonReportText.answer, .flexible(min: 10, max: 18), sees: nil,
        sort: { row, _ in .day(row.report.answered) }, value: nil,
        cell: { row, workspace in [answer(row.report, workspace)] }),
    ])

  private static func answer(_ report: PersonReport, _ workspace: Workspace) -> TextRun {
    guard let answer = report.answer else {
      return TextRun(workspace.language(PersonReportText.answerNone), .warning)
    }
    return TextRun(workspace.language(answer.textKey))
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func title(in workspace: Workspace) -> String {
    let title = workspace.language(PersonReportText.title)
    return name.isEmpty ? title : "\(title) \(workspace.glyphs.separator) \(name)"
  }

  func hint(in workspace: Workspace) -> String? {
    chosen.map { $0.report.ownWords ?? "" }.flatMap { $0.isEmpty ? nil : $0 }
      ?? workspace.language(PersonReportText.readFirst)
  }

  func notice(in workspace: Workspace) -> TextRun? { TextRun(workspace.language(PersonReportText.notWhole)) }

  static let commands: [Command<Scene<PersonReportsScreen>>] = [
    Command(
      "personReports.open", [.enter], CommonText.open, PersonReportText.chosenHelp, group: ChromeText.groupList,
      enabled: mayOpen,
      run: { scene in
        let (person, workspace) = (scene.screen.participant, scene.workspace)
        guard let row = scene.screen.chosen else { return .open(PersonReportForm(about: person, in: workspace)) }
        return .open(ReadReportScreen(row.recorded, about: person, in: workspace))
      }
    ).ofOne(),
    Command(
      "personReports.add", [.character("+"), .insert], PersonReportText.new, PersonReportText.newHelp,
      group: ChromeText.groupPerson, enabled: mayWrite,
      run: { .open(PersonReportForm(about: $0.screen.participant, in: $0.workspace)) }),
    Command(
      "personReports.strike", [.delete], PersonReportText.strike, PersonReportText.strikeHelp,
      group: ChromeText.groupPerson,
      enabled: { scene in
        scene.screen.chosen == nil ? scene.unavailable(PersonReportText.noneChosen) : mayWrite(scene)
      },
      run: { scene in
        scene.screen.chosen.map {
          .open(StrikeReportScreen($0.recorded, about: scene.screen.participant, in: scene.workspace))
        } ?? .stay
      }
    ).ofOne(),
  ]

  private static func mayOpen(_ scene: Scene<PersonReportsScreen>) -> Availability {
    scene.screen.listing.isEmpty ? scene.unavailable(PersonReportText.notWhole) : .available
  }

  private static func mayWrite(_ scene: Scene<PersonReportsScreen>) -> Availability {
    let may = mayOpen(scene)
    guard may.isAvailable else { return may }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }
}

/// A report as the person reads it: nobody prints it before they have.
struct ReadReportScreen: Screen {
  static let room = Room.place("readReport", PersonReportText.answerTitle, for: .writePersonReport)

  private let participant: ParticipantKey
  private var report: Recorded<PersonReport>
  private var pager: Pager

  init(_ report: Recorded<PersonReport>, about participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    self.report = report
    pager = ReadReportScreen.pager(report, workspace)
  }

  private static func pager(_ report: Recorded<PersonReport>, _ workspace: Workspace) -> Pager {
    Pager(([report.fact.page] + ReportClosing(report, workspace).lines).joined(separator: "\n"))
  }

  mutating func refresh(in workspace: Workspace) {
    let row = { (reports: [Recorded<PersonReport>]) in
      reports.first { $0.fact.kind == report.fact.kind && $0.fact.made == report.fact.made }
    }
    let found = workspace.ask { (session) throws(StoreError) in
      try session.personReport.reports(about: participant)
    }
    guard let found = found.flatMap(row) else { return }
    report = found
    pager = ReadReportScreen.pager(found, workspace)
  }

  mutating func forget() { pager = Pager("") }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func title(in workspace: Workspace) -> String {
    "\(workspace.language(PersonReportText.title)) \(workspace.glyphs.separator) \(workspace.language(report.fact.kind.textKey))"
  }

  func hint(in workspace: Workspace) -> String? {
    report.fact.mayLeave ? nil : workspace.language(PersonReportText.readFirst)
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    canvas.within(canvas.bounds.inset(left: 2)) { pager.draw(on: &$0) }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    pager.handle(key, size: workspace.bodySize, glyphs: workspace.glyphs) ? .stay : nil
  }

  static let commands: [Command<Scene<ReadReportScreen>>] = [
    Command(
      "readReport.answer", [.enter], PersonReportText.answerOpen, PersonReportText.answerHelp,
      group: ChromeText.groupPerson, enabled: mayWrite,
      run: { .open(ReportAnswerForm($0.screen.report, about: $0.screen.participant, in: $0.workspace)) }),
    Command(
      "readReport.edit", [.character("E")], PersonReportText.change, PersonReportText.changeHelp,
      group: ChromeText.groupPerson, enabled: mayWrite,
      run: { .open(PersonReportForm(about: $0.screen.participant, changing: $0.screen.report, in: $0.workspace)) }),
    Command(
      "readReport.print", [.control("p")], PersonReportText.print, PersonReportText.printHelp,
      group: ChromeText.groupRegister,
      enabled: { scene in
        scene.screen.report.fact.mayLeave ? mayWrite(scene) : scene.unavailable(PersonReportText.notRead)
      },
      run: { .open(PrintReportForm($0.screen.report, about: $0.screen.participant, in: $0.workspace)) }),
  ]

  private static func mayWrite(_ scene: Scene<ReadReportScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }
}

/// Asks before a report is struck.
struct StrikeReportScreen: ConfirmingScreen {
  static let room = Room.panel("strikeReport", PersonReportText.strike, for: .writePersonReport)

  private let row: RowID
  private let participant: ParticipantKey
  var confirm: Confirm

  init(_ report: Recorded<PersonReport>, about participant: ParticipantKey, in workspace: Workspace) {
    row = report.row
    self.participant = participant
    confirm = Confirm(
      workspace.language(PersonReportText.strikeQuestion, ["date": report.fact.made.norwegian]),
      leave: workspace.language(PersonReportText.keep), act: workspace.language(PersonReportText.strike))
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func confirmed(in workspace: Workspace) -> Turn {
    let receipt = Changes.make(in: workspace, saying: workspace.language(PersonReportText.struck)) {
      (session) throws(StoreError) in try session.personReport.strike(row, about: participant)
    }
    return receipt == nil ? .stay : .back
  }
}
