import Domain
import Resources
import Store
import TerminalUI

/// Names a close relative or a stand-in: from a user's row whom it is about, from a participant's card who it is. It asks once
/// more before anything is written.
struct RelationForm: FormScreen {
  static let room = Room.panel("relationForm", UsersText.newRelation, for: .nameCloseRelative)

  var form = Form([])
  private(set) var untouched: [String: String] = [:]
  private let subject: Subject
  private let users: [UserRecord]

  private enum Subject {
    case user(UserRecord)
    case person(ParticipantKey)
  }

  private enum Field {
    static let user = "user"
    static let participant = "participant"
    static let kind = "kind"
  }

  /// Nil when they are no user any more, or users cannot be read; a message says so.
  init?(of key: UserKey, in workspace: Workspace) {
    guard let users = RelationForm.users(in: workspace) else { return nil }
    guard let user = users.first(where: { $0.key == key }) else {
      workspace.message = .error(workspace.language(ErrorText.notFoundAnyMore))
      return nil
    }
    self.init(.user(user), users, in: workspace)
  }

  init?(to person: ParticipantKey, in workspace: Workspace) {
    guard let users = RelationForm.users(in: workspace) else { return nil }
    self.init(.person(person), users, in: workspace)
  }

  private init(_ subject: Subject, _ users: [UserRecord], in workspace: Workspace) {
    self.subject = subject
    self.users = users
    let language = workspace.language
    let words = RelationWords(workspace)
    let who: FormField =
      switch subject {
      case .user:
        .text(
          Field.participant, language(UsersText.participant), help: language(UsersText.participantHelp), maxLength: 80)
      case .person:
        .choice(
          Field.user, language(UsersText.user), help: language(UsersText.userHelp),
          options: users.map { ChoiceField.Option(id: "\($0.key.value)", label: "\($0.name) (\($0.login))") })
      }
    form = Form([
      who,
      .choice(
        Field.kind, language(UsersText.kind), help: language(UsersText.kindHelp),
        options: UserRelation.Relation.allCases.map {
          ChoiceField.Option(id: $0.rawValue, label: language(words.kind($0)))
        }),
    ])
    untouched = form.values
    restoreDraft(in: workspace)
  }

  private static func users(in workspace: Workspace) -> [UserRecord]? {
    do {
      return try workspace.session.users.all()
    } catch {
      workspace.tell(error)
      return nil
    }
  }

  static let commands = FormCommands.table(for: RelationForm.self)

  private static let ofUser = DraftForm<UserKey>("relation", RelationsScreen.room.title) {
    RelationForm(of: $1, in: $0)
  }
  private static let toPerson = DraftForm<ParticipantKey>("relationTo", RelationsScreen.room.title) {
    RelationForm(to: $1, in: $0)
  }
  static let draft = EitherDraft(ofUser, toPerson)
  var draftKey: String {
    switch subject {
    case .user(let user): Self.ofUser.key(user.key)
    case .person(let person): Self.toPerson.key(person)
    }
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: 7) }

  func person(in workspace: Workspace) -> ParticipantKey? {
    if case .person(let person) = subject { person } else { nil }
  }

  mutating func save(in workspace: Workspace) -> Turn {
    var errors: [String: String] = [:]
    let relation: UserRelation.Relation? = form.word(Field.kind)
    if relation == nil { errors[Field.kind] = workspace.language(UsersText.kindMissing) }
    let pair = pair(in: workspace, &errors)
    form.setErrors(errors)
    guard errors.isEmpty, let relation, let (user, person) = pair else { return .stay }
    let fact = UserRelation(user: user.key, person: person, relation: relation)
    return .replace(
      ConfirmRelationScreen(fact, userName: user.name, ends: false, draft: draftKey, in: workspace))
  }

  private func pair(
    in workspace: Workspace, _ errors: inout [String: String]
  ) -> (UserRecord, ParticipantKey)? {
    switch subject {
    case .person(let person):
      guard let user = users.first(where: { $0.key.value == form.number(Field.user) }) else {
        errors[Field.user] = workspace.language(UsersText.userMissing)
        return nil
      }
      return (user, person)
    case .user(let user):
      switch found(form.line(Field.participant) ?? "", in: workspace) {
      case .one(let person): return (user, person)
      case .nobody: errors[Field.participant] = workspace.language(UsersText.participantUnknown)
      case .many(let count):
        errors[Field.participant] = workspace.language(UsersText.participantMany, ["n": count])
      case .unread(let error): errors[Field.participant] = workspace.sentences.sentence(error)
      }
      return nil
    }
  }

  private enum Found {
    case nobody
    case one(ParticipantKey)
    case many(Int)
    case unread(StoreError)
  }

  /// By number, else by a name that only one on the lists has.
  private func found(_ text: String, in workspace: Workspace) -> Found {
    if let number = try? ParticipantNumber(text) {
      do throws(StoreError) {
        if let person = try workspace.session.people.participantKey(number: number) { return .one(person) }
      } catch {
        return .unread(error)
      }
    }
    guard !text.isEmpty, let roster = workspace.readyRoster else { return .nobody }
    let lines = roster.select(RosterQuery(text: text, includesLongEnded: true))
    guard let first = lines.first, let row = roster[first] else { return .nobody }
    return lines.count == 1 ? .one(row.person) : .many(lines.count)
  }
}
