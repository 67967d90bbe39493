import Domain
import Resources
import Store
import TerminalUI

/// What is to be done when it is dangerous: whom the participant wants called, naloxone, where the crisis plan lies.
struct SafetyPlanForm: FormScreen {
  static let room = Room.panel("safetyPlanForm", FollowUpPlanText.safety, for: .enterFollowUpPlan)
  static let texts = "followUpPlan"

  var entry: Entry<SafetyPlan>?
  private let participant: ParticipantKey
  private let present: Recorded<SafetyPlan>?

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    let card = workspace.card(of: participant)
    present = card?.plan.safety
    guard let card else { return }
    var safety = present?.fact ?? SafetyPlan(day: workspace.today)
    safety.day = workspace.today
    entry = Entry(safety, about: card.identity.fact.nameInLists, isChange: present != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey>("safetyPlan", room.title) { SafetyPlanForm(of: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func fields(_ safety: SafetyPlan, in workspace: Workspace) -> [Field<SafetyPlan>] {
    [
      .text("call", \.call, limit: 100), .text("naloxone", \.naloxone, limit: 100),
      .text("crisisPlan", \.crisisPlan, limit: 100),
    ]
  }

  func problems(_ safety: SafetyPlan, in workspace: Workspace) -> [String: String] {
    guard present == nil, let problem = safety.problems(today: workspace.today).first else { return [:] }
    return ["call": problem.sentence(in: workspace.language)]
  }

  func save(_ safety: SafetyPlan, in workspace: Workspace) -> Turn {
    let said = workspace.language(FollowUpPlanText.safetySaved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUpPlan.enter(safety, of: participant, replacing: present?.row)
    }
  }
}
