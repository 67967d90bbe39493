import Domain
import Resources
import Store
import TerminalUI

/// Habilitet: whose cards a user never opens, and whom they stand in for; of one user, or of one participant.
struct RelationsScreen: ListScreen {
  static let room = Room.place("relations", UsersText.relationsTitle, for: .nameCloseRelative)

  /// A relation, from the side it is looked at.
  struct Row: Identifiable {
    let relation: UserRelation
    let user: UserRecord?
    /// It stands in the list of a participant, and so the user is who it tells of.
    let tellsOfUser: Bool

    var id: UserRelation { relation }

    func who(in workspace: Workspace) -> String {
      tellsOfUser ? user?.name ?? "" : RelationWords(workspace).name(relation.person)
    }
  }

  private enum Subject {
    case user(UserRecord)
    case person(ParticipantKey)
  }

  private let subject: Subject
  var listing = Listing<Row>()

  init(of user: UserRecord, in workspace: Workspace) {
    subject = .user(user)
    begin(in: workspace)
  }

  init(to person: ParticipantKey, in workspace: Workspace) {
    subject = .person(person)
    begin(in: workspace)
  }

  func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    let new = ListLine<Row>.new(UsersText.newRelation, in: workspace)
    // Who is close to whom is nobody's to look up unseen.
    guard workspace.mayListNames(of: UsersScreen.room) else { return [new] }
    let session = workspace.session
    let users = Dictionary(try session.users.all().map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let relations: [UserRelation]
    switch subject {
    case .user(let user): relations = try session.users.relations().filter { $0.user == user.key }
    case .person(let person): relations = try session.users.relations(of: person)
    }
    return relations.map { .record(Row(relation: $0, user: users[$0.user], tellsOfUser: isOfPerson)) } + [new]
  }

  private var isOfPerson: Bool { if case .person = subject { true } else { false } }

  // MARK: Columns

  static let list = ofUser
  static let lists = [ofUser, ofPerson]
  var kind: ListKind<Row> { isOfPerson ? RelationsScreen.ofPerson : RelationsScreen.ofUser }

  private static let ofUser = ListKind<Row>(
    "relations",
    [
      who(UsersText.participant),
      .text("number", KeepingText.number, .fixed(12), style: .muted, dropOrder: 1, sees: .number) { row, workspace in
        workspace.row(of: row.relation.person)?.number.text
      }, relation,
    ])
  private static let ofPerson = ListKind<Row>("relationsOfPerson", [who(UsersText.user), relation])

  private static func who(_ heading: UsersText) -> ListColumn<Row> {
    .text("who", heading, .flexible(min: 14, max: 36, weight: 3), sees: nil) { $0.who(in: $1) }
  }

  private static let relation = ListColumn<Row>.text(
    "kind", UsersText.kind, .flexible(min: 14, weight: 2), sees: nil
  ) { row, workspace in workspace.language(RelationWords(workspace).kind(row.relation.relation)) }

  func person(in workspace: Workspace) -> ParticipantKey? {
    if case .person(let person) = subject { person } else { chosen?.relation.person }
  }

  // MARK: Commands

  static let commands: [Command<Scene<RelationsScreen>>] = [
    Command(
      "relations.open", [.enter], CommonText.open, UsersText.relationOpenHelp, group: ChromeText.groupRegister,
      enabled: mayWrite,
      run: { scene in
        scene.screen.chosen == nil ? scene.screen.add(in: scene.workspace) : scene.screen.end(in: scene.workspace)
      }
    ).ofOne(),
    Command(
      "relations.add", [.character("+"), .insert], UsersText.newRelation, UsersText.newRelationHelp,
      group: ChromeText.groupRegister, enabled: mayWrite, run: { $0.screen.add(in: $0.workspace) }),
    Command(
      "relations.end", [.delete], UsersText.endRelation, UsersText.endRelationHelp, group: ChromeText.groupRegister,
      enabled: { scene in
        scene.screen.chosen == nil ? scene.unavailable(UsersText.relationChoose) : mayWrite(scene)
      },
      run: { $0.screen.end(in: $0.workspace) }
    ).ofOne(),
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
    guard let chosen, let user = chosen.user else { return .stay }
    return .open(ConfirmRelationScreen(chosen.relation, userName: user.name, ends: true, in: workspace))
  }

  // MARK: Words

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
    if listing.records.isEmpty { return workspace.language(UsersText.noRelations) }
    return workspace.language(chosen == nil ? UsersText.newRelationHelp : .endRelationHelp)
  }
}
