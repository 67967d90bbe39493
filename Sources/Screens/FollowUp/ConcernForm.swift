import Domain
import Resources
import Store
import TerminalUI

/// `Resepsjonen ser «Ring Per J.» og ikke mer.`
private func deskSees(_ name: String?, in workspace: Workspace) -> [TextRun] {
  let task = workspace.language(TasksText.call, ["name": ShortName.of(name ?? "")])
  return [TextRun(workspace.language(FollowUpText.deskSees, ["task": task]), .muted)]
}

/// Something to take up: uro, that somebody has told of something that is to be talked about, which is no judgement yet and counts
/// nowhere; or a question for the next team meeting.
struct ConcernForm: FormScreen {
  static let room = Room.panel("concernForm", FollowUpText.concernTitle, for: .enterRelapse)
  static let texts = "followUp"

  struct Input {
    /// ``FollowUpText/kindConcern``, or ``FollowUpText/kindQuestion``.
    var what: FollowUpText = .kindConcern
    var concern: Concern
    var question = ""

    var told: FollowUp {
      what == .kindConcern
        ? .concern(concern) : .question(MeetingQuestion(day: concern.day, question: question))
    }
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey

  init(about participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    guard let subject = PersonLine(participant, in: workspace) else { return }
    entry = Entry(Input(concern: Concern(day: workspace.today, toldBy: .staff)), about: subject.name)
    open(in: workspace)
  }

  /// What is to be talked about, or, where that has been told, what the talk came to.
  static func orTalk(about participant: ParticipantKey, in workspace: Workspace) -> any Screen {
    let told = workspace.card(of: participant)?.followUp ?? []
    let open = told.last { recorded in
      if case .concern(let concern) = recorded.fact { concern.isOpen(on: workspace.today) } else { false }
    }
    return open.map { ConcernTalkForm(about: participant, $0, in: workspace) }
      ?? ConcernForm(about: participant, in: workspace)
  }

  static let draft = DraftForm<ParticipantKey>("concern", Phrase(FollowUpText.new)) { ConcernForm(about: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    let name = [[TextRun(entry?.about ?? "", .heading)]]
    guard entry?.read(in: workspace).value.what == .kindConcern else { return name }
    return name + explanation(workspace.language(FollowUpText.concernHelp), width: width, in: workspace)
      + [deskSees(entry?.about, in: workspace)]
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let kinds: [FollowUpText] = [.kindConcern, .kindQuestion]
    let what = Field<Input>.choice("what", \.what, kinds.map { Choice($0, id: $0.rawValue, language($0)) })
      .governing()
    if input.what == .kindQuestion { return [what, .lines("question", \.question, limit: 500)] }
    return [
      what, .day("day", \.concern.day),
      .choice("toldBy", \.concern.toldBy, Choice.words(Concern.Teller.allCases) { language($0.textKey) }),
    ]
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    input.told.problems(today: workspace.today).first.map { problem in
      [problem == .questionMissing ? "question" : "day": problem.sentence(in: workspace.language)]
    } ?? [:]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let said = workspace.language(FollowUpText.saved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUp.enter(input.told, about: participant)
    }
  }
}

/// After the talk: a relapse, a lapse, or no ground, as judged together with the participant.
struct ConcernTalkForm: FormScreen {
  static let room = Room.panel("concernTalkForm", FollowUpText.settleTitle, for: .enterRelapse)
  static let texts = "followUp"

  struct Input {
    var outcome: FollowUpText = .outcomeRelapse
    var relapse: Relapse
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let present: Recorded<FollowUp>

  init(about participant: ParticipantKey, _ present: Recorded<FollowUp>, in workspace: Workspace) {
    self.participant = participant
    self.present = present
    guard let subject = PersonLine(participant, in: workspace) else { return }
    let known = present.fact.day ?? workspace.today
    entry = Entry(
      Input(relapse: Relapse(day: known, isAbout: true, known: known)), about: subject.name)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, FollowUpRow>("concernTalk", Phrase(FollowUpText.change)) {
    workspace, person, row in
    workspace.card(of: person)?.followUp.first { $0.row.id == row.value }
      .map { ConcernTalkForm(about: person, $0, in: workspace) }
  }
  var draftKey: String { Self.draft.key(participant, FollowUpRow(present.row.id)) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    let known = workspace.language(FollowUpText.settleHeading, ["date": present.fact.day?.norwegian ?? ""])
    return [[TextRun(entry?.about ?? "", .heading)], [TextRun(known, .muted)], deskSees(entry?.about, in: workspace)]
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let outcomes: [FollowUpText] = [.outcomeRelapse, .outcomeLapse, .outcomeNoGround]
    let outcome = Field<Input>.choice(
      "outcome", \.outcome, outcomes.map { Choice($0, id: $0.rawValue, language($0)) }
    ).governing()
    guard input.outcome == .outcomeRelapse else { return [outcome] }
    return [
      outcome, .day("day", \.relapse.day), .choice("about", \.relapse.isAbout, Choice.yesOrNo(language)),
    ]
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    guard input.outcome == .outcomeRelapse else { return [:] }
    return FollowUp.relapse(input.relapse).problems(today: workspace.today).first
      .map { ["day": $0.sentence(in: workspace.language)] } ?? [:]
  }

  func remark(in workspace: Workspace) -> TextRun? {
    TextRun(workspace.language(FollowUpText.unchanged), .muted)
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let said = workspace.language(FollowUpText.saved, ["name": entry?.about ?? ""])
    let outcome: Concern.Outcome? =
      switch input.outcome {
      case .outcomeRelapse: .relapse
      case .outcomeLapse: .lapse
      default: nil
      }
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUp.settle(
        concern: present.row, as: outcome, relapse: outcome == .relapse ? input.relapse : nil)
    }
  }
}
