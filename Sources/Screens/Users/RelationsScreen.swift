import Domain
import Resources
import Store
import TerminalUI

/// Habilitet: whose cards a user never opens, and whom they stand in for; of one user, or of one participant.
struct RelationsScreen: Screen {
  static let room = Room.place("relations", UsersText.relationsTitle, for: .nameCloseRelative)

  enum Row: Hashable, Sendable {
    case relation(UserRelation)
    /// The last row: a new one.
    case new
  }

  private enum Subject {
    case user(UserRecord)
    case person(ParticipantKey)
  }

  private let subject: Subject
  private var relations: [UserRelation] = []
  private var users: [UserKey: UserRecord] = [:]
  private var list = ListState<Row>()

  init(of user: UserRecord, in workspace: Workspace) {
    subject = .user(user)
    read(in: workspace)
  }

  init(to person: ParticipantKey, in workspace: Workspace) {
    subject = .person(person)
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    // Who is close to whom is nobody's to look up unseen.
    guard workspace.mayListNames(of: UsersScreen.room) else { return }
    do {
      let session = workspace.session
      users = Dictionary(try session.users.all().map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
      relations =
        switch subject {
        case .user(let user): try session.users.relations().filter { $0.user == user.key }
        case .person(let person): try session.users.relations(of: person)
        }
    } catch {
      workspace.tell(error)
    }
    list.settle(rows: rows, height: workspace.bodySize.height)
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  mutating func forget() { (relations, users) = ([], [:]) }

  // MARK: Rows

  private var rows: ListRows<Row> { ListRows(relations.map { .relation($0) } + [.new]) }

  private var chosen: UserRelation? {
    if case .relation(let fact) = list.selected { fact } else { nil }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }

  func person(in workspace: Workspace) -> ParticipantKey? {
    if case .person(let person) = subject { person } else { chosen?.person }
  }

  // MARK: Commands

  static let commands: [Command<Scene<RelationsScreen>>] = [
    Command(
      "relations.open", [.enter], CommonText.open, UsersText.relationOpenHelp, group: ChromeText.groupRegister,
      enabled: mayWrite,
      run: { scene in
        scene.screen.chosen == nil ? scene.screen.add(in: scene.workspace) : scene.screen.end(in: scene.workspace)
      }),
    Command(
      "relations.add", [.character("+"), .insert], UsersText.newRelation, UsersText.newRelationHelp,
      group: ChromeText.groupRegister, enabled: mayWrite, run: { $0.screen.add(in: $0.workspace) }),
    Command(
      "relations.end", [.delete], UsersText.endRelation, UsersText.endRelationHelp, group: ChromeText.groupRegister,
      enabled: { scene in
        scene.screen.chosen == nil ? scene.unavailable(UsersText.relationChoose) : mayWrite(scene)
      },
      run: { $0.screen.end(in: $0.workspace) }),
    ScreenActions.command(keys: [.right], for: RelationsScreen.self),
  ]

  private static func mayWrite(_ scene: Scene<RelationsScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private func add(in workspace: Workspace) -> Turn {
    switch subject {
    case .user(let user): RelationForm(of: user.key, in: workspace).map { .open($0) } ?? .stay
    case .person(let person): RelationForm(to: person, in: workspace).map { .open($0) } ?? .stay
    }
  }

  private func end(in workspace: Workspace) -> Turn {
    guard let chosen, let user = users[chosen.user] else { return .stay }
    return .open(ConfirmRelationScreen(chosen, userName: user.name, ends: true, in: workspace))
  }

  // MARK: Drawing

  func title(in workspace: Workspace) -> String {
    switch subject {
    case .user(let user): user.name
    case .person(let person): RelationWords(workspace).name(person)
    }
  }

  func status(in workspace: Workspace) -> [TextRun] {
    [TextRun(workspace.language(UsersText.relationsTitle), .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    if relations.isEmpty { return workspace.language(UsersText.noRelations) }
    return workspace.language(chosen == nil ? UsersText.newRelationHelp : .endRelationHelp)
  }

  private enum Column: Hashable { case who, number, kind }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    let words = RelationWords(workspace)
    var isOfUser = false
    if case .user = subject { isOfUser = true }
    let layout = TableLayout<Column>(
      [
        TableColumn(
          .who, language(isOfUser ? UsersText.participant : .user), width: .flexible(min: 14, max: 36, weight: 3)),
        TableColumn(
          .number, language(isOfUser ? KeepingText.number : KeepingText.name), width: .fixed(isOfUser ? 12 : 0),
          dropOrder: 1),
        TableColumn(.kind, language(UsersText.kind), width: .flexible(min: 14, weight: 2)),
      ].filter { isOfUser || $0.id != .number }, width: canvas.width - ListState<Row>.margin - 1)
    canvas.within(canvas.bounds.inset(left: ListState<Row>.margin)) { layout.drawHeader(on: &$0) }
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, row, _ in
        guard case .relation(let fact) = row else {
          canvas.put("+ \(language(UsersText.newRelation))", y: 0, width: canvas.width)
          return
        }
        layout.drawRow(on: &canvas) { column in
          switch column {
          case .who: [TextRun(isOfUser ? words.name(fact.person) : users[fact.user]?.name ?? "")]
          case .number: [TextRun(workspace.row(of: fact.person)?.number.text ?? "", .muted)]
          case .kind: [TextRun(language(words.kind(fact.relation)))]
          }
        }
      }
    }
  }
}

/// What relations are called, and whom they are about.
struct RelationWords {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  func kind(_ relation: UserRelation.Relation) -> UsersText {
    switch relation {
    case .relative: .relative
    case .standIn: .standIn
    }
  }

  /// The name that stands in lists; who is not on this user's has none here.
  func name(_ person: ParticipantKey) -> String {
    workspace.row(of: person)?.shownName ?? workspace.language(UsersText.notOnLists)
  }
}
