import Domain
import Ledger

/// Who is left out of an export: people with a protected address, those close to the user, and those who are none of theirs.
struct ExportReach {
  private var withheld: Set<ParticipantKey> = []
  /// Empty: the whole register.
  private let units: Set<UnitKey>
  /// How many of the user's own people are in no export. The same for every kind: from two exports nobody can reckon who has
  /// rows in one and not in the other.
  private(set) var leftOut = 0

  /// - Parameter listed: those in the user's scope; nil is everyone.
  init(_ database: Database, _ keys: Keyring, _ access: Access, listed: Set<Int64>?) throws {
    units = access.units
    try DigestPages(database, keys).eachIdentity { person, identity, _ in
      let isOthers = listed.map { !$0.contains(person.value) } ?? false
      let isHeldBack =
        !ProtectedPeople.isExported(protection: identity.protection) || access.seesNameOnly(of: person)
      if isHeldBack, !isOthers { leftOut += 1 }
      if isOthers || isHeldBack { withheld.insert(person) }
    }
  }

  func includes(_ person: ParticipantKey) -> Bool { !withheld.contains(person) }

  /// The anonymous records of a unit; those of a whole district are nobody's in particular.
  func includes(mappedIn unit: UnitKey?) -> Bool { units.isEmpty || unit.map { units.contains($0) } ?? true }
}
