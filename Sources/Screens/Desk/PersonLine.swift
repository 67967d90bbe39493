import Domain
import Resources
import Store

/// Whom a form is about: the name that stands in lists and the contact person. From the roster where it is read, else from
/// the card, which is then logged as opened.
struct PersonLine: Hashable {
  let name: String
  let contact: String?

  /// Nil when nobody has the key now.
  init?(_ person: ParticipantKey, in workspace: Workspace) {
    if let row = workspace.row(of: person) {
      name = row.shownName
      contact = row.contact
    } else if let card = workspace.card(of: person) {
      name = card.identity.fact.nameInLists
      contact = card.present(today: workspace.today)?.contact(on: workspace.today)?.fact.name
    } else {
      return nil
    }
  }
}

extension Workspace {
  /// The time on the wall; nil on a day that is not today.
  var wallClock: TimeOfDay? { settings.todayIsGiven ? nil : TimeOfDay(settings.clock()) }

  /// Colleagues a name field offers: everyone who is a contact person, and who sits here.
  var colleagues: [String] {
    let own = session.access.name
    let names = contactNames
    return own.isEmpty || names.contains(own) ? names : names + [own]
  }
}

extension Workspace {
  /// Who a task goes to, in words: `veilederne i Snekkeriet`.
  ///
  /// - Parameter unit: nil where it is not known, or not this user's to know.
  func words(_ recipient: TaskRecipient, of unit: UnitKey? = nil) -> String {
    switch recipient {
    case .desk: return language(TasksText.desk)
    case .colleague(let name): return name
    case .counsellors:
      guard let unit = unit.flatMap(self.unit) else { return language(TasksText.counsellors) }
      return language(TasksText.counsellorsOf, ["unit": unit.unit.name])
    }
  }

  /// Where a message about somebody goes; nil, and a message, when that cannot be read.
  func route(about person: ParticipantKey) -> MessageRoute? {
    ask { (session) throws(StoreError) in try session.desk.route(about: person) }
  }
}
