import Domain
import Resources
import Store
import TerminalUI

/// Who may open the register: a team lead adds, changes and removes them here.
struct UsersScreen: ShownScreen {
  static let room = Room.menu("users", digit: nil, for: .seeUsers, beside: nil) { UsersScreen(in: $0) }

  enum Row: Hashable, Sendable {
    case user(UserKey)
    /// A slot that no user has.
    case nobody(UserKey)
    /// The last row: a new one.
    case new
  }

  private(set) var users: [UserRecord] = []
  private var nobodys: [UserKey] = []
  private var seen: [UserKey: Int64] = [:]
  private var relations: [UserKey: [UserRelation]] = [:]
  private(set) var list = ListState<Row>()

  init(in workspace: Workspace) { read(in: workspace) }

  private mutating func read(in workspace: Workspace) {
    let session = workspace.session
    do {
      users = try session.users.all()
      nobodys = try session.users.keysOfNobody()
      seen = try session.users.lastSeen()
      relations = Dictionary(grouping: try session.users.relations(), by: \.user)
    } catch {
      workspace.tell(error)
    }
    list.settle(rows: rows, height: workspace.bodySize.height)
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  mutating func forget() { (users, nobodys, seen, relations) = ([], [], [:], [:]) }

  // MARK: Rows

  private var rows: ListRows<Row> { ListRows(users.map { .user($0.key) } + nobodys.map { .nobody($0) } + [.new]) }

  private var chosen: UserRecord? {
    guard case .user(let key) = list.selected else { return nil }
    return users.first { $0.key == key }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }

  // MARK: Commands

  static let commands: [Command<Scene<UsersScreen>>] = [
    Command(
      "users.open", [.enter], CommonText.open, UsersText.openHelp, group: ChromeText.groupRegister, needs: .manageUsers,
      enabled: mayWrite, run: { $0.screen.open(in: $0.workspace) }),
    Command(
      "users.add", [.character("+"), .insert], UsersText.new, UsersText.newHelp, group: ChromeText.groupRegister,
      needs: .manageUsers, enabled: mayWrite, run: { .open(NewUserForm(in: $0.workspace)) }),
    Command(
      "users.edit", [.character("E")], CommonText.edit, UsersText.openHelp, group: ChromeText.groupRegister,
      needs: .manageUsers, enabled: mayChange, run: { $0.screen.edit(in: $0.workspace) }),
    Command(
      "users.relations", [.character("Z")], UsersText.relationsShort, UsersText.relationsHelp,
      group: ChromeText.groupRegister, needs: RelationsScreen.action, enabled: isChosen,
      run: { scene in
        scene.screen.chosen.map { .open(RelationsScreen(of: $0, in: scene.workspace)) } ?? .stay
      }),
    Command(
      "users.passphrase", [], UsersText.passphrase, UsersText.passphraseHelp, group: ChromeText.groupRegister,
      footer: .hidden, needs: .manageUsers, enabled: mayChange,
      run: { $0.screen.givePassphrase(in: $0.workspace) }),
    Command(
      "users.remove", [.delete], UsersText.remove, UsersText.removeHelp, group: ChromeText.groupRegister,
      needs: .manageUsers, enabled: mayRemove, run: { $0.screen.remove(in: $0.workspace) }),
    Command(
      "users.exchange", [], UsersText.exchange, UsersText.exchangeHelp, group: ChromeText.groupRegister,
      footer: .hidden, needs: .recoverKeys, enabled: mayWrite,
      run: { .open(ConfirmExchangeScreen(.onDemand(renewsRecoveryKey: false), in: $0.workspace)) }),
    ScreenActions.command(keys: [.right], for: UsersScreen.self),
  ]

  private static func mayWrite(_ scene: Scene<UsersScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private static func isChosen(_ scene: Scene<UsersScreen>) -> Availability {
    scene.screen.chosen == nil ? scene.unavailable(UsersText.nobodyChosen) : .available
  }

  private static func mayChange(_ scene: Scene<UsersScreen>) -> Availability {
    let isChosen = isChosen(scene)
    return isChosen.isAvailable ? mayWrite(scene) : isChosen
  }

  private static func mayRemove(_ scene: Scene<UsersScreen>) -> Availability {
    if case .nobody = scene.screen.list.selected { return mayWrite(scene) }
    if scene.screen.chosen?.key == scene.workspace.session.access.user {
      return scene.unavailable(ErrorText.notAllowedLastTeamLead)
    }
    return mayChange(scene)
  }

  private func open(in workspace: Workspace) -> Turn {
    switch list.selected {
    case .user: edit(in: workspace)
    case .nobody: remove(in: workspace)
    case .new, nil: .open(NewUserForm(in: workspace))
    }
  }

  private func edit(in workspace: Workspace) -> Turn {
    chosen.flatMap { ChangeUserForm(of: $0.key, in: workspace) }.map { .open($0) } ?? .stay
  }

  private func givePassphrase(in workspace: Workspace) -> Turn {
    guard let chosen else { return .stay }
    // One's own takes the old one.
    if chosen.key == workspace.session.access.user { return .open(OwnPassphraseForm(in: workspace)) }
    return .open(UserPassphraseForm(of: chosen, in: workspace))
  }

  private func remove(in workspace: Workspace) -> Turn {
    if case .nobody(let key) = list.selected {
      return .open(ConfirmExchangeScreen(.removeNobodys(key), in: workspace))
    }
    return chosen.map { .open(ConfirmExchangeScreen(.remove($0), in: workspace)) } ?? .stay
  }

  // MARK: Drawing

  func status(in workspace: Workspace) -> [TextRun] {
    [TextRun(workspace.language(UsersText.count, ["n": users.count]), .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    let language = workspace.language
    switch list.selected {
    case .new, nil: return language(UsersText.hintNew)
    case .nobody: return language(UsersText.hintNobody)
    case .user(let key):
      guard let user = chosen else { return nil }
      if !user.hasSlot { return language(UsersText.noPassphrase, ["name": user.name]) }
      let (relatives, standIns) = counts(key)
      if relatives + standIns == 0 {
        return [user.name, user.login, UserUnits.allWords(user.units, in: workspace)].joined(
          separator: " \(workspace.glyphs.separator) ")
      }
      return language(UsersText.hint, ["relatives": relatives, "standIns": standIns])
    }
  }

  private func counts(_ user: UserKey) -> (relatives: Int, standIns: Int) {
    let named = relations[user] ?? []
    return (named.count { $0.relation == .relative }, named.count { $0.relation == .standIn })
  }

  private enum Column: Hashable { case name, login, role, units, seen, relations }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    let layout = TableLayout<Column>(
      [
        TableColumn(.name, language(UsersText.name), width: .flexible(min: 18, max: 28, weight: 3)),
        TableColumn(.login, language(UsersText.login), width: .flexible(min: 10, max: 20), dropOrder: 2),
        TableColumn(.role, language(UsersText.role), width: .fixed(10)),
        TableColumn(.units, language(UsersText.units), width: .flexible(min: 16, max: 44, weight: 4), dropOrder: 3),
        TableColumn(.seen, language(UsersText.seen), width: .fixed(11), dropOrder: 1),
        TableColumn(.relations, language(UsersText.relations), width: .fixed(12), align: .right, dropOrder: 4),
      ], width: canvas.width - ListState<Row>.margin - 1)
    canvas.within(canvas.bounds.inset(left: ListState<Row>.margin)) { layout.drawHeader(on: &$0) }
    let byKey = Dictionary(users.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, row, _ in
        switch row {
        case .new: canvas.put("+ \(language(UsersText.new))", y: 0, width: canvas.width)
        case .nobody(let key):
          canvas.put("#\(key.value)  \(language(UsersText.nobody))", y: 0, style: .warning, width: canvas.width)
        case .user(let key):
          guard let user = byKey[key] else { return }
          layout.drawRow(on: &canvas) { [cell(user, $0, in: workspace)] }
        }
      }
    }
  }

  private func cell(_ user: UserRecord, _ column: Column, in workspace: Workspace) -> TextRun {
    switch column {
    case .name: return TextRun(user.name, user.hasSlot ? .plain : .warning)
    case .login: return TextRun(user.login, .muted)
    case .role: return TextRun(workspace.language(user.role.textKey))
    case .units: return TextRun(UserUnits.words(user.units, in: workspace))
    case .seen:
      let day = seen[user.key].map { workspace.settings.localTime.parts($0).day }
      let words = day.map { Dates(workspace.language).near($0, today: workspace.today) }
      return TextRun(words ?? workspace.language(UsersText.never), .muted)
    case .relations:
      let (relatives, standIns) = counts(user.key)
      return TextRun(relatives + standIns == 0 ? "" : "\(relatives)/\(standIns)", .muted)
    }
  }

  // MARK: Output

  static let output = Output(
    namesPeople: false, form: UserOutput.form, open: { UsersScreen(in: $1) },
    source: { (screen: UsersScreen, workspace) in (screen.users, { workspace.unit($0)?.unit.name }) })
}
