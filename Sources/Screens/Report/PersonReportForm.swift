import Domain
import Resources
import Store
import TerminalUI

/// A report about somebody: what kind, of which days, to whom, with which goals, and what the service thinks. The page is made of
/// it when it is saved.
struct PersonReportForm: FormScreen {
  static let room = Room.panel("personReportForm", PersonReportText.new, for: .writePersonReport)
  static let texts = "personReport"

  struct Input {
    var report: PersonReport
    fileprivate var included: Set<String>

    subscript(goal: String) -> Bool {
      get { included.contains(goal) }
      set { if newValue { included.insert(goal) } else { included.remove(goal) } }
    }
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let present: Recorded<PersonReport>?
  private var page: ReportPage?

  init(about participant: ParticipantKey, changing present: Recorded<PersonReport>? = nil, in workspace: Workspace) {
    self.participant = participant
    self.present = present
    // Marks of every group: only where all of the card opens.
    guard let card = workspace.card(of: participant), card.decision == .open,
      let days = workspace.dayRecord(of: participant)
    else { return }
    page = ReportPage(card, days, workspace)
    let written = workspace.ask { (session) throws(StoreError) in
      try session.personReport.reports(about: participant)
    }
    guard let page else { return }
    let report =
      present?.fact ?? page.draft(written?.isEmpty == false ? .progress : .start, after: written?.first?.fact)
    entry = Entry(
      Input(report: report, included: Set(report.goals)), about: card.identity.fact.nameInLists,
      isChange: present != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, ReportRow?>("personReport", room.title) { workspace, person, row in
    let changed = row.flatMap { row in
      workspace.ask { (session) throws(StoreError) in try session.personReport.reports(about: person) }?
        .first { $0.row.id == row.value }
    }
    return row == nil || changed != nil ? PersonReportForm(about: person, changing: changed, in: workspace) : nil
  }
  var draftKey: String { Self.draft.key(participant, present.map { ReportRow($0.row.id) }) }

  func title(in workspace: Workspace) -> String {
    workspace.language(present == nil ? PersonReportText.new : .change)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func gone(in workspace: Workspace) -> String { workspace.language(PersonReportText.notWhole) }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let goals = (page?.goals ?? []).enumerated().map { place, goal in
      Field<Input>.choice("goal\(place)", \.[goal.words], Choice.yesOrNo(language)).called(PersonReportText.goal)
        .labelled(goal.words)
    }
    return [
      .choice("kind", \.report.kind, Choice.words(PersonReport.Kind.allCases) { language($0.textKey) }),
      .day("from", \.report.from), .day("to", \.report.to), .text("recipient", \.report.recipient, limit: 100),
    ] + goals + [.lines("assessment", \.report.assessment, limit: 1500)]
  }

  private func written(_ input: Input) -> PersonReport {
    var report = input.report
    report.goals = (page?.goals ?? []).map(\.words).filter { input[$0] }
    return page?.written(report) ?? report
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    var report = written(input)
    (report.answer, report.answered) = (nil, nil)
    guard let problem = report.problems(today: workspace.today).first else { return [:] }
    let field =
      switch problem {
      case .recipientMissing: "recipient"
      case .endsBeforeItBegins: "from"
      default: "to"
      }
    return [field: problem.sentence(in: workspace.language)]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let report = written(input)
    let said = workspace.language(PersonReportText.saved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.personReport.write(report, about: participant, replacing: present?.row)
    }
  }
}

/// What a draft of a change is known by.
typealias ReportRow = FactKey<PersonReport>

/// What the person said when they had read a report.
struct ReportAnswerForm: FormScreen {
  static let room = Room.panel("reportAnswerForm", PersonReportText.answerOpen, for: .writePersonReport)
  static let texts = "personReport"

  struct Input {
    var answer: PersonReport.Answer?
    var day: Day
    var ownWords: String?
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let present: Recorded<PersonReport>

  init(_ present: Recorded<PersonReport>, about participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    self.present = present
    guard let subject = PersonLine(participant, in: workspace) else { return }
    let report = present.fact
    entry = Entry(
      Input(answer: report.answer, day: report.answered ?? workspace.today, ownWords: report.ownWords),
      about: subject.name, isChange: report.answer != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, ReportRow>("reportAnswer", room.title) { workspace, person, row in
    workspace.ask { (session) throws(StoreError) in try session.personReport.reports(about: person) }?
      .first { $0.row.id == row.value }.map { ReportAnswerForm($0, about: person, in: workspace) }
  }
  var draftKey: String { Self.draft.key(participant, ReportRow(present.row.id)) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    return [
      .choice(
        "answer", \.answer, Choice.words(PersonReport.Answer.allCases) { language($0.textKey) },
        missing: Phrase(FormText.chooseOne)),
      .day("answered", \.day), .lines("ownWords", \.ownWords, limit: 600),
    ]
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    var report = present.fact
    (report.answer, report.answered, report.ownWords) = (input.answer, input.day, input.ownWords)
    guard let problem = report.problems(today: workspace.today).first else { return [:] }
    return ["answered": problem.sentence(in: workspace.language)]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    guard let answer = input.answer else { return .stay }
    let said = workspace.language(PersonReportText.answerSaved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.personReport.answer(
        answer, on: input.day, ownWords: input.ownWords, about: participant, row: present.row)
    }
  }
}

/// Where a report is printed to; that it left is logged about the person.
struct PrintReportForm: PrintingFormScreen {
  static let room = Room.panel("printReport", PersonReportText.print, for: .writePersonReport)

  static let fileName = Phrase(PersonReportText.fileName)

  var entry: Entry<PrintInput>?
  private let report: Recorded<PersonReport>
  private let participant: ParticipantKey

  init(_ report: Recorded<PersonReport>, about participant: ParticipantKey, in workspace: Workspace) {
    self.report = report
    self.participant = participant
    entry = Self.entry(in: workspace)
    open(in: workspace)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  mutating func save(_ input: PrintInput, in workspace: Workspace) -> Turn {
    let closing = ReportClosing(report, workspace).lines
    let isPrinted = printing(to: input, in: workspace) { [report, participant] (place) throws(StoreError) in
      _ = try workspace.session.personReport.print(
        report.row, about: participant, heading: [workspace.settings.organisation, ""], footer: closing, to: place)
    }
    return isPrinted ? .back : .stay
  }
}
