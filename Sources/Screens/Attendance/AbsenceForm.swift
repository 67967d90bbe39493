import Domain
import Resources
import Store
import TerminalUI

/// "Syk til torsdag": somebody is away until a day, and the form says which day it understood and when they are expected
/// again.
struct AbsenceForm: FormScreen {
  static let room = Room.panel("absenceForm", AttendanceText.absenceTitle, for: .markAttendance)

  var form = Form([])
  private(set) var untouched: [String: String] = [:]
  private let participant: ParticipantKey
  private let name: String
  /// The absence that holds already, which this one takes the place of.
  private let seen: Recorded<Absence>?
  /// What they are in, for when they are expected again.
  private let groups: [Group]

  private enum Field {
    static let reason = "reason"
    static let from = "from"
    static let to = "to"
  }

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
    let language = workspace.language
    let from = seen?.fact.from ?? day
    form = Form([
      .choice(
        Field.reason, language(AttendanceText.reason), help: language(AttendanceText.reasonHelp),
        options: Absence.Reason.allCases.map {
          ChoiceField.Option(id: $0.rawValue, label: language($0.textKey))
        }, value: (seen?.fact.reason ?? .sick).rawValue),
      .checked(
        Field.from, language(AttendanceText.from), help: language(AttendanceText.fromHelp),
        value: from == workspace.today ? language(CommonText.today) : from.norwegian,
        read: DateEntry.reader(in: workspace)),
      .checked(
        Field.to, language(AttendanceText.to), help: language(AttendanceText.toHelp),
        value: seen?.fact.to?.norwegian ?? "", read: DateEntry.reader(in: workspace)),
    ])
    // Most often somebody is sick from today on, and only the last day is to be typed.
    form.focus(on: Field.to)
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: AbsenceForm.self)

  static let draft = DraftForm<ParticipantKey>("absence", room.title) { AbsenceForm(of: $1, from: $0.today, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  var changesWhatIs: Bool { seen != nil }

  func title(in workspace: Workspace) -> String {
    "\(workspace.language(AttendanceText.absenceTitle)) \(workspace.glyphs.separator) \(name)"
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: form.fields.count + 2) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  // MARK: What was understood

  private func absence(in workspace: Workspace) -> Absence? {
    guard let reason: Absence.Reason = form.word(Field.reason),
      let from = form.day(Field.from, today: workspace.today)
    else { return nil }
    let to = form.day(Field.to, today: workspace.today)
    if to == nil, form.line(Field.to) != nil { return nil }
    return Absence(from: from, to: to, reason: reason)
  }

  /// The day it understood, in words; what is wrong comes first, and the help while nothing is typed.
  func hint(in workspace: Workspace) -> String? {
    guard form.focused?.problem == nil, let absence = absence(in: workspace), absence.problem == nil,
      form.focused?.id != Field.to || absence.to != nil
    else { return form.message.text }
    return AttendanceWords(workspace).sentence(absence, groups: groups)
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard !form.fields.isEmpty else {
      PeopleNotice.draw(workspace.language(ParticipantText.gone), on: &canvas)
      return
    }
    form.draw(on: &canvas)
  }

  // MARK: Saving

  mutating func save(in workspace: Workspace) -> Turn {
    guard !form.fields.isEmpty else { return .back }
    var errors: [String: String] = [:]
    let absence = absence(in: workspace)
    if absence == nil { errors[Field.from] = workspace.language(AttendanceText.fromMissing) }
    if let problem = absence?.problem { errors[Field.to] = problem.sentence(in: workspace.language) }
    form.setErrors(errors)
    guard errors.isEmpty, let absence else { return .stay }
    let what = AttendanceWords(workspace).sentence(absence, groups: groups)
    let said = workspace.language(AttendanceText.absenceSaved, ["name": name, "what": what])
    let (participant, seen) = (participant, seen)
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.attendance.enter(absence, of: participant, replacing: seen?.row)
    }
    return receipt == nil ? .stay : .back
  }
}
