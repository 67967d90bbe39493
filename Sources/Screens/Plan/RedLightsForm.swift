import Domain
import Resources
import Store
import TerminalUI

/// A line why, for each light that is red in the last assessment.
struct RedLightsForm: FormScreen {
  static let room = Room.panel("redLightsForm", FollowUpPlanText.reasons, for: .enterFollowUpPlan)
  static let texts = "followUpPlan"

  struct Input {
    fileprivate var lines: [LifeDomain: String] = [:]

    subscript(area: LifeDomain) -> String {
      get { lines[area] ?? "" }
      set { lines[area] = newValue }
    }
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let present: [Recorded<RedLightReason>]
  private let areas: [LifeDomain]

  /// - Parameter first: the area to begin at.
  init(of participant: ParticipantKey, at first: String? = nil, in workspace: Workspace) {
    self.participant = participant
    let card = workspace.card(of: participant)
    let lights = card?.lights.first { $0.fact.voice == .worker }?.fact.lights
    present = card?.plan.reasons ?? []
    areas = LifeDomain.allCases.filter { lights?[$0] == .red }
    guard let card, !areas.isEmpty else { return }
    var input = Input()
    for area in areas { input[area] = present.last { $0.fact.area == area }?.fact.why ?? "" }
    entry = Entry(input, about: card.identity.fact.nameInLists, isChange: true)
    open(at: first, in: workspace)
  }

  static let draft = DraftForm<ParticipantKey>("redLights", room.title) { RedLightsForm(of: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func gone(in workspace: Workspace) -> String { workspace.language(FollowUpPlanText.reasonsNone) }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    areas.map { area in
      Field<Input>.lines(area.id, \.[area], limit: 200).called(FollowUpPlanText.reasons)
        .labelled(workspace.language(area.textKey))
    }
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let said = workspace.language(FollowUpPlanText.reasonsSaved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUpPlan.enter(reasons: input.lines, of: participant, replacing: present)
    }
  }
}
