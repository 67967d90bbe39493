import Domain
import Resources
import Store
import TerminalUI

/// Which of today's groups somebody came to whom none of them expects.
struct OffListScreen: Screen {
  static let room = Room.panel("offList", AttendanceText.addOffList, for: .markAttendance)

  private let person: (key: ParticipantKey, name: String)
  private let groups: [RollCallSummary]
  private var list: ListState<GroupKey>

  init(_ person: (key: ParticipantKey, name: String), to groups: [RollCallSummary], likeliest: GroupKey) {
    self.person = person
    self.groups = groups
    list = ListState(selected: likeliest)
  }

  static let commands: [Command<Scene<OffListScreen>>] = [
    Command("offList.choose", [.enter], CommonText.choose, AttendanceText.offListHelp, group: AttendanceText.commands) {
      scene in
      guard let group = scene.screen.chosen else { return .stay }
      let workspace = scene.workspace
      _ = ComingAndGoing.comes(scene.screen.person, to: group.group, group.name, on: workspace.today, in: workspace)
      return .back
    }
  ]

  private var rows: ListRows<GroupKey> { ListRows(groups.map(\.group)) }
  private var chosen: RollCallSummary? { list.selectedRow(in: rows).map { groups[$0] } }

  func person(in workspace: Workspace) -> ParticipantKey? { person.key }

  func title(in workspace: Workspace) -> String {
    "\(workspace.language(Self.room.title)) \(workspace.glyphs.separator) \(person.name)"
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: groups.count) }

  func hint(in workspace: Workspace) -> String? {
    workspace.language(AttendanceText.offListHint, ["name": person.name])
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: groups.count) ? .stay : nil
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let width = groups.map { [TextRun($0.name)].columns(canvas.glyphs) }.max() ?? 0
    list.draw(on: &canvas, rows: rows) { canvas, key, _ in
      guard let group = groups.first(where: { $0.group == key }) else { return }
      canvas.put(group.name, x: 0, y: 0, width: canvas.width - 1)
      let hours = AttendanceWords(workspace).hours(group.meetings)
      canvas.put(hours, x: width + 2, y: 0, style: .muted, width: max(0, canvas.width - width - 3))
    }
  }
}
