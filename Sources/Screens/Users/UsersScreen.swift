import Domain
import Resources
import Store
import TerminalUI

/// Who may open the register: a team lead adds, changes and removes them here.
struct UsersScreen: ListScreen, ShownScreen {
  static let room = Room.menu("users", digit: nil, for: .seeUsers, beside: nil) { UsersScreen(in: $0) }

  /// A user, with what the list tells of them.
  struct Row: Identifiable, Sendable {
    let user: UserRecord
    let seen: Day?
    let relatives: Int
    let standIns: Int

    var id: UserKey { user.key }
  }

  var listing = Listing<Row>()

  init(in workspace: Workspace) { begin(in: workspace) }

  func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    let session = workspace.session
    let seen = try session.users.lastSeen()
    let relations = Dictionary(grouping: try session.users.relations(), by: \.user)
    let rows = try session.users.all().map { user in
      let named = relations[user.key] ?? []
      return Row(
        user: user, seen: seen[user.key].map { workspace.settings.localTime.parts($0).day },
        relatives: named.count { $0.relation == .relative }, standIns: named.count { $0.relation == .standIn })
    }
    // A slot that no user has.
    let nobodys = try session.users.keysOfNobody().map { key in
      ListLine<Row>.text(
        id: "\(key.value)", [TextRun("#\(key.value)  \(workspace.language(UsersText.nobody))", .warning)])
    }
    return rows.map { .record($0) } + nobodys + [.new(UsersText.new, in: workspace)]
  }

  private enum Choice {
    case user(Row)
    case nobody(UserKey)
    case new
  }

  private var choice: Choice {
    switch listing.chosenLine {
    case .record(let row): .user(row)
    case .text(let id, _): Int64(id).map { .nobody(UserKey($0)) } ?? .new
    case nil: .new
    }
  }

  private var user: UserRecord? { chosen?.user }

  // MARK: Columns

  static let list = ListKind<Row>(
    "users",
    [
      ListColumn(
        "name", UsersText.name, .flexible(min: 18, max: 28, weight: 3), sees: nil,
        sort: { row, _ in .text(row.user.name) }, value: nil,
        cell: { row, _ in [TextRun(row.user.name, row.user.hasSlot ? .plain : .warning)] }),
      .text("login", UsersText.login, .flexible(min: 12, max: 20), style: .muted, dropOrder: 2, sees: nil) { row, _ in
        row.user.login
      },
      .text("role", UsersText.role, .fixed(10), sees: nil) { row, workspace in
        workspace.language(row.user.role.textKey)
      },
      .text("units", UsersText.units, .flexible(min: 16, max: 44, weight: 4), dropOrder: 3, sees: nil) {
        UserUnits.words($0.user.units, in: $1)
      },
      ListColumn(
        "seen", UsersText.seen, .fixed(11), dropOrder: 1, sees: nil, sort: { row, _ in .day(row.seen) }, value: nil,
        cell: { row, workspace in
          let words = row.seen.map { Dates(workspace.language).near($0, today: workspace.today) }
          return [TextRun(words ?? workspace.language(UsersText.never), .muted)]
        }),
      ListColumn(
        "relations", UsersText.relations, .fixed(13), align: .right, dropOrder: 4, sees: nil,
        sort: { row, _ in .number(row.relatives + row.standIns) }, value: nil,
        cell: { row, _ in
          [TextRun(row.relatives + row.standIns == 0 ? "" : "\(row.relatives)/\(row.standIns)", .muted)]
        }),
    ],
    filters: [
      ListFilter(
        "role", sees: nil, passes: { row, choice, _ in row.user.role.rawValue == choice },
        choices: { workspace in
          Role.allCases.map { FilterChoice(id: $0.rawValue, name: workspace.language($0.textKey)) }
        })
    ])

  // MARK: Commands

  static let commands: [Command<Scene<UsersScreen>>] = [
    Command(
      "users.open", [.enter], CommonText.open, UsersText.openHelp, group: ChromeText.groupRegister, needs: .manageUsers,
      enabled: mayWrite, run: { $0.screen.open(in: $0.workspace) }
    ).ofOne(),
    Command(
      "users.add", [.character("+"), .insert], UsersText.new, UsersText.newHelp, group: ChromeText.groupRegister,
      needs: .manageUsers, enabled: mayWrite, run: { .open(NewUserForm(in: $0.workspace)) }),
    Command(
      "users.edit", [.character("E")], CommonText.edit, UsersText.openHelp, group: ChromeText.groupRegister,
      needs: .manageUsers, enabled: mayChange, run: { $0.screen.edit(in: $0.workspace) }
    ).ofOne(),
    Command(
      "users.relations", [.character("Z")], UsersText.relationsShort, UsersText.relationsHelp,
      group: ChromeText.groupRegister, needs: RelationsScreen.action, enabled: isChosen,
      run: { scene in
        scene.screen.user.map { .open(RelationsScreen(of: $0, in: scene.workspace)) } ?? .stay
      }
    ).ofOne(),
    Command(
      "users.passphrase", [], UsersText.passphrase, UsersText.passphraseHelp, group: ChromeText.groupRegister,
      footer: .hidden, needs: .manageUsers, enabled: mayChange,
      run: { $0.screen.givePassphrase(in: $0.workspace) }
    ).ofOne(),
    Command(
      "users.remove", [.delete], UsersText.remove, UsersText.removeHelp, group: ChromeText.groupRegister,
      needs: .manageUsers, enabled: mayRemove, run: { $0.screen.remove(in: $0.workspace) }
    ).ofOne(),
    Command(
      "users.exchange", [], UsersText.exchange, UsersText.exchangeHelp, group: ChromeText.groupRegister,
      footer: .hidden, needs: .recoverKeys, enabled: mayWrite,
      run: { .open(ConfirmExchangeScreen(.onDemand(renewsRecoveryKey: false), in: $0.workspace)) }),
  ]

  private static func mayWrite(_ scene: Scene<UsersScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private static func isChosen(_ scene: Scene<UsersScreen>) -> Availability {
    scene.screen.user == nil ? scene.unavailable(UsersText.nobodyChosen) : .available
  }

  private static func mayChange(_ scene: Scene<UsersScreen>) -> Availability {
    let isChosen = isChosen(scene)
    return isChosen.isAvailable ? mayWrite(scene) : isChosen
  }

  private static func mayRemove(_ scene: Scene<UsersScreen>) -> Availability {
    if case .nobody = scene.screen.choice { return mayWrite(scene) }
    if scene.screen.user?.key == scene.workspace.session.access.user {
      return scene.unavailable(ErrorText.notAllowedLastTeamLead)
    }
    return mayChange(scene)
  }

  private func open(in workspace: Workspace) -> Turn {
    switch choice {
    case .user: edit(in: workspace)
    case .nobody: remove(in: workspace)
    case .new: .open(NewUserForm(in: workspace))
    }
  }

  private func edit(in workspace: Workspace) -> Turn {
    user.flatMap { ChangeUserForm(of: $0.key, in: workspace) }.map { .open($0) } ?? .stay
  }

  private func givePassphrase(in workspace: Workspace) -> Turn {
    guard let user else { return .stay }
    // One's own takes the old one.
    if user.key == workspace.session.access.user { return .open(OwnPassphraseForm(in: workspace)) }
    return .open(UserPassphraseForm(of: user, in: workspace))
  }

  private func remove(in workspace: Workspace) -> Turn {
    if case .nobody(let key) = choice { return .open(ConfirmExchangeScreen(.removeNobodys(key), in: workspace)) }
    return user.map { .open(ConfirmExchangeScreen(.remove($0), in: workspace)) } ?? .stay
  }

  // MARK: Words

  func status(in workspace: Workspace) -> [TextRun] {
    [TextRun(workspace.language(UsersText.count, ["n": listing.records.count]), .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    let language = workspace.language
    switch choice {
    case .new: return language(UsersText.hintNew)
    case .nobody: return language(UsersText.hintNobody)
    case .user(let row):
      let user = row.user
      if !user.hasSlot { return language(UsersText.noPassphrase, ["name": user.name]) }
      if row.relatives + row.standIns == 0 {
        return [user.name, user.login, UserUnits.allWords(user.units, in: workspace)].joined(
          separator: " \(workspace.glyphs.separator) ")
      }
      return language(UsersText.hint, ["relatives": row.relatives, "standIns": row.standIns])
    }
  }

  static let output = Output(
    namesPeople: false, form: UserOutput.form, open: { UsersScreen(in: $1) },
    source: { (screen: UsersScreen, workspace) in
      (screen.listing.records.map(\.user), { workspace.unit($0)?.unit.name })
    })
}
