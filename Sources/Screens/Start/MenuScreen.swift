import Domain
import Foundation
import Resources
import Store
import TerminalUI

/// The menu: the rooms with the few counts that say how the day stands. Nothing personal stands here when it is idle.
struct MenuScreen: ShownScreen {
  static let room = Room.place("menu", CommonText.menu, for: .openRegister)

  private var list = ListState(selected: ParticipantsScreen.room.id)

  /// Asked for once and again when something changes: a key must not wait for the register.
  private var lines: MenuLines?

  private let rooms: [Room]

  init(in workspace: Workspace? = nil) {
    lines = workspace.map { MenuLines($0) }
    rooms = Rooms.menu.filter { room in workspace.map { room.isShown(in: $0) } ?? true }
  }

  static let draftsKey = Key.character("D")

  static let commands: [Command<Scene<MenuScreen>>] =
    [
      Command(
        "menu.open", [.enter], CommonText.open, ChromeText.openHelp, group: ChromeText.groupGo,
        enabled: { scene in
          // The room stands there, greyed: why it does not open is told, and Enter stays in its place.
          scene.may(scene.screen.selected.action).reason.map { .unavailable(reason: $0) } ?? .available
        },
        run: { scene in scene.screen.selected.screen(in: scene.workspace).map { .open($0) } ?? .stay }),
      Command(
        "menu.find", [.character("/")], CommonText.findParticipant, MenuText.participantsHelp,
        group: ChromeText.groupGo, needs: .seeParticipants
      ) {
        .open(ParticipantsScreen(in: $0.workspace, finding: true))
      },
      Command(
        "menu.new", [.character("N")], MenuText.newParticipant, MenuText.newParticipantHelp, group: ChromeText.groupGo,
        needs: .addParticipant
      ) {
        .open(ParticipantForm(in: $0.workspace))
      },
      Command(
        "menu.names", [.character("v")], TodayText.names, MenuText.namesHelp, group: ChromeText.groupShow,
        footer: .hidden, needs: TodayScreen.action
      ) { .open(TodayScreen(in: $0.workspace, showingNames: true)) },
      TaskCommands.all(for: MenuScreen.self), AppointmentCommands.list(for: MenuScreen.self),
      CallsScreen.command(for: MenuScreen.self), MineScreen.command(for: MenuScreen.self),
      HouseScreen.command(for: MenuScreen.self),
      Command(
        "menu.enquiry", [.character("H")], IntakeText.enquiry, IntakeText.enquiryHelp, group: ChromeText.groupGo,
        footer: .hidden, needs: .enterEnquiry,
        enabled: { scene in
          scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
        },
        run: { .open(EnquiryForm(in: $0.workspace)) }),
      ScopeScreen.command(for: MenuScreen.self, footer: .hidden),
      StandardCommands.palette(footer: .pinned),
      StandardCommands.switchUser(footer: .offered),
      Command(
        "drafts", [draftsKey], DraftText.title, DraftText.help, group: ChromeText.groupGo, footer: .hidden,
        enabled: { scene in
          scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
        },
        run: { .open(DraftsScreen(in: $0.workspace)) }),
      ScreenActions.command(keys: [.right], for: MenuScreen.self),
      Command(
        "menu.quit", [.character("q")], CommonText.quit, ChromeText.quitHelp, group: ChromeText.groupEverywhere,
        footer: .trailing
      ) { _ in .quit },
      Command(
        "back", [.escape], CommonText.back, ChromeText.backHelp, group: ChromeText.groupEverywhere, footer: .hidden
      ) { scene in
        // Esc never quits: it is pressed too often for that.
        scene.workspace.message = Message(scene.workspace.language(MenuText.escapeHint), style: .muted)
        return .stay
      },
    ]
    + Rooms.menu.compactMap { room in
      room.menuRow?.digit.flatMap {
        room.command(MenuScreen.room.id, keys: [.character($0)], to: { $0.map { .open($0) } ?? .stay })
      }
    }

