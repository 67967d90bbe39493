import Ledger

/// What facts in force point at: for each kind of key, a fact in force says what it stands for.
struct PointerCheck {
  /// What has been found to stand, by the name of the key.
  private var defined: [String: KeySet] = [:]
  /// The key that the table that is being gone through says the meaning of.
  private var ownKey: String?
  private var ownPlace: Int32 = 0
  private var own = KeySet()
  private var pointing: [(place: Int32, form: FactForm, keys: KeySet)] = []

  /// The rows to come are of this form.
  mutating func begin(_ form: FactForm, _ definitions: Definitions) {
    if let ownKey { defined[ownKey] = own }
    own = KeySet()
    ownKey = form.ownKey?.name
    ownPlace = ownKey.flatMap(form.place) ?? 0
    pointing = form.pointers.compactMap { key in
      guard let place = form.place(of: key), let target = definitions.defining(key), let keys = defined[key] else {
        return nil
      }
      return (place, target, keys)
    }
  }

  /// The table cannot be read to its end: what points at it is left alone.
  mutating func missFacts() { ownKey = nil }

  /// A fact in force.
  mutating func look(at row: PreparedStatement, _ problems: inout [CheckFinding.Problem]) {
    if ownKey != nil, !row.isNull(ownPlace) { own.insert(row.integer(ownPlace)) }
    for pointer in pointing where !row.isNull(pointer.place) {
      if !pointer.keys.contains(row.integer(pointer.place)) { problems.append(.pointsAtNothing(pointer.form)) }
    }
  }

  /// Whose a row of the case side is, is in its seal; one that is erased is nobody's by right.
  func look(at row: CaseRow, _ problems: inout [CheckFinding.Problem]) {
    guard !row.kind.isEmpty, let people = defined["person"], !people.contains(row.person.value) else { return }
    problems.append(.pointsAtNothing(IdentityFact.form))
  }
}
