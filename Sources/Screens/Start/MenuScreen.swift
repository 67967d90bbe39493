import Domain
import Resources
import Store
import TerminalUI

/// The menu: the rooms with the few counts that say how the day stands. Nothing personal stands here when it is idle.
struct MenuScreen: Screen {
  static let action = Action.openRegister

  private var list = ListState<Destination>(selected: .participants)

  /// Asked for once and again when something changes: a key must not wait for the register.
  private var lines: MenuLines?

  private let rooms: [Destination]

  init(in workspace: Workspace? = nil) {
    lines = workspace.map { MenuLines($0) }
    rooms = Destination.allCases.filter { room in workspace.map { room.isShown(in: $0) } ?? true }
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
        run: { $0.screen.open($0.screen.selected, in: $0.workspace) }),
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
        "menu.scope", [.character("P")], MenuText.scope, MenuText.scopeHelp, group: ChromeText.groupShow,
        footer: .hidden, needs: ScopeScreen.action
      ) { .open(ScopeScreen(in: $0.workspace)) },
      StandardCommands.switchUser(footer: .offered),
      Command(
        "drafts", [draftsKey], DraftText.title, DraftText.help, group: ChromeText.groupGo, footer: .hidden,
        enabled: { scene in
          scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
        },
        run: { .open(DraftsScreen(in: $0.workspace)) }),
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
    + Destination.allCases.compactMap { destination in
      destination.digit.map { digit in
        Command(
          "menu.\(destination.rawValue)", [.character(digit)], destination.title, destination.help,
          group: ChromeText.groupGo, footer: .hidden, needs: destination.action
        ) { $0.screen.open(destination, in: $0.workspace) }
      }
    }

  private var rows: ListRows<Destination> { ListRows(rooms) }
  private var selected: Destination { list.selected ?? .participants }

  private func open(_ destination: Destination, in workspace: Workspace) -> Turn {
    destination.screen(in: workspace).map { .open($0) } ?? .stay
  }

  func title(in workspace: Workspace) -> String { "" }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let top = canvas.height > rows.count + 3 ? 1 : 0
    let listed = Rect(x: 0, y: top, width: canvas.width, height: min(rows.count, canvas.height - top))
    let counts = lines ?? MenuLines(workspace)
    canvas.within(listed) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, destination, _ in
        let nameWidth = min(26, canvas.width)
        canvas.put(
          destination.digit.map(String.init) ?? " ", x: 0, y: 0,
          style: workspace.session.access.may(destination.action) ? .key : .disabled)
        let isOpen = workspace.session.access.may(destination.action)
        canvas.put(
          workspace.language(destination.title), x: 3, y: 0, style: isOpen ? .plain : .disabled, width: nameWidth - 3)
        canvas.put(
          isOpen ? counts.text(destination) : owner(of: destination, in: workspace), x: nameWidth + 1, y: 0,
          style: isOpen ? .plain : .disabled, width: max(0, canvas.width - nameWidth - 2))
      }
    }
    let below = listed.maxY + 1
    for (index, line) in notes(in: workspace).enumerated() where below + index < canvas.height {
      canvas.put(line, x: 3, y: below + index, style: .muted, width: canvas.width - 4)
    }
  }

  /// `– veileder`: whose room it is.
  private func owner(of destination: Destination, in workspace: Workspace) -> String {
    "– \(workspace.language(Role.first(that: destination.action).textKey))"
  }

  private func notes(in workspace: Workspace) -> [String] {
    var notes: [String] = []
    if workspace.settings.isDemo {
      notes.append(workspace.language(MenuText.demoHint, ["date": workspace.today.norwegian]))
    }
    if let roster = workspace.readyRoster, roster.people == 0 { notes.append(workspace.language(MenuText.empty)) }
    return notes
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

  func data(in workspace: Workspace) -> ScreenData? { MenuLines(workspace).data }
}
