import Domain
import Resources
import Store
import TerminalUI

/// A place of work, of practice or of learning. The telephone of an employer only where they may know of the programme.
struct OccupationForm: FormScreen {
  static let room = Room.panel("occupationForm", OccupationText.new, for: .enterFollowUpPlan)
  static let texts = "occupation"

  var entry: Entry<Occupation>?
  private let participant: ParticipantKey
  private let present: Recorded<Occupation>?

  init(of participant: ParticipantKey, changing present: Recorded<Occupation>? = nil, in workspace: Workspace) {
    self.participant = participant
    self.present = present
    guard let subject = PersonLine(participant, in: workspace) else { return }
    entry = Entry(
      present?.fact ?? Occupation(.practice, at: "", from: workspace.today), about: subject.name,
      isChange: present != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, OccupationRow?>("occupation", room.title) { workspace, person, row in
    let changed = row.flatMap { row in workspace.card(of: person)?.plan.occupations.first { $0.row.id == row.value } }
    return row == nil || changed != nil ? OccupationForm(of: person, changing: changed, in: workspace) : nil
  }
  var draftKey: String { Self.draft.key(participant, present.map { OccupationRow($0.row.id) }) }

  func title(in workspace: Workspace) -> String {
    workspace.language(present == nil ? OccupationText.new : .change)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func fields(_ occupation: Occupation, in workspace: Workspace) -> [Field<Occupation>] {
    let language = workspace.language
    let share: [Field<Occupation>] =
      occupation.kind.hasShare ? [.number("share", \.share, figures: 3, wrong: Phrase(OccupationText.badShare))] : []
    let phone: [Field<Occupation>] = occupation.mayKnow ? [.phone("phone", \.phone)] : []
    return [
      .choice("kind", \.kind, Choice.words(Occupation.Kind.allCases) { language($0.textKey) }).governing(),
      .text("place", \.place, limit: 100),
      .choice("mayKnow", \.mayKnow, Choice.yesOrNo(language)).governing(),
    ] + phone + [.day("from", \.from), .day("to", \.to)] + share
  }

  /// What is not asked for is not kept either.
  private func written(_ typed: Occupation) -> Occupation {
    var occupation = typed
    if !occupation.kind.hasShare { occupation.share = nil }
    if !occupation.mayKnow { occupation.phone = nil }
    return occupation
  }

  func problems(_ occupation: Occupation, in workspace: Workspace) -> [String: String] {
    guard let problem = written(occupation).problems.first else { return [:] }
    let field =
      switch problem {
      case .placeMissing: "place"
      case .endsBeforeItBegins: "to"
      case .shareOutOfRange, .shareOfSchool: "share"
      case .phoneOfWhoDoesNotKnow: "phone"
      }
    return [field: problem.sentence(in: workspace.language)]
  }

  func save(_ typed: Occupation, in workspace: Workspace) -> Turn {
    let occupation = written(typed)
    let said = workspace.language(
      OccupationText.saved, ["name": entry?.about ?? "", "place": occupation.place])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUpPlan.enter(occupation, of: participant, replacing: present?.row)
    }
  }
}

/// What a draft of a change is known by.
typealias OccupationRow = FactKey<Occupation>

extension Occupation {
  /// `arbeidspraksis, Sykkelverkstedet, 50 %, fra 01.09.2026`.
  func words(in language: Language) -> String {
    let parts: [String?] = [
      language(kind.textKey), place, share.map { language(OccupationText.percent, ["n": $0]) },
      "\(from.norwegian)–\(to?.norwegian ?? "")", phone ?? (mayKnow ? language(OccupationText.mayKnowShort) : nil),
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}
