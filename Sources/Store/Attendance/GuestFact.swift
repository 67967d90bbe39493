import Domain
import Ledger

/// Guests of a group on a day.
public struct GuestFact: RegisterFact {
  public var key: GuestKey
  public var guest: Guest

  package static let form = FactForm(
    "guest", of: GuestFact.self, whose: .nobody, naturalKeys: [["guest"]], erasure: .takesAll, indexes: ["(day)"],
    since: 2)

  static let words: [EntryKind] = [.guestsEntered, .guestNamesEmptied]

  package static let blank = GuestFact(key: GuestKey(0), guest: Guest(group: GroupKey(0), day: .blank))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("guest", .thing, &key)
    f.points("day_group", &guest.group)
    f.day("day", &guest.day)
    f.count("count", &guest.count)
    f.time("arrived", &guest.arrived)
    f.time("departed", &guest.left)
    // For the day only: see ``GuestNames``.
    f.seal("sealed", .identity) { $0.text("name", &self.guest.name) }
  }

  package var happened: Day? { guest.day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    guest.problem(today: ground.today).map { [.rule(.guest($0))] } ?? []
  }
}

extension EntryKind {
  public static let guestsEntered = EntryKind("guests_entered", .change, .markAttendance)
  /// Names of guests whose day is over.
  public static let guestNamesEmptied = EntryKind("guest_names_emptied", .erasure, nil)
}
