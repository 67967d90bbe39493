import Domain
import Ledger

/// A change of this register in the making: see ``Change``, with what of the domain's rules only the facts together can tell.
///
/// ```swift
/// try register.write(by: session, kind: .participantChanged) { change throws(StoreError) in
///   try change.void(recorded.row)
///   try change.enter(IdentityFact(person: person, participant: changed))
/// }
/// ```
///
/// Other rules are not checked here: that is done by the methods of ``Session`` and by imports.
struct ChangeSet: ~Copyable {
  /// What it is to the ledger.
  let ledger: Change
  /// Rows of the case side that an erasure has emptied: they are accounted for in an entry of that side.
  var erasedCases = ErasedRows()
  /// The enrolment or the unit the change made or is about.
  var enrolment: EnrolmentKey?
  var unit: UnitKey?
  private var programmeOfUnit: [UnitKey: Int64] = [:]

  init(_ change: Change) { ledger = change }

  var database: Database { ledger.database }
  var coder: FactCoder { ledger.coder }
  var entry: Int64 { ledger.entry }

  var about: ParticipantKey? {
    get { ledger.about }
    nonmutating set { ledger.about = newValue }
  }

  var detail: EntryDetail? {
    get { ledger.detail.flatMap { EntryDetail(json: $0) } }
    nonmutating set { ledger.detail = newValue?.json }
  }

  // MARK: - Keys

  func newPerson() throws(StoreError) -> ParticipantKey { ParticipantKey(try newKey(.person)) }

  /// An enrolment is one person's for good.
  func newEnrolment(of person: ParticipantKey) throws(StoreError) -> EnrolmentKey {
    EnrolmentKey(try newKey(.enrolment, beside: person.value))
  }

  func newUnit() throws(StoreError) -> UnitKey { UnitKey(try newKey(.unit)) }
  func newUser() throws(StoreError) -> UserKey { UserKey(try newKey(.user)) }

  /// A key for a thing that is not a person, a unit or an enrolment.
  func newKey<Of>(_ type: Of.Type = Of.self) throws(StoreError) -> FactKey<Of> { FactKey(try newKey(.thing)) }

  private func newKey(_ kind: KeyKind, beside: Int64? = nil) throws(StoreError) -> Int64 {
    try telling { try ledger.newKey(kind, beside: beside) }
  }

  // MARK: - Facts

  /// - Throws: ``StoreError/conflict(_:)`` when somebody has voided it already; ``RuleViolation/notInRegister`` when
  ///   there is no such row.
  mutating func void(_ row: RowID) throws(StoreError) {
    if row.form == UnitFact.form { programmeOfUnit = [:] }
    try telling { try ledger.void(row) }
  }

  /// - Returns: its row; nil for one of the case side, which is entered last.
  /// - Throws: ``StoreError/conflict(_:)`` when what it points at is gone, or another fact has its natural key.
  @discardableResult
  func enter(_ fact: some StoredFact) throws(StoreError) -> RowID? { try telling { try ledger.enter(fact) } }

  /// An enrolment's unit is one of its programme; what the dead have borrowed counts as back, and nobody waits for them.
  @discardableResult
  mutating func enter(_ fact: EnrolmentFact) throws(StoreError) -> RowID? {
    if let unit = fact.enrolment.unit {
      let (programme, code) = (try programme(of: unit), try telling { try ledger.coder.code(fact.enrolment.programme) })
      if programme != code { throw .rule(.unitOfOtherProgramme(unit)) }
    }
    if fact.enrolment.endReason == .died, let day = fact.enrolment.end {
      try closeLoans(of: fact.person, on: day)
      try cancelAppointments(of: fact.person, from: day)
    }
    return try telling { try ledger.enter(fact) }
  }

  /// A group with people who are in it from a day on.
  func enter(_ group: Group, _ members: some Sequence<ParticipantKey>, from day: Day) throws(StoreError) -> GroupKey {
    let key: GroupKey = try newKey()
    try enter(GroupFact(key: key, group: group))
    for person in members {
      try enter(MembershipFact(group: key, person: person, membership: Membership(from: day)))
    }
    return key
  }

  /// Registers a programme; its code is made when the register has not had it before.
  @discardableResult
  func enter(_ programme: ProgrammeRecord) throws(StoreError) -> RowID? {
    try telling {
      try ledger.learn(programme: programme.id)
      return try ledger.enter(programme)
    }
  }

  /// - Returns: the rows of the case side that were emptied.
  func emptied(_ person: ParticipantKey, on day: Day) throws(StoreError) -> ErasedRows {
    try telling { try ledger.erase(person, on: day) }
  }

  /// Takes an entry back: voids what it entered and enters again what it voided.
  /// - Throws: ``StoreError/conflict(_:)`` when somebody has built on it.
  func reverse(_ entry: Int64) throws(StoreError) {
    try telling { try Reversal(database, of: entry).apply(to: ledger) }
  }

  /// How a programme ends.
  func ending(of programme: String) throws(StoreError) -> Programme.Ending {
    try telling { try ProgrammeEndings(database).ending(of: coder.codeByID[programme]) }
  }

  /// What somebody has who has died counts as back.
  private mutating func closeLoans(of person: ParticipantKey, on day: Day) throws(StoreError) {
    for kept in try all(LoanFact.self, where: "f.person = ? AND f.returned_day IS NULL", person.value) {
      try void(kept.row)
      try enter(LoanFact(key: kept.fact.key, person: person, loan: kept.fact.loan.closed(on: day)))
    }
  }

  /// Nobody waits for somebody who has died.
  private mutating func cancelAppointments(of person: ParticipantKey, from day: Day) throws(StoreError) {
    for kept in try all(AppointmentFact.self, where: "f.person = ?", person.value)
    where kept.fact.appointment.day >= day && kept.fact.appointment.outcome == nil {
      try void(kept.row)
      var fact = kept.fact
      fact.appointment.outcome = .cancelled
      try enter(fact)
    }
  }

  private mutating func programme(of unit: UnitKey) throws(StoreError) -> Int64 {
    if let programme = programmeOfUnit[unit] { return programme }
    let programme = try telling {
      let sql = "SELECT programme FROM main.unit WHERE unit = ? AND voided IS NULL"
      if let programme = try database.number(sql, unit.value) { return programme }
      throw try Conflicts(database).gone(UnitFact.form, key: unit.value)
    }
    programmeOfUnit[unit] = programme
    return programme
  }

  /// - Throws: ``StoreError/conflict(_:)`` with who, when and what, where somebody stands in the way.
  borrowing func telling<Result>(_ body: () throws -> Result) throws(StoreError) -> Result {
    try Conflict.telling(ledger.database, ledger.coder.keys, body)
  }
}
