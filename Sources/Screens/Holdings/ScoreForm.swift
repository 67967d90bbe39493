import Domain
import Resources
import Store
import TerminalUI

/// A score of quality of life, as it was reckoned on paper. What was asked is never here.
struct ScoreForm: FormScreen {
  static let room = Room.panel("scoreForm", HoldingText.score, for: .enterScores)
  static let texts = "holding"

  struct Input {
    var instrument: String
    var day: Day
    var raw: Int?
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let present: Recorded<FollowUp>?
  /// The newest of each instrument before this one.
  private let before: [String: Score]

  init(of participant: ParticipantKey, changing present: Recorded<FollowUp>? = nil, in workspace: Workspace) {
    self.participant = participant
    self.present = present
    let card = workspace.card(of: participant)
    let known = card?.scores.map {
      ($0.instrument, $0.scores.filter { $0.row != present?.row }.compactMap(\.fact.score))
    }
    before = Dictionary((known ?? []).compactMap { id, scores in scores.last.map { (id, $0) } }) { first, _ in first }
    guard let subject = PersonLine(participant, in: workspace) else { return }
    let score = present?.fact.score
    entry = Entry(
      Input(
        instrument: score?.instrument ?? workspace.catalogue?.instruments.first?.id ?? "",
        day: score?.day ?? workspace.today, raw: score?.raw), about: subject.name, isChange: present != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, FollowUpRow?>("score", room.title) { workspace, person, row in
    let changed = row.flatMap { row in
      workspace.card(of: person)?.scores.flatMap(\.scores).first { $0.row.id == row.value }
    }
    return row == nil || changed != nil ? ScoreForm(of: person, changing: changed, in: workspace) : nil
  }
  var draftKey: String { Self.draft.key(participant, present.map { FollowUpRow($0.row.id) }) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  private func instrument(_ id: String, in workspace: Workspace) -> Instrument? {
    workspace.catalogue?.instrument(id)
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let all = workspace.catalogue?.instruments ?? []
    let chosen = instrument(input.instrument, in: workspace)
    return [
      .choice(
        "instrument", \.instrument, all.map { Choice($0.id, id: $0.id, HoldingNames.name(of: $0.id, in: language)) }
      ).governing(), .day("day", \.day),
      .number("raw", \.raw, figures: 3, wrong: Phrase(HoldingText.rawWrong))
        .helped(with: ["lowest": chosen?.lowest ?? 0, "highest": chosen?.highest ?? 0]),
    ]
  }

  private func told(_ input: Input) -> FollowUp? {
    input.raw.map { .score(Score(input.instrument, on: input.day, raw: $0)) }
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    guard let told = told(input) else { return ["raw": workspace.language(HoldingText.rawWrong)] }
    if let problem = told.problems(today: workspace.today).first {
      return ["day": problem.sentence(in: workspace.language)]
    }
    return told.problems(kinds: [], instruments: workspace.catalogue?.instruments ?? []).first
      .map { ["raw": $0.sentence(in: workspace.language)] } ?? [:]
  }

  /// What it comes to, and against the last.
  func remark(in workspace: Workspace) -> TextRun? {
    guard workspace.catalogue != nil else {
      return TextRun(workspace.language(HoldingText.catalogueDamaged), .warning)
    }
    guard let input = value(in: workspace), let raw = input.raw, problems(input, in: workspace).isEmpty,
      let instrument = instrument(input.instrument, in: workspace)
    else { return nil }
    let language = workspace.language
    var parts = ["\(HoldingNames.name(of: instrument.id, in: language)) \(instrument.shown(raw))"]
    if instrument.isToBeLookedAt(raw) { parts.append(language(HoldingText.lookCloser)) }
    if let last = before[instrument.id], last.day < input.day {
      let change =
        switch instrument.change(from: last.raw, to: raw) {
        case .better: HoldingText.better
        case .worse: HoldingText.worse
        case .none: HoldingText.unchanged
        }
      parts.append(
        language(
          HoldingText.scoreChange,
          ["n": instrument.shown(last.raw), "date": last.day.short, "what": language(change)]))
    }
    return TextRun(parts.joined(separator: " \(workspace.glyphs.separator) "))
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    guard let told = told(input) else { return .stay }
    let said = workspace.language(HoldingText.scoreSaved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUp.enter(told, about: participant, replacing: present?.row)
    }
  }
}
