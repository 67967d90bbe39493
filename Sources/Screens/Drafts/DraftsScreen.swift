import Domain
import Resources
import Store
import TerminalUI

/// What was typed and not saved: to go on with, or to throw away.
struct DraftsScreen: Screen {
  static let room = Room.place("drafts", DraftText.title, for: .openRegister)

  private var drafts: [Draft] = []
  private var list = ListState<String>()

  init(in workspace: Workspace) { read(in: workspace) }

  static let commands: [Command<Scene<DraftsScreen>>] = [
    Command(
      "drafts.open", [.enter], CommonText.open, DraftText.openHelp, group: ChromeText.groupList,
      enabled: isChosen, run: { $0.screen.open(in: $0.workspace) }),
    Command(
      "drafts.throwAway", [.delete, .right], DraftText.throwAway, DraftText.throwAwayHelp,
      group: ChromeText.groupList, enabled: isChosen,
      run: { scene in
        scene.screen.chosen.map { .open(ThrowAwayScreen($0.form, in: scene.workspace)) } ?? .stay
      }),
    // It is here already.
    Command(
      "drafts", [], DraftText.title, DraftText.help, group: ChromeText.groupGo, footer: .hidden, run: { _ in .stay }),
  ]

  private static func isChosen(_ scene: Scene<DraftsScreen>) -> Availability {
    scene.screen.chosen == nil ? scene.unavailable(DraftText.none) : .available
  }

  private var rows: ListRows<String> { ListRows(drafts.map(\.form)) }
  private var chosen: Draft? {
    let form = list.selectedRow(in: rows).flatMap { rows.id(at: $0) }
    return drafts.first { $0.form == form }
  }

  private mutating func read(in workspace: Workspace) {
    do {
      drafts = try workspace.drafts.waiting()
    } catch {
      workspace.tell(error)
    }
  }

  private func open(in workspace: Workspace) -> Turn {
    guard let chosen else { return .stay }
    guard let screen = Rooms.draft(chosen.form).open(workspace) else {
      if workspace.message == nil { workspace.message = .error(workspace.language(DraftText.cannotOpen)) }
      return .stay
    }
    // Esc leads to where one came from: the list has done its work.
    return .replace(screen)
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard !drafts.isEmpty else {
      canvas.put(workspace.language(DraftText.none), x: 3, y: 0, style: .muted, width: max(0, canvas.width - 4))
      canvas.placeCursor(x: 0, y: 0)
      return
    }
    let byForm = Dictionary(drafts.map { ($0.form, $0) }) { first, _ in first }
    let dates = Dates(workspace.language)
    let whenWidth = min(18, canvas.width / 3)
    list.draw(on: &canvas, rows: rows) { canvas, form, _ in
      guard let draft = byForm[form] else { return }
      // Not on disk yet.
      let when = draft.at == 0 ? "" : dates.moment(draft.at, today: workspace.today, time: workspace.settings.localTime)
      let name = Rooms.draft(form).person.map { PersonNames(workspace).shown($0) } ?? ""
      let room = max(0, canvas.width - whenWidth - 2)
      let titleWidth = min(26, room)
      canvas.put(DraftsScreen.title(of: form, in: workspace), x: 0, y: 0, width: titleWidth)
      canvas.put(name, x: titleWidth + 1, y: 0, style: .muted, width: max(0, room - titleWidth - 1))
      canvas.put(when, x: room + 1, y: 0, style: .muted, width: whenWidth)
    }
  }

  static func title(of form: String, in workspace: Workspace) -> String {
    workspace.language(Rooms.draft(form).title)
  }

  func hint(in workspace: Workspace) -> String? { workspace.language(DraftText.help) }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: workspace.bodySize.height) ? .stay : nil
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }
}

/// Asks before a draft is thrown away: nothing brings it back.
struct ThrowAwayScreen: ConfirmingScreen {
  static let room = Room.panel("throwAway", DraftText.throwAway, for: .openRegister)

  private let form: String
  var confirm: Confirm

  init(_ form: String, in workspace: Workspace) {
    self.form = form
    let title = DraftsScreen.title(of: form, in: workspace)
    confirm = Confirm(
      workspace.language(DraftText.question, ["what": title]),
      leave: workspace.language(DraftText.keep),
      act: workspace.language(DraftText.throwAway))
  }

  func confirmed(in workspace: Workspace) -> Turn {
    do {
      try workspace.drafts.throwAway(form)
      workspace.message = Message(workspace.language(DraftText.thrownAway))
      workspace.readAgain()
      return .back
    } catch {
      workspace.tell(error)
      return .stay
    }
  }
}
