import Domain
import Resources
import Store
import TerminalUI

/// "Syk til torsdag": somebody is away until a day, and the form says which day it understood and when they are expected
/// again.
struct AbsenceForm: FormScreen {
  static let room = Room.panel("absenceForm", AttendanceText.absenceTitle, for: .markAttendance)
  static let texts = "attendance"

  var entry: Entry<Absence>?
  private let participant: ParticipantKey
  private let name: String
  /// The absence that holds already, which this one takes the place of.
  private let seen: Recorded<Absence>?
  /// What they are in, for when they are expected again.
  private let groups: [Group]

  /// - Parameter day: the first day away; an absence that holds then is changed.
  init(of participant: ParticipantKey, from day: Day, in workspace: Workspace) {
    self.participant = participant
    name = PersonNames(workspace).shown(participant)
    var known: PersonAttendance?
    do {
      known = try Period(from: day, to: day).flatMap { period throws(StoreError) in
        try workspace.session.attendance.record(of: participant, in: period)
      }
    } catch {
      workspace.tell(error)
    }
    seen = known?.absence(on: day)
    groups = known?.groups(on: day).map(\.group) ?? []
    guard known != nil else { return }
    entry = Entry(seen?.fact ?? Absence(from: day, to: nil, reason: .sick), isChange: seen != nil)
    // Most often somebody is sick from today on, and only the last day is to be typed.
    open(at: "to", in: workspace)
  }

  static let draft = DraftForm<ParticipantKey>("absence", room.title) { AbsenceForm(of: $1, from: $0.today, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func title(in workspace: Workspace) -> String {
    "\(workspace.language(AttendanceText.absenceTitle)) \(workspace.glyphs.separator) \(name)"
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func fields(_ absence: Absence, in workspace: Workspace) -> [Field<Absence>] {
    [
      .choice("reason", \.reason, Choice.words(Absence.Reason.allCases) { workspace.language($0.textKey) }),
      .day("from", \.from, missing: Phrase(AttendanceText.fromMissing)), .day("to", \.to),
    ]
  }

  func problems(_ absence: Absence, in workspace: Workspace) -> [String: String] {
    absence.problem.map { ["to": $0.sentence(in: workspace.language)] } ?? [:]
  }

  /// The day it understood, in words; what is wrong comes first, and the help while nothing is typed.
  func hint(in workspace: Workspace) -> String? {
    guard form.focused?.problem == nil, let absence = value(in: workspace), absence.problem == nil,
      form.focused?.id != "to" || absence.to != nil
    else { return form.message(workspace.language).text }
    return AttendanceWords(workspace).sentence(absence, groups: groups)
  }

  func save(_ absence: Absence, in workspace: Workspace) -> Turn {
    let what = AttendanceWords(workspace).sentence(absence, groups: groups)
    let rest = what.prefix(1).lowercased() + what.dropFirst()
    let said = workspace.language(AttendanceText.absenceSaved, ["name": name, "what": rest])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.attendance.enter(absence, of: participant, replacing: seen?.row)
    }
  }
}
