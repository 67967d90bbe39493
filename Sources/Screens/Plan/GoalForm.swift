import Domain
import Resources
import Store
import TerminalUI

/// A goal of somebody's plan: their words, what is done for it, who does it, by when, and what has become of it.
struct GoalForm: FormScreen {
  static let room = Room.panel("goalForm", FollowUpPlanText.newGoal, for: .enterFollowUpPlan)
  static let texts = "followUpPlan"

  struct Input {
    var goal: PlanGoal
    var doer: String
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let doers: [String]
  /// What is changed; nil for a new one.
  private let present: Recorded<PlanGoal>?

  init(of participant: ParticipantKey, changing present: Recorded<PlanGoal>? = nil, in workspace: Workspace) {
    self.participant = participant
    self.present = present
    doers = [workspace.language(FollowUpPlanText.participant)] + workspace.colleagues
    guard let subject = PersonLine(participant, in: workspace) else { return }
    let goal = present?.fact ?? PlanGoal("", set: workspace.today)
    entry = Entry(Input(goal: goal, doer: goal.doer ?? ""), about: subject.name, isChange: present != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, GoalRow?>("goal", room.title) { workspace, person, row in
    let changed = row.flatMap { row in workspace.card(of: person)?.plan.goals.first { $0.row.id == row.value } }
    return row == nil || changed != nil ? GoalForm(of: person, changing: changed, in: workspace) : nil
  }
  var draftKey: String { Self.draft.key(participant, present.map { GoalRow($0.row.id) }) }

  func title(in workspace: Workspace) -> String {
    workspace.language(present == nil ? FollowUpPlanText.newGoal : .changeGoal)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    return [
      .lines("words", \.goal.words, limit: 400),
      .choice("area", \.goal.area, Choice.words(PlanGoal.Area.allCases) { $0.word(in: language) }),
      .lines("deed", \.goal.deed, limit: 400), .name(\.doer, known: doers).called(FollowUpPlanText.doer),
      .day("due", \.goal.due),
      .choice("status", \.goal.status, Choice.words(PlanGoal.Status.allCases) { language($0.textKey) }),
      .day("set", \.goal.set), .day("evaluated", \.goal.evaluated),
    ]
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    guard let problem = written(input, workspace.today).problems(today: workspace.today).first else { return [:] }
    let field =
      switch problem {
      case .wordsMissing, .whyMissing, .saysNothing: "words"
      case .setInTheFuture: "set"
      case .evaluatedInTheFuture, .evaluatedBeforeSet: "evaluated"
      case .dueBeforeSet: "due"
      }
    return [field: problem.sentence(in: workspace.language)]
  }

  /// Whoever says what has become of a goal has looked at it.
  private func written(_ input: Input, _ today: Day) -> PlanGoal {
    var goal = input.goal
    goal.doer = input.doer.isEmpty ? nil : input.doer
    if let before = present?.fact, goal.status != before.status, goal.evaluated == before.evaluated {
      goal.evaluated = today
    }
    return goal
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let goal = written(input, workspace.today)
    let said = workspace.language(FollowUpPlanText.goalSaved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUpPlan.enter(goal, of: participant, replacing: present?.row)
    }
  }
}

/// What a draft of a change is known by.
typealias GoalRow = FactKey<PlanGoal>
