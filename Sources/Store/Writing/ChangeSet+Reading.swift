import Domain
import GRDB

// What a change needs to know of the register as it stands inside its own transaction: what was read for the screen may
// be minutes old.

extension ChangeSet {
  /// The fact in a row that is in force.
  /// - Throws: ``StoreError/conflict(_:)`` when somebody has voided it meanwhile.
  func read<Fact: StoredFact>(_ row: RowID) throws(StoreError) -> Fact {
    if row.table == Fact.table {
      let found: [KeptFact<Fact>] = try all(where: "f.id = ?", row.id)
      if let kept = found.first { return kept.fact }
    }
    let conflicts = Conflicts(database, coder)
    throw try storing { try conflicts.voided(row) }
  }

  func caseLink(of person: ParticipantKey) throws(StoreError) -> KeptFact<CaseLinkFact>? {
    // An erased link is none.
    try one(where: "f.person = ? AND f.case_code IS NOT NULL", person.value)
  }

  /// - Throws: a conflict when somebody has taken the person away; ``RuleViolation/notInRegister`` when there never was one.
  func requirePerson(_ person: ParticipantKey) throws(StoreError) {
    let identity: KeptFact<IdentityFact>? = try one(where: "f.person = ?", person.value)
    if identity == nil { throw try gone(.identity, key: person.value) }
  }

  func identity(of person: ParticipantKey) throws(StoreError) -> KeptFact<IdentityFact>? {
    try one(where: "f.person = ?", person.value)
  }

  func background(of caseKey: CaseKey) throws(StoreError) -> KeptFact<BackgroundFact>? {
    try one(where: "f.case_key = ?", caseKey.value)
  }

  func enrolment(_ key: EnrolmentKey) throws(StoreError) -> KeptFact<EnrolmentFact>? {
    try one(where: "f.enrolment = ?", key.value)
  }

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

  func setting(_ setting: RegisterSetting) throws(StoreError) -> KeptFact<SettingFact>? {
    let settings: [KeptFact<SettingFact>] = try all(where: "f.id > ?", 0)
    return settings.first { $0.fact.name == setting.rawValue }
  }

  /// Why a key stands for nothing now.
  func gone(_ table: FactTable, key: Int64) throws(StoreError) -> StoreError {
    let conflicts = Conflicts(database, coder)
    return try storing { try conflicts.gone(table, key: key) }
  }

  /// The entry stands in the way.
  func conflict(with entry: Int64) throws(StoreError) -> StoreError {
    let conflicts = Conflicts(database, coder)
    return try storing { try conflicts.of(entry: entry) }
  }

  private func one<Fact: StoredFact>(where condition: String, _ key: Int64) throws(StoreError) -> KeptFact<Fact>? {
    let found: [KeptFact<Fact>] = try all(where: condition, key)
    return found.first
  }

  private func all<Fact: StoredFact>(where condition: String, _ key: Int64) throws(StoreError) -> [KeptFact<Fact>] {
    let (database, coder) = (database, coder)
    return try storing { try KeptFact.all(database, coder, where: condition, key) }
  }
}