  private var rows: ListRows<Room.ID> { ListRows(rooms.map(\.id)) }
  private var selected: Room { rooms.first { $0.id == list.selected } ?? ParticipantsScreen.room }

  func title(in workspace: Workspace) -> String { "" }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let top = canvas.height > rows.count + 3 ? 1 : 0
    let counts = lines ?? MenuLines(workspace)
    let hasAgenda = canvas.width >= 78
    let notes = notes(counts, width: canvas.width - 4, in: workspace)
    // What has to be told is not pushed out by rooms: the list goes on below.
    let kept = canvas.height >= 16 ? notes.count : 0
    let listed = Rect(x: 0, y: top, width: canvas.width, height: min(rows.count, canvas.height - top - kept))
    var bottom = listed.maxY
    let height = max(listed.height, canvas.height - top - (notes.isEmpty ? 0 : notes.count + 1))
    // Besides the groups: a blank, three counts, a blank, the key for names.
    let agenda = hasAgenda ? counts.agenda(groups: max(1, height - 7)) : []
    let agendaX = agendaX(agenda, counts, canvas.width, in: workspace)
    if hasAgenda {
      let area = Rect(x: agendaX, y: top, width: canvas.width - agendaX, height: height)
      bottom = max(bottom, top + drawAgenda(agenda, on: &canvas, area: area, in: workspace))
    }
    let roomed = Rect(x: 0, y: listed.y, width: hasAgenda ? agendaX - 2 : listed.width, height: listed.height)
    canvas.within(roomed) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, id, _ in
        guard let room = rooms.first(where: { $0.id == id }), let row = room.menuRow else { return }
        let nameWidth = min(nameWidth(in: workspace), canvas.width)
        let isOpen = workspace.session.access.may(room.action)
        canvas.put(row.digit.map(String.init) ?? " ", x: 0, y: 0, style: isOpen ? .key : .disabled)
        canvas.put(
          workspace.language(room.title), x: 3, y: 0, style: isOpen ? .plain : .disabled, width: nameWidth - 3)
        canvas.put(
          isOpen
            ? fitted(row.beside?(counts) ?? "", canvas.width - nameWidth - 1, in: workspace)
            : owner(of: room, in: workspace),
          x: nameWidth + 1, y: 0, style: isOpen ? .plain : .disabled, width: max(0, canvas.width - nameWidth - 1))
      }
    }
    let below = max(listed.maxY, min(bottom + 1, canvas.height - notes.count))
    for (index, line) in notes.enumerated() where below + index < canvas.height {
      canvas.put(line.text, x: 3, y: below + index, style: line.style, width: canvas.width - 4)
    }
  }

  /// As many whole parts of the counts as there is room for.
  private func fitted(_ text: String, _ width: Int, in workspace: Workspace) -> String {
    let dot = " \(workspace.glyphs.separator) "
    var parts = text.components(separatedBy: " · ").flatMap { $0.components(separatedBy: dot) }
    while parts.count > 1, TextWidth.of(workspace.glyphs.presentable(parts.joined(separator: dot))) > width {
      parts.removeLast()
    }
    return parts.joined(separator: dot)
  }

  /// A digit, and what the room is called.
  private func nameWidth(in workspace: Workspace) -> Int {
    3 + (rooms.map { [TextRun(workspace.language($0.title))].columns(workspace.glyphs) }.max() ?? 0)
  }

  /// Where the day begins: as far to the left as its groups need and the counts of the rooms allow.
  private func agendaX(
    _ agenda: [MenuLines.AgendaLine], _ lines: MenuLines, _ width: Int, in workspace: Workspace
  ) -> Int {
    func columns(_ text: String) -> Int { TextWidth.of(workspace.glyphs.presentable(text)) }
    let beside = rooms.map { columns($0.menuRow?.beside?(lines) ?? "") }.max() ?? 0
    let groups = agenda.filter { !$0.time.isEmpty }
    let marked = groups.map { columns($0.count) }.max() ?? 0
    let needed = (groups.map { columns($0.what) }.max() ?? 0) + marked + 7
    let usual = width >= 120 ? 70 : 51
    return min(usual, max(width - 1 - needed, ListState<Room.ID>.margin + nameWidth(in: workspace) + beside + 3))
  }

  /// The day beside the rooms: groups, tasks, appointments, enquiries.
  /// - Returns: how many rows it took.
  private func drawAgenda(
    _ agenda: [MenuLines.AgendaLine], on canvas: inout Canvas, area: Rect, in workspace: Workspace
  ) -> Int {
    canvas.within(area) { canvas in
      let width = min(canvas.width - 1, 44)
      func columns(_ text: String) -> Int { TextWidth.of(workspace.glyphs.presentable(text)) }
      // The times stand under each other, before the widest of the groups' counts.
      let marked = agenda.filter { !$0.time.isEmpty }.map { columns($0.count) }.max() ?? 0
      for (y, line) in agenda.enumerated() where y < canvas.height {
        let countWidth = columns(line.count)
        let isGroup = !line.time.isEmpty
        let room = max(0, width - (isGroup ? marked + 7 : countWidth + 1))
        canvas.put(line.what, y: y, style: isGroup ? .heading : .plain, width: room)
        if isGroup { canvas.put(line.time, x: room + 1, y: y, style: .muted, width: 5) }
        canvas.put(
          line.count, x: max(0, width - countWidth), y: y, style: line.isWarning ? .warning : .plain, width: countWidth,
          align: .right)
      }
      let below = agenda.count + 1
      guard below < canvas.height else { return }
      let key = workspace.labels.label(workspace.bindings.keys(for: "menu.names")?.first ?? .character("v"))
      canvas.put(
        [TextRun(key, .key), TextRun(" " + workspace.language(MenuText.names), .muted)], y: below, width: canvas.width)
    }
    return min(area.height, agenda.count + 2)
  }

  /// `– veileder`: whose room it is.
  private func owner(of room: Room, in workspace: Workspace) -> String {
    "– \(workspace.language(Role.first(that: room.action).textKey))"
  }

  private func notes(_ lines: MenuLines, width: Int, in workspace: Workspace) -> [TextRun] {
    var notes: [TextRun] = []
    if let ahead = lines.ahead {
      let key = workspace.bindings.keys(for: "log.clock")?.first.map(workspace.labels.label)
      let sentence = LoginNotice(workspace).sentence(ahead, to: workspace.session.access, key: key)
      notes += sentence.wrapped(to: max(1, width), glyphs: workspace.glyphs).map { TextRun($0, .warning) }
    }
    for note in lines.backupNotes {
      notes += note.text.wrapped(to: max(1, width), glyphs: workspace.glyphs).map { TextRun($0, note.style) }
    }
    if workspace.settings.isDemo {
      let key = workspace.labels.label(workspace.bindings.keys(for: "switchUser")?.first ?? .character("B"))
      notes.append(
        TextRun(workspace.language(MenuText.demoHint, ["date": workspace.today.norwegian, "key": key]), .muted))
    }
    if let roster = workspace.readyRoster, roster.people == 0 {
      notes.append(TextRun(workspace.language(MenuText.empty), .muted))
    }
    return notes
  }

  func figures(in workspace: Workspace) -> [Figure] {
    (lines ?? MenuLines(workspace)).figures(first: selected.id)
  }

  func hint(in workspace: Workspace) -> String? {
    workspace.may(selected.action).reason ?? workspace.language(selected.help)
  }

  mutating func refresh(in workspace: Workspace) { lines = MenuLines(workspace) }

  mutating func forget() { lines = nil }

  // MARK: Keys

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: workspace.bodySize.height) ? .stay : nil
  }

  static let output = Output(
    namesPeople: false, countsPeople: true, form: MenuLines.form, open: { MenuScreen(in: $1) },
    source: { (screen: MenuScreen, workspace) in screen.lines ?? MenuLines(workspace) })
}
