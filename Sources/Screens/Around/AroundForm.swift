import Domain
import Resources
import Store
import TerminalUI

/// Something of who stands around somebody, or of what may be told to whom: which fields there are follows from what it is.
struct AroundForm: FormScreen {
  static let room = Room.panel("aroundForm", AroundText.new, for: .enterConsent)
  static let texts = "around"

  var entry: Entry<AroundInput>?
  private let participant: ParticipantKey
  /// What is changed; nil for something new.
  private let present: Recorded<Surrounding>?
  /// Words that consents go by: kin by relation, and everybody else around.
  private let parties: [String]

  init(
    _ what: AroundText = .kindConsent, about participant: ParticipantKey,
    changing present: Recorded<Surrounding>? = nil,
    isGiven: Bool = true, beside chosen: Surrounding? = nil, in workspace: Workspace
  ) {
    self.participant = participant
    self.present = present
    guard let card = workspace.card(of: participant), let subject = PersonLine(participant, in: workspace) else {
      parties = []
      return
    }
    let around = card.surroundings.map(\.fact)
    parties = AroundInput.parties(around)
    var input = AroundInput(present?.fact, what: what, today: workspace.today, workspace.language)
    if present == nil {
      input.consent.controller = SurroundingWords(card, workspace).controller
      input.answer(isGiven, beside: chosen, around, today: workspace.today)
    }
    entry = Entry(input, about: subject.name, isChange: present != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, SurroundingRow?>("around", room.title) { workspace, person, row in
    let changed = row.flatMap { row in workspace.card(of: person)?.surroundings.first { $0.row.id == row.value } }
    return row == nil || changed != nil ? AroundForm(about: person, changing: changed, in: workspace) : nil
  }
  var draftKey: String { Self.draft.key(participant, present.map { SurroundingRow($0.row.id) }) }

  func title(in workspace: Workspace) -> String {
    workspace.language(present == nil ? AroundText.new : .change)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func fields(_ input: AroundInput, in workspace: Workspace) -> [Field<AroundInput>] {
    let language = workspace.language
    // What stands there is changed and not made something else.
    let kinds = present == nil ? AroundInput.kinds : [input.what]
    let what = Field<AroundInput>.choice(
      "what", \.what, kinds.map { Choice($0, id: $0.rawValue, language($0)) }
    ).governing()
    return [what] + input.fields(parties: parties, language)
  }

  func problems(_ input: AroundInput, in workspace: Workspace) -> [String: String] {
    let birthYear = workspace.row(of: participant)?.birthYear
    guard let problem = input.told.problems(today: workspace.today, birthYear: birthYear).first else { return [:] }
    return [input.field(of: problem): problem.sentence(in: workspace.language)]
  }

  func remark(in workspace: Workspace) -> TextRun? {
    guard entry != nil, form["what"] == AroundText.kindLawFirst.rawValue else { return nil }
    return TextRun(workspace.language(AroundText.lawRemark), .muted)
  }

  func save(_ input: AroundInput, in workspace: Workspace) -> Turn {
    let said = workspace.language(AroundText.saved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.around.enter(input.told, about: participant, replacing: present?.row)
    }
  }
}

/// What a draft of a change is known by.
typealias SurroundingRow = FactKey<Surrounding>
