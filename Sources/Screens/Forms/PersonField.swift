import Domain
import Resources
import Store
import TerminalUI

/// A choice of one person by typing the beginning of a name, a number or a telephone number, as in the list of
/// participants. Few are offered at a time, so that 100,000 cost no more than ten.
enum PersonField {
  static let id = "person"

  /// How many are offered at once.
  private static let most = 20

  static func content(in workspace: Workspace) -> FormField.Content {
    .choice(ChoiceField(options("", in: workspace), isFound: true))
  }

  fileprivate static func options(_ text: String, in workspace: Workspace) -> [ChoiceField.Option] {
    guard let roster = workspace.readyRoster else { return [] }
    var options: [ChoiceField.Option] = []
    for line in roster.select(RosterQuery(text: text, findsInside: true)).prefix(most) {
      guard let row = roster[line] else { continue }
      let option = option(row)
      // Somebody in two programmes has two lines.
      if !options.contains(option) { options.append(option) }
    }
    return options
  }

  fileprivate static func option(_ row: RosterRow) -> ChoiceField.Option {
    ChoiceField.Option(id: "\(row.person.value)", label: "\(row.shownName)  \(row.number.text)")
  }
}

extension Form {
  /// Finds those that fit what is being typed in the person field.
  mutating func offerPeople(in workspace: Workspace) {
    guard let focused, focused.id == PersonField.id, case .choice(let field) = focused.content, field.isOpen else {
      return
    }
    let typed = field.query.text
    let options = PersonField.options(typed, in: workspace)
    guard options != field.options else { return }
    replacePeople(options, selected: field.selected)
    // Opens the list again with what was typed.
    if typed.isEmpty { _ = handle(.character(" ")) } else { _ = paste(typed) }
  }

  /// Brings back somebody whom only the draft knows.
  mutating func restorePerson(_ key: String, in workspace: Workspace) {
    guard let person = Int64(key).map({ ParticipantKey($0) }), let row = workspace.row(of: person) else { return }
    replacePeople([], selected: PersonField.option(row))
  }

  private mutating func replacePeople(_ options: [ChoiceField.Option], selected: ChoiceField.Option?) {
    let all = options + (selected.map { options.contains($0) ? [] : [$0] } ?? [])
    edit(PersonField.id) { $0 = .choice(ChoiceField(all, selected: selected?.id, isFound: true)) }
  }
}
