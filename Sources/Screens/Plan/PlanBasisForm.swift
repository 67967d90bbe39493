import Domain
import Resources
import Store
import TerminalUI

/// What somebody has to build on: resources and competence.
struct PlanBasisForm: FormScreen {
  static let room = Room.panel("planBasisForm", FollowUpPlanText.basis, for: .enterFollowUpPlan)
  static let texts = "followUpPlan"

  var entry: Entry<PlanBasis>?
  private let participant: ParticipantKey
  private let present: Recorded<PlanBasis>?

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    let card = workspace.card(of: participant)
    present = card?.plan.basis
    guard let card else { return }
    entry = Entry(
      present?.fact ?? PlanBasis(), about: card.identity.fact.nameInLists, isChange: present != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey>("planBasis", room.title) { PlanBasisForm(of: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func fields(_ basis: PlanBasis, in workspace: Workspace) -> [Field<PlanBasis>] {
    [.lines("resources", \.resources, limit: 600), .lines("competence", \.competence, limit: 600)]
  }

  func problems(_ basis: PlanBasis, in workspace: Workspace) -> [String: String] {
    guard present == nil, let problem = basis.problems.first else { return [:] }
    return ["resources": problem.sentence(in: workspace.language)]
  }

  func save(_ basis: PlanBasis, in workspace: Workspace) -> Turn {
    let said = workspace.language(FollowUpPlanText.basisSaved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUpPlan.enter(basis, of: participant, replacing: present?.row)
    }
  }
}
