import Domain
import Resources
import Store
import TerminalUI

// What the user's role lets them do and see, for every screen.

extension Workspace {
  public var role: Role { session.role }

  /// Whether the role does this; else, that it is not offered, and who does it.
  func may(_ action: Action) -> Availability {
    session.access.may(action) ? .available : .withheld(reason: refusal(action))
  }

  /// Whether the role sees this about a person.
  func sees(_ information: Information) -> Bool { AccessTable.sees(information, role) }

  /// The same for a command that needs it.
  func mayUse(_ information: Information) -> Availability {
    sees(information) ? .available : .withheld(reason: language(ErrorText.notAllowedRole))
  }

  /// `Dette er bare for veileder; be veileder om å gjøre det.`
  func refusal(_ action: Action) -> String { sentences.sentence(.notAllowed(.role(action))) }

  /// What stands in place of a card that does not open: why, and what to do.
  func words(refusing error: StoreError) -> String {
    let why = sentences.sentence(error)
    return switch error {
    case .notAllowed(.relative), .notAllowed(.outOfScope), .notAllowed(.outOfScopeForGood):
      language(ParticipantText.refused, ["why": why])
    default: why
    }
  }

  /// The same of somebody whose card the user does not come to; nil when it would open.
  func refusal(of person: ParticipantKey) -> StoreError? {
    ask { (session) throws(StoreError) in try session.people.refusal(of: person) } ?? nil
  }

  /// Logs that the log is looked at, and which part of it; false where that cannot be.
  func mayReadLog(_ choice: LogChoice) -> Bool {
    do {
      try session.journal.noteLog(about: choice.about, by: choice.by?.login)
      return true
    } catch {
      tell(error)
      return false
    }
  }

  /// Logs that the list of names in a room is looked at. False where that cannot be, and then no name may stand there.
  /// - Parameter part: which of those there are; once it has been logged, the same is not logged again.
  func mayListNames(of room: Room, showing part: ChosenFilters = [:]) -> Bool {
    let part = part.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    do {
      try session.journal.noteList(.listRead, room.id, of: part, isPrinted: settings.isPrinting)
      return true
    } catch {
      tell(error)
      return false
    }
  }
}

extension Role {
  /// The least of the roles that may.
  static func first(that may: Action) -> Role {
    [Role.frontDesk, .counsellor].first { AccessTable.may(may, $0) } ?? .teamLead
  }

  var textKey: DomainText { .role(self) }
}
