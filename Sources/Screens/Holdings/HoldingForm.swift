import Domain
import Resources
import Store
import TerminalUI

/// Something that holds for a time: of which sort, what of the catalogue, from and to, who gives it.
struct HoldingForm: FormScreen {
  static let room = Room.panel("holdingForm", HoldingText.new, for: .enterServices)
  static let texts = "holding"

  var entry: Entry<Holding>?
  private let participant: ParticipantKey
  /// What is changed; nil for something new.
  private let present: Recorded<FollowUp>?

  init(of participant: ParticipantKey, changing present: Recorded<FollowUp>? = nil, in workspace: Workspace) {
    self.participant = participant
    self.present = present
    guard let subject = PersonLine(participant, in: workspace) else { return }
    entry = Entry(
      present?.fact.holding ?? Holding(.service, "", from: workspace.today), about: subject.name,
      isChange: present != nil)
    open(at: "what", in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, FollowUpRow?>("holding", room.title) { workspace, person, row in
    let changed = row.flatMap { row in workspace.card(of: person)?.holdings.first { $0.row.id == row.value } }
    return row == nil || changed != nil ? HoldingForm(of: person, changing: changed, in: workspace) : nil
  }
  var draftKey: String { Self.draft.key(participant, present.map { FollowUpRow($0.row.id) }) }

  func title(in workspace: Workspace) -> String {
    workspace.language(present == nil ? HoldingText.new : .change)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func fields(_ holding: Holding, in workspace: Workspace) -> [Field<Holding>] {
    let language = workspace.language
    // Another sort is something else.
    let sorts = present.flatMap(\.fact.holding).map { [$0.sort] } ?? Holding.Sort.allCases
    let kinds = workspace.catalogue?.holdings.filter { $0.sort == holding.sort } ?? []
    let choices = kinds.map { Choice($0.id, id: $0.id, HoldingNames.name(of: $0.id, in: language)) }
    let states: [Field<Holding>] =
      holding.sort == .service || holding.sort == .housing
      ? [.choice("state", \.state, Choice.words(Holding.State.allCases) { language($0.textKey) })] : []
    let giver: [Field<Holding>] = holding.sort == .service ? [.text("giver", \.giver, limit: 60)] : []
    return [
      .choice("sort", \.sort, Choice.words(sorts) { language($0.textKey) }).governing(),
      .choice("what", \.what, choices, isBlank: holding.what.isEmpty, missing: Phrase(HoldingText.whatMissing)),
    ] + states + [.day("from", \.from), .day("to", \.to)] + giver + [.lines("note", \.note, limit: 300)]
  }

  func problems(_ holding: Holding, in workspace: Workspace) -> [String: String] {
    let told = FollowUp.holding(holding)
    let found =
      told.problems(today: workspace.today)
      + told.problems(
        kinds: workspace.catalogue?.holdings ?? [], instruments: workspace.catalogue?.instruments ?? [])
    guard let problem = found.first else { return [:] }
    let field =
      switch problem {
      case .endsBeforeItBegins, .endMissing: "to"
      case .notInCatalogue: "what"
      default: "from"
      }
    return [field: problem.sentence(in: workspace.language)]
  }

  func remark(in workspace: Workspace) -> TextRun? {
    workspace.catalogue == nil ? TextRun(workspace.language(HoldingText.catalogueDamaged), .warning) : nil
  }

  func save(_ holding: Holding, in workspace: Workspace) -> Turn {
    let name = HoldingNames.name(of: holding.what, in: workspace.language)
    let said = workspace.language(HoldingText.saved, ["name": entry?.about ?? "", "what": name])
    return change(
      saying: [said, caseload(holding, name, in: workspace)].compactMap(\.self).joined(separator: " "), in: workspace
    ) { (session) throws(StoreError) in
      try session.followUp.enter(.holding(holding), about: participant, replacing: present?.row)
    }
  }

  /// That there will be more than one who gives it should have: it bars nobody.
  private func caseload(_ holding: Holding, _ name: String, in workspace: Workspace) -> String? {
    guard let limit = workspace.catalogue?.holding(holding.what)?.caseload, let giver = holding.giver,
      holding.standing(on: workspace.today) == .underWay,
      let others = workspace.ask({ (session) throws(StoreError) in
        try session.followUp.caseload(of: holding.what, at: giver, besides: participant)
      }), others + 1 > limit
    else { return nil }
    return workspace.language(
      HoldingText.caseload, ["what": name, "who": giver, "n": others + 1, "limit": limit])
  }
}
