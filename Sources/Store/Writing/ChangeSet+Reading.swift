import Domain
import Ledger

// What a change needs to know of the register as it stands inside its own transaction: what was read for the screen may
// be minutes old.

extension ChangeSet {
  // MARK: - Any kind of fact

  /// The facts in force that fulfil `condition`: see ``StoredFact/all(_:where:_:)``.
  func all<Fact: StoredFact>(
    _ type: Fact.Type = Fact.self, where condition: String, _ key: Int64? = nil
  ) throws(StoreError) -> [KeptFact<Fact>] {
    let coder = coder
    return try storing {
      guard let key else { return try Fact.all(coder, where: condition) }
      return try Fact.all(coder, where: condition, key)
    }
  }

  /// The fact in a row that is in force.
  /// - Throws: ``StoreError/conflict(_:)`` when somebody has voided it meanwhile.
  func read<Fact: StoredFact>(_ row: RowID) throws(StoreError) -> Fact {
    if Fact.form.isOnCaseSide, row.form == CaseRow.form {
      let kept = try all(CaseRow.self, where: "f.id = ?", row.id).first
      if let kept, let fact = try telling({ try kept.fact.fact(Fact.self, row: row.id, coder) }) { return fact }
    } else if row.form == Fact.form, let kept = try all(Fact.self, where: "f.id = ?", row.id).first {
      return kept.fact
    }
    throw try why { try $0.voided(row) }
  }

  /// The same, which gives way to what is entered in its place.
  mutating func giveWay<Fact: StoredFact>(_ row: RowID) throws(StoreError) -> Fact {
    let present: Fact = try read(row)
    try void(row)
    return present
  }

  /// The same; nil for something new.
  mutating func giveWay<Fact: StoredFact>(_ row: RowID?) throws(StoreError) -> Fact? {
    guard let row else { return nil }
    return try giveWay(row) as Fact
  }

  /// The fact that says what a key stands for.
  /// - Throws: a conflict when somebody has taken it away; ``RuleViolation/notInRegister`` when there never was one.
  func fact<Fact: StoredFact>(
    _ type: Fact.Type = Fact.self, _ key: some StableKey
  ) throws(StoreError) -> KeptFact<Fact> {
    let coder = coder
    if let kept = try storing({ try Fact.of(key, coder) }) { return kept }
    throw try why { try $0.gone(Fact.form, key: key.value) }
  }

  /// The entry stands in the way.
  func conflict(with entry: Int64) throws(StoreError) -> StoreError {
    try why { _ in .inTheWay(entry: entry) }
  }

  private func why(_ find: (Conflicts) throws -> LedgerError) throws(StoreError) -> StoreError {
    do throws(StoreError) {
      return try telling { throw try find(Conflicts(database)) }
    } catch { return error }
  }

  // MARK: - What several rooms ask

  /// In order of time.
  func steps(of enrolment: EnrolmentKey) throws(StoreError) -> [KeptFact<StepPeriodFact>] {
    try all(where: "f.enrolment = ? ORDER BY f.from_day", enrolment.value)
  }

  /// In order of time.
  func contacts(of enrolment: EnrolmentKey) throws(StoreError) -> [KeptFact<ContactFact>] {
    try all(where: "f.enrolment = ? ORDER BY f.from_day, f.colleague", enrolment.value)
  }

  /// Those that name a contact person by a number of ``Colleagues``.
  func contacts(named colleague: Int64) throws(StoreError) -> [KeptFact<ContactFact>] {
    try all(where: "f.colleague = ? ORDER BY f.id", colleague)
  }

  /// What is marked in a group on a day, by person.
  func marks(in group: GroupKey, on day: Day) throws(StoreError) -> [ParticipantKey: KeptFact<AttendanceFact>] {
    let kept = try all(AttendanceFact.self, where: "f.day_group = ? AND f.day = \(day.number)", group.value)
    return Dictionary(kept.map { ($0.fact.person, $0) }) { first, _ in first }
  }

  func memberships(in group: GroupKey) throws(StoreError) -> [KeptFact<MembershipFact>] {
    try all(where: "f.day_group = ? ORDER BY f.person, f.from_day", group.value)
  }

  /// The newest offer to somebody who waits.
  func offer(_ enrolment: EnrolmentKey) throws(StoreError) -> KeptFact<OfferFact>? {
    try all(OfferFact.self, where: "f.enrolment = ? ORDER BY f.day", enrolment.value).last
  }

  /// What came of phoning about an offer; the final answer first.
  func answers(_ offer: OfferFact) throws(StoreError) -> [KeptFact<OfferAnswerFact>] {
    try all(OfferAnswerFact.self, where: "f.enrolment = ? ORDER BY f.call", offer.enrolment.value)
      .filter { $0.fact.offerDay == offer.offer.day }
  }
}
