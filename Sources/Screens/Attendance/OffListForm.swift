import Domain
import Resources
import Store
import TerminalUI

/// Somebody came who stands on no list of the group: found by typing, and marked as present.
struct OffListForm: FormScreen {
  static let room = Room.panel("offListForm", AttendanceText.addOffList, for: .markAttendance)
  static let texts = "attendance"

  var entry: Entry<ParticipantKey?>? = Entry(nil)
  private let sheet: RollCallSheet?
  private let group: GroupKey
  private let day: Day

  init(_ group: GroupKey, on day: Day, in workspace: Workspace) {
    (self.group, self.day) = (group, day)
    sheet = workspace.ask { (session) throws(StoreError) in try session.attendance.rollCall(group, on: day) } ?? nil
    if sheet == nil { entry = nil }
    open(in: workspace)
  }

  static let draft = DraftForm<GroupKey, Day>("offList", room.title) { OffListForm($1, on: $2, in: $0) }
  var draftKey: String { Self.draft.key(group, day) }

  func title(in workspace: Workspace) -> String {
    [workspace.language(Self.room.title), sheet?.group.fact.group.name].compactMap(\.self)
      .joined(separator: " \(workspace.glyphs.separator) ")
  }

  func gone(in workspace: Workspace) -> String { workspace.language(AttendanceText.gone) }

  func fields(_ person: ParticipantKey?, in workspace: Workspace) -> [Field<ParticipantKey?>] {
    [.person(\.self, missing: Phrase(OperationsText.personMissing))]
  }

  /// Whoever has been found is marked with the same key.
  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    let typed = typeInForm(key, in: workspace)
    guard key == .enter, case .taken = typed, value(in: workspace) != nil else { return typed }
    return .turn(submit(in: workspace))
  }

  func problems(_ person: ParticipantKey?, in workspace: Workspace) -> [String: String] {
    guard let row = sheet?.rows.first(where: { $0.person == person }) else { return [:] }
    let name = PersonNames(workspace).shown(row.person)
    return [PersonField.id: workspace.language(AttendanceText.standsOnList, ["name": name])]
  }

  func save(_ person: ParticipantKey?, in workspace: Workspace) -> Turn {
    guard let person, let sheet else { return .stay }
    let name = PersonNames(workspace).shown(person)
    return ComingAndGoing.comes((person, name), to: group, sheet.group.fact.group.name, on: day, in: workspace)
      ? .back : .stay
  }
}
