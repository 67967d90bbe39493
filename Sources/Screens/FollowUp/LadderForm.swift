import Domain
import Resources
import Store
import TerminalUI

/// Nobody has answered for the third time in a week: what is done now, and who does it. The call in vain is entered with it.
struct LadderForm: FormScreen {
  static let room = Room.panel("ladderForm", CallsText.ladderTitle, for: .enterFollowUpContact)
  static let texts = "followUp"

  struct Input {
    var ladder: LadderStep
    var question = ""
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let colleagues: [String]
  private let mayBeTold: [MayBeTold.Party]
  /// That the law goes before it has been entered today.
  private let lawFirst: Bool

  init(about participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    let followed = workspace.ask { (session) throws(StoreError) in try session.followUp.followed([participant]) }
    mayBeTold = followed?.first?.mayBeTold ?? []
    let today = workspace.today
    lawFirst =
      workspace.card(of: participant)?.surroundings.contains {
        if case .lawFirst(let told) = $0.fact { told.day == today } else { false }
      } ?? false
    colleagues = workspace.colleagues
    guard let subject = PersonLine(participant, in: workspace) else { return }
    let step = LadderStep(day: workspace.today, step: .homeVisit, takenBy: workspace.session.access.name)
    entry = Entry(Input(ladder: step), about: subject.name)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey>("ladder", room.title) { LadderForm(about: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    [[TextRun(workspace.showsNames ? entry?.about ?? "" : workspace.row(of: participant)?.number.text ?? "", .heading)]]
      + explanation(workspace.language(CallsText.ladderHelp), width: width, in: workspace)
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let steps = LadderStep.Step.allCases.filter { step in
      (step != .concern || workspace.sees(.concern)) && step.isOpen(mayBeTold: mayBeTold, lawFirst: lawFirst)
    }
    let step = Field<Input>.choice("step", \.ladder.step, Choice.words(steps) { language($0.textKey) }).governing()
    let takenBy = Field<Input>.choice(
      "takenBy", \.ladder.takenBy, colleagues.map { Choice($0, id: $0, $0) }, missing: Phrase(FormText.chooseOne))
    guard input.ladder.step == .teamMeeting else { return [step, takenBy] }
    return [step, takenBy, .lines("question", \.question, limit: 500)]
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    let missing = FollowUp.Problem.questionMissing.sentence(in: workspace.language)
    return input.ladder.step == .teamMeeting && input.question.isEmpty ? ["question": missing] : [:]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let today = workspace.today
    var told: [FollowUp] = [
      .contact(FollowUpContact(day: today, form: .phone, reachedOut: .service, isAchieved: false)),
      .ladder(input.ladder),
    ]
    switch input.ladder.step {
    case .teamMeeting: told.append(.question(MeetingQuestion(day: today, question: input.question)))
    case .concern: told.append(.concern(Concern(day: today, toldBy: .staff)))
    case .homeVisit, .nextOfKin: break
    }
    let said = workspace.language(
      CallsText.savedLadder, ["step": workspace.language(input.ladder.step.textKey), "name": input.ladder.takenBy])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUp.enter(told, about: participant)
    }
  }
}
