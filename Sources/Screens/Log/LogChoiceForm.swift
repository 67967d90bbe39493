import Domain
import Resources
import Store
import TerminalUI

/// Which part of the log is to be shown. What a role may not ask is no field of its form: others' doings are the team
/// lead's, a person's log is for whoever may see it.
struct LogChoiceForm: PassingFormScreen {
  static let room = Room.panel("logChoice", LogText.choice, for: .seeOwnChanges)
  static let texts = "log"

  enum Place: String { case person, user, from, to }

  var entry: Entry<LogChoice>?
  private let users: [LogUser]

  /// - Parameter place: where the cursor is to be.
  init(_ choice: LogChoice, at place: Place, in workspace: Workspace) {
    users =
      workspace.session.access.may(.seeLog)
      ? workspace.ask { (session) throws(StoreError) in try session.journal.logUsers() } ?? [] : []
    entry = Entry(choice)
    open(at: place.rawValue, in: workspace)
  }

  func fields(_ choice: LogChoice, in workspace: Workspace) -> [Field<LogChoice>] {
    let access = workspace.session.access
    let users = users.map { user in
      let removed = user.isRemoved ? ", \(workspace.language(LogText.removed))" : ""
      return Choice(user, id: "\(user.key.value)", "\(user.login) – \(user.name)\(removed)")
    }
    return (access.may(.seeCardLog) ? [person()] : [])
      + (access.may(.seeLog) ? [.choice(Place.user.rawValue, \.by, users)] : []) + [
        .day(Place.from.rawValue, \.from).called(LogText.fromDay),
        .day(Place.to.rawValue, \.to).called(LogText.toDay),
      ]
  }

  private func person() -> Field<LogChoice> {
    Field(Place.person.rawValue) { choice, workspace in
      let number = choice.about.flatMap { workspace.row(of: $0)?.number.text } ?? ""
      return .checked(LogPerson.field(number, in: workspace))
    } read: { field, choice, workspace in
      choice.about = nil
      guard let typed = field.words else { return nil }
      guard case .one(let row) = LogPerson(typed, in: workspace.readyRoster) else {
        return workspace.language(LogText.nobodyFound)
      }
      choice.about = row.person
      return nil
    }
  }

  func problems(_ choice: LogChoice, in workspace: Workspace) -> [String: String] {
    guard let from = choice.from, let to = choice.to, to < from else { return [:] }
    return [Place.to.rawValue: workspace.language(BoardText.toBeforeFrom)]
  }

  func save(_ choice: LogChoice, in workspace: Workspace) -> Turn {
    .go(LogScreen(in: workspace, choice: choice))
  }
}
