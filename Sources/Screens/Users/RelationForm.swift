import Domain
import Resources
import Store
import TerminalUI

/// Names a close relative or a stand-in: from a user's row whom it is about, from a participant's card who it is. It asks once
/// more before anything is written.
struct RelationForm: FormScreen {
  static let room = Room.panel("relationForm", UsersText.newRelation, for: .nameCloseRelative)
  static let texts = "users"

  struct Input {
    var user: UserKey?
    /// As it is typed: a number, or a name.
    var participant = ""
    var kind: UserRelation.Relation?
  }

  var entry: Entry<Input>? = Entry(Input())
  private let subject: Subject
  private let users: [UserRecord]

  private enum Subject {
    case user(UserRecord)
    case person(ParticipantKey)
  }

  /// Nil when they are no user any more, or users cannot be read; a message says so.
  init?(of key: UserKey, in workspace: Workspace) {
    let user = workspace.found { (session) throws(StoreError) in
      try session.users.all().first { $0.key == key }
    }
    guard let user else { return nil }
    self.init(.user(user), [user], in: workspace)
  }

  init?(to person: ParticipantKey, in workspace: Workspace) {
    guard let users = workspace.ask({ (session) throws(StoreError) in try session.users.all() }) else { return nil }
    self.init(.person(person), users, in: workspace)
  }

  private init(_ subject: Subject, _ users: [UserRecord], in workspace: Workspace) {
    self.subject = subject
    self.users = users
    open(in: workspace)
  }

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

  func person(in workspace: Workspace) -> ParticipantKey? {
    if case .person(let person) = subject { person } else { nil }
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let words = RelationWords(workspace)
    let kind = Field<Input>.choice(
      "kind", \.kind, Choice.words(UserRelation.Relation.allCases) { workspace.language(words.kind($0)) },
      missing: Phrase(UsersText.kindMissing))
    switch subject {
    case .user: return [.text("participant", \.participant, limit: 80), kind]
    case .person:
      let choices = users.map { Choice($0.key, id: "\($0.key.value)", "\($0.name) (\($0.login))") }
      return [.choice("user", \.user, choices, missing: Phrase(UsersText.userMissing)), kind]
    }
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    guard case .user = subject else { return [:] }
    switch found(input.participant, in: workspace) {
    case .one: return [:]
    case .nobody: return ["participant": workspace.language(UsersText.participantUnknown)]
    case .many(let count): return ["participant": workspace.language(UsersText.participantMany, ["n": count])]
    case .unread(let error): return ["participant": workspace.sentences.sentence(error)]
    }
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    guard let relation = input.kind, let (user, person) = pair(input, in: workspace) else { return .stay }
    let fact = UserRelation(user: user.key, person: person, relation: relation)
    return .replace(
      ConfirmRelationScreen(fact, userName: user.name, ends: false, draft: draftKey, in: workspace))
  }

  private func pair(_ input: Input, in workspace: Workspace) -> (UserRecord, ParticipantKey)? {
    switch subject {
    case .person(let person): return users.first { $0.key == input.user }.map { ($0, person) }
    case .user(let user):
      guard case .one(let person) = found(input.participant, in: workspace) else { return nil }
      return (user, person)
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
