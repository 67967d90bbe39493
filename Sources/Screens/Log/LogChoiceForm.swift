import Domain
import Resources
import Store
import TerminalUI

/// Which part of the log is to be shown. What a role may not ask is no field of its form: others' doings are the team
/// lead's, a person's log is for whoever may see it.
struct LogChoiceForm: PassingFormScreen {
  static let room = Room.panel("logChoice", LogText.choice, for: .seeOwnChanges)

  enum Field: String { case person, user, from, to }

  var form: Form
  let untouched: [String: String]
  private let users: [LogUser]

  /// - Parameter field: where the cursor is to be.
  init(_ choice: LogChoice, at field: Field, in workspace: Workspace) {
    let language = workspace.language
    let access = workspace.session.access
    users =
      access.may(.seeLog) ? workspace.ask { (session) throws(StoreError) in try session.journal.logUsers() } ?? [] : []
    var fields: [FormField] = []
    if access.may(.seeCardLog) {
      let number = choice.about.flatMap { workspace.row(of: $0)?.number.text } ?? ""
      fields.append(
        .checked(
          Field.person.rawValue, language(LogText.person), help: language(LogText.personHelp), value: number,
          read: LogPerson.reader(in: workspace)))
    }
    if access.may(.seeLog) {
      let options = users.map { user in
        let removed = user.isRemoved ? ", \(language(LogText.removed))" : ""
        return ChoiceField.Option(id: "\(user.key.value)", label: "\(user.login) – \(user.name)\(removed)")
      }
      fields.append(
        .choice(
          Field.user.rawValue, language(LogText.user), help: language(LogText.userHelp), options: options,
          value: choice.by.map { "\($0.key.value)" }))
    }
    func day(_ field: Field, _ label: LogText, _ help: LogText, _ day: Day?) -> FormField {
      .checked(
        field.rawValue, language(label), help: language(help), value: day?.norwegian ?? "",
        read: DateEntry.reader(in: workspace))
    }
    fields += [
      day(.from, .fromDay, .fromDayHelp, choice.from), day(.to, .toDay, .toDayHelp, choice.to),
    ]
    form = Form(fields)
    untouched = form.values
    form.focus(on: field.rawValue)
  }

  static let commands = FormCommands.table(for: LogChoiceForm.self)

  /// What to look at is chosen anew each time.
  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: form.fields.count) }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    var choice = LogChoice(
      by: form.number(Field.user.rawValue).flatMap { key in users.first { $0.key.value == key } },
      from: form.day(Field.from.rawValue, today: workspace.today),
      to: form.day(Field.to.rawValue, today: workspace.today))
    if let from = choice.from, let to = choice.to, to < from {
      form.setErrors([Field.to.rawValue: language(BoardText.toBeforeFrom)])
      return .stay
    }
    if let typed = form.line(Field.person.rawValue) {
      guard case .one(let row) = LogPerson(typed, in: workspace.readyRoster) else {
        form.setErrors([Field.person.rawValue: language(LogText.nobodyFound)])
        return .stay
      }
      choice.about = row.person
    }
    return .go(LogScreen(in: workspace, choice: choice))
  }
}

/// Who is meant by a number, a name, or the beginning of one.
enum LogPerson {
  case one(RosterRow)
  case several([RosterRow])
  case nobody

  init(_ typed: String, in roster: Roster?) {
    guard let roster else {
      self = .nobody
      return
    }
    var rows: [RosterRow] = []
    let wanted = typed.filter { !$0.isWhitespace }.lowercased()
    for line in roster.select(RosterQuery(text: typed, includesLongEnded: true)) {
      guard let row = roster[line] else { continue }
      if row.number.text.lowercased() == wanted {
        self = .one(row)
        return
      }
      if !rows.contains(where: { $0.person == row.person }) { rows.append(row) }
      if rows.count > LogPerson.named, wanted.count < LogPerson.shortest { break }
    }
    switch rows.count {
    case 0: self = .nobody
    case 1: self = .one(rows[0])
    default: self = .several(rows)
    }
  }

  /// As many are named when several are found.
  private static let named = 3
  /// Fewer letters than this are no number anybody has typed to its end.
  private static let shortest = 3

  static func reader(in workspace: Workspace) -> @Sendable (String) -> CheckedField.Reading {
    let (roster, language) = (workspace.readyRoster, workspace.language)
    return { typed in
      switch LogPerson(typed, in: roster) {
      case .one(let row): .understood("\(row.shownName) \(row.number.text)")
      case .several(let rows):
        .problem(
          language(
            LogText.severalFound,
            ["names": rows.prefix(named).map { "\($0.shownName) \($0.number.text)" }.joined(separator: ", ")]))
      case .nobody: .problem(language(LogText.nobodyFound))
      }
    }
  }
}
