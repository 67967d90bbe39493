import Domain
import Ledger

// What a change needs to know of the register as it stands inside its own transaction: what was read for the screen may
// be minutes old.

extension ChangeSet {
  /// The fact in a row that is in force.
  /// - Throws: ``StoreError/conflict(_:)`` when somebody has voided it meanwhile.
  func read<Fact: StoredFact>(_ row: RowID) throws(StoreError) -> Fact {
    if Fact.form.isOnCaseSide, row.form == CaseRow.form {
      let found: [KeptFact<CaseRow>] = try all(where: "f.id = ?", row.id)
      if let kept = found.first, let fact = try telling({ try kept.fact.fact(Fact.self, row: row.id, coder) }) {
        return fact
      }
    } else if row.form == Fact.form {
      let found: [KeptFact<Fact>] = try all(where: "f.id = ?", row.id)
      if let kept = found.first { return kept.fact }
    }
    throw try why { try $0.voided(row) }
  }

  /// - Throws: a conflict when somebody has taken the person away; ``RuleViolation/notInRegister`` when there never was one.
  func requirePerson(_ person: ParticipantKey) throws(StoreError) {
    let identity: KeptFact<IdentityFact>? = try one(where: "f.person = ?", person.value)
    if identity == nil { throw try gone(IdentityFact.form, key: person.value) }
  }

  func identity(of person: ParticipantKey) throws(StoreError) -> KeptFact<IdentityFact>? {
    try one(where: "f.person = ?", person.value)
  }

  func enrolment(_ key: EnrolmentKey) throws(StoreError) -> KeptFact<EnrolmentFact>? {
    try one(where: "f.enrolment = ?", key.value)
  }

  func task(_ key: TaskKey) throws(StoreError) -> KeptFact<TaskFact>? {
    try one(where: "f.task = ?", key.value)
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

  func group(_ key: GroupKey) throws(StoreError) -> KeptFact<GroupFact>? {
    try one(where: "f.day_group = ?", key.value)
  }

  /// What is marked in a group on a day, by person.
  func marks(in group: GroupKey, on day: Day) throws(StoreError) -> [ParticipantKey: KeptFact<AttendanceFact>] {
    let kept: [KeptFact<AttendanceFact>] = try all(where: "f.day_group = ? AND f.day = \(day.number)", group.value)
    return Dictionary(kept.map { ($0.fact.person, $0) }) { first, _ in first }
  }

  func memberships(in group: GroupKey) throws(StoreError) -> [KeptFact<MembershipFact>] {
    try all(where: "f.day_group = ? ORDER BY f.person, f.from_day", group.value)
  }

  func absences(of person: ParticipantKey) throws(StoreError) -> [KeptFact<AbsenceFact>] {
    try all(where: "f.person = ? ORDER BY f.from_day", person.value)
  }

  func setting(_ setting: RegisterSetting) throws(StoreError) -> KeptFact<SettingFact>? {
    let settings: [KeptFact<SettingFact>] = try all(where: "f.id > ?", 0)
    return settings.first { $0.fact.name == setting.rawValue }
  }

  /// The newest offer to somebody who waits.
  func offer(_ enrolment: EnrolmentKey) throws(StoreError) -> KeptFact<OfferFact>? {
    let offers: [KeptFact<OfferFact>] = try all(where: "f.enrolment = ? ORDER BY f.day", enrolment.value)
    return offers.last
  }

  /// What came of phoning about an offer; the final answer first.
  func answers(_ offer: OfferFact) throws(StoreError) -> [KeptFact<OfferAnswerFact>] {
    let answers: [KeptFact<OfferAnswerFact>] = try all(
      where: "f.enrolment = ? ORDER BY f.call", offer.enrolment.value)
    return answers.filter { $0.fact.offerDay == offer.offer.day }
  }

  func enquiry(_ key: EnquiryKey) throws(StoreError) -> KeptFact<EnquiryFact>? {
    try one(where: "f.enquiry = ?", key.value)
  }

  func talks(_ enquiry: EnquiryKey) throws(StoreError) -> [KeptFact<TalkFact>] {
    try all(where: "f.enquiry = ?", enquiry.value)
  }

  func enrolments(of person: ParticipantKey) throws(StoreError) -> [KeptFact<EnrolmentFact>] {
    try all(where: "f.person = ?", person.value)
  }

  /// Why a key stands for nothing now.
  func gone(_ form: FactForm, key: Int64) throws(StoreError) -> StoreError {
    try why { try $0.gone(form, key: key) }
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

  private func one<Fact: StoredFact>(where condition: String, _ key: Int64) throws(StoreError) -> KeptFact<Fact>? {
    let found: [KeptFact<Fact>] = try all(where: condition, key)
    return found.first
  }

  private func all<Fact: StoredFact>(where condition: String, _ key: Int64) throws(StoreError) -> [KeptFact<Fact>] {
    let (database, coder) = (database, coder)
    return try storing { try KeptFact.all(database, coder, where: condition, key) }
  }
}
