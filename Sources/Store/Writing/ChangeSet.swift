import Domain
import GRDB

/// One change of the register in the making: the facts it voids and those it enters. All of it is written, with one
/// journal entry, or nothing.
///
/// ```swift
/// try register.write(by: session, kind: .participantChanged) { change throws(StoreError) in
///   try change.void(recorded.row)
///   try change.enter(IdentityFact(person: person, participant: changed))
/// }
/// ```
///
/// What a fact points at must be in the register, so a person comes before their enrolment and an enrolment before its
/// steps; to replace a fact that others point at, void it and enter it again in the same change.
///
/// Rules of the domain are not checked here: that is done by the methods of ``Session`` and by imports.
public struct ChangeSet: ~Copyable {
  /// The journal entry this change will be.
  public let entry: Int64
  /// The person the change is about; worked out from the facts when it is not set and there is only one.
  public var about: ParticipantKey?
  public var detail: EntryDetail?
  /// Rows of which an erasure has taken what is sealed.
  var erased = ErasedRows()

  let database: Database
  private(set) var coder: FactCoder
  private(set) var isEmpty = true
  /// Whose digest must be worked out anew, and which part of it.
  private(set) var touched = TouchedPeople()
  private var writers: [FactTable: FactWriter] = [:]
  private var references: References
  private var people: KeyTable
  private var cases: KeyTable
  private var enrolments: KeyTable
  private var units: KeyTable
  private var users: KeyTable
  /// Made when it is asked for: most changes need none.
  private var things: KeyTable?

  init(_ database: Database, _ keys: Keyring, entry: Int64, about: ParticipantKey?, detail: EntryDetail?) throws {
    let coder = try FactCoder(database, keys)
    let references = try References(database, coder)
    let people = try KeyTable(database, "person")
    let cases = try KeyTable(database, "case_file", drawn: true)
    let enrolments = try KeyTable(database, "enrolment_key", column: "person")
    let units = try KeyTable(database, "unit_key")
    let users = try KeyTable(database, "user_key")
    self.database = database
    self.entry = entry
    self.about = about
    self.detail = detail
    self.coder = coder
    self.references = references
    self.people = people
    self.cases = cases
    self.enrolments = enrolments
    self.units = units
    self.users = users
  }

  // MARK: - Keys

  public mutating func newPerson() throws(StoreError) -> ParticipantKey {
    do { return ParticipantKey(try people.give()) } catch { throw StoreError(error) }
  }

  public mutating func newCase() throws(StoreError) -> CaseKey {
    do { return CaseKey(try cases.give()) } catch { throw StoreError(error) }
  }

  /// Gives a person a case: made when the first fact of the clinical side is entered, by somebody who holds its key.
  public mutating func openCase(of person: ParticipantKey) throws(StoreError) -> CaseKey {
    let caseKey = try newCase()
    try enter(CaseLinkFact(person: person, caseKey: caseKey))
    return caseKey
  }

  /// The case that is known, else a new one.
  mutating func caseKey(of person: ParticipantKey, known: CaseKey?) throws(StoreError) -> CaseKey {
    if let known { return known }
    return try openCase(of: person)
  }

  /// An enrolment is one person's for good.
  public mutating func newEnrolment(of person: ParticipantKey) throws(StoreError) -> EnrolmentKey {
    do { return EnrolmentKey(try enrolments.give(person.value)) } catch { throw StoreError(error) }
  }

  public mutating func newUnit() throws(StoreError) -> UnitKey {
    do { return UnitKey(try units.give()) } catch { throw StoreError(error) }
  }

  public mutating func newUser() throws(StoreError) -> UserKey {
    do { return UserKey(try users.give()) } catch { throw StoreError(error) }
  }

  mutating func giveThing() throws(StoreError) -> Int64 {
    do {
      var table = try things ?? KeyTable(database, "thing")
      let key = try table.give()
      things = table
      return key
    } catch { throw StoreError(error) }
  }

  // MARK: - Facts

  /// Says that a fact no longer holds.
  /// - Throws: ``StoreError/conflict(_:)`` when somebody has voided it already; ``RuleViolation/notInRegister`` when
  ///   there is no such row.
  public mutating func void(_ row: RowID) throws(StoreError) {
    do {
      try touch(row)
      try references.willVoid(row)
      let done = try writer(row.table).void(row.id, entry: entry)
      guard done else { throw try Conflicts(database, coder).voided(row) }
      isEmpty = false
    } catch { throw StoreError(error) }
  }

  @discardableResult
  public mutating func enter(_ fact: IdentityFact) throws(StoreError) -> RowID {
    touched.add(fact.person.value, .identity)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: CaseLinkFact) throws(StoreError) -> RowID {
    try storing { try references.requirePerson(fact.person.value) }
    touched.add(fact.person.value, .lights)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: BackgroundFact) throws(StoreError) -> RowID {
    touched.add(try person(of: fact.caseKey), .person)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: EnrolmentFact) throws(StoreError) -> RowID {
    do {
      try references.requirePerson(fact.person.value)
      if let unit = fact.enrolment.unit {
        guard try references.programme(ofUnit: unit.value) == coder.code(fact.enrolment.programme) else {
          throw StoreError.rule(.unitOfOtherProgramme(unit))
        }
      }
    } catch { throw StoreError(error) }
    touched.add(fact.person.value, .enrolments)
    if fact.enrolment.endReason == .died, let day = fact.enrolment.end { try closeLoans(of: fact.person, on: day) }
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: StepPeriodFact) throws(StoreError) -> RowID {
    touched.add(try person(of: fact.enrolment), .enrolments)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: ContactFact) throws(StoreError) -> RowID {
    touched.add(try person(of: fact.enrolment), .enrolments)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: LightsFact) throws(StoreError) -> RowID {
    touched.add(try person(of: fact.caseKey), .lights)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ record: MappingRecord) throws(StoreError) -> RowID {
    if let unit = record.unit { _ = try storing { try references.programme(ofUnit: unit.value) } }
    return try insert(record)
  }

  @discardableResult
  public mutating func enter(_ fact: UnitFact) throws(StoreError) -> RowID {
    references.forget(unit: fact.key.value)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: UserFact) throws(StoreError) -> RowID { try insert(fact) }

  @discardableResult
  public mutating func enter(_ fact: UserUnitFact) throws(StoreError) -> RowID {
    _ = try storing { try references.programme(ofUnit: fact.unit.value) }
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: UserPersonFact) throws(StoreError) -> RowID {
    try storing { try references.requirePerson(fact.person.value) }
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: SettingFact) throws(StoreError) -> RowID { try insert(fact) }

  /// Registers a programme; its code is made when the register has not had it before.
  @discardableResult
  public mutating func enter(_ programme: ProgrammeRecord) throws(StoreError) -> RowID {
    do {
      if let code = coder.codeByID[programme.id] {
        coder.learn(code: code, id: programme.id, ending: programme.ending)
      } else {
        let make = try PreparedStatement(
          database, "INSERT INTO main.programme_key (id) VALUES (?) RETURNING key")
        make.bind { $0.add(programme.id) }
        guard try make.step() else { throw StoreError.damaged(.schema) }
        coder.learn(code: make.integer(0), id: programme.id, ending: programme.ending)
        while try make.step() {}
      }
    } catch { throw StoreError(error) }
    return try insert(programme)
  }

  // MARK: - Inside

  mutating func insert(_ fact: some StoredFact) throws(StoreError) -> RowID {
    do {
      isEmpty = false
      return try writer(type(of: fact).table).enter(fact, entry: entry, coder)
    } catch let error as DatabaseError where error.isTakenKey {
      throw try storing { try Conflicts(database, coder).taken(by: fact) }
    } catch { throw StoreError(error) }
  }

  /// Gives somebody who waits the first day of a place they have said yes to. Where they come from and who pays is sealed for
  /// the clinical side: it goes along unread, so that the desk may write down the answer.
  mutating func promise(_ kept: KeptFact<EnrolmentFact>, start: Day) throws(StoreError) {
    try void(kept.row)
    do {
      _ = try writer(.enrolment).enter(
        kept.row.id,
        with: [
          ("status", .word(EnrolmentStatus.awaitingStart.rawValue)), ("start_day", .number(Int64(start.number))),
        ], entry: entry)
      touched.add(kept.fact.person.value, .enrolments)
    } catch let error as DatabaseError where error.isTakenKey {
      throw try conflict(withEnrolmentOf: kept.fact, from: start)
    } catch { throw StoreError(error) }
  }

  /// Enters a voided row again, for undo. What it points at is checked when the change is whole.
  mutating func copy(_ row: RowID) throws {
    try touch(row)
    isEmpty = false
    do {
      _ = try writer(row.table).copy(row.id, entry: entry)
    } catch let error as DatabaseError where error.isTakenKey {
      throw try Conflicts(database, coder).taken(byCopyOf: row)
    }
    try references.didCopy(row)
  }

  /// What the journal's chain covers of the facts.
  var tableDigests: [FactTable: TableDigest] { writers.mapValues(\.digest) }

  /// Whether all of it is on the side a front-desk user holds no key to.
  var isClinical: Bool {
    let changed = writers.values.filter { !$0.digest.isEmpty }
    return !changed.isEmpty && changed.allSatisfy(\.table.isClinical)
  }

  /// To be called when all facts are in.
  /// - Throws: a conflict when something still points at what the change took away.
  func checkReferences() throws { try references.check(entry: entry) }

  /// Says that everything derived of a person is out of date, whatever the facts say.
  mutating func touchAll(of person: ParticipantKey) { touched.add(person.value, .all) }

  /// Says that a change is about somebody, and that nothing derived of them is out of date.
  /// - Throws: a conflict when they are gone.
  mutating func touch(_ person: ParticipantKey) throws(StoreError) {
    try storing { try references.requirePerson(person.value) }
    touched.add(person.value, .person)
  }

  mutating func touchOwner(of enrolment: EnrolmentKey) throws(StoreError) {
    touched.add(try person(of: enrolment), .person)
  }

  mutating func requireUnit(_ unit: UnitKey) throws(StoreError) {
    do { _ = try references.programme(ofUnit: unit.value) } catch { throw StoreError(error) }
  }

  /// - Throws: a conflict when what the key of a table stands for is gone.
  mutating func require(_ table: FactTable, _ key: Int64) throws(StoreError) {
    do { try references.require(table, key) } catch { throw StoreError(error) }
  }

  private mutating func touch(_ row: RowID) throws {
    if let person = try references.person(of: row) { touched.add(person, TouchedPeople.part(of: row.table)) }
  }

  private mutating func person(of enrolment: EnrolmentKey) throws(StoreError) -> Int64 {
    do { return try references.person(ofEnrolment: enrolment.value) } catch { throw StoreError(error) }
  }

  private mutating func person(of caseKey: CaseKey) throws(StoreError) -> Int64 {
    do { return try references.person(ofCase: caseKey.value) } catch { throw StoreError(error) }
  }

  private mutating func writer(_ table: FactTable) throws -> FactWriter {
    if let writer = writers[table] { return writer }
    let writer = try FactWriter(database, table)
    writers[table] = writer
    return writer
  }
}

extension DatabaseError {
  /// A natural key that another fact in force has.
  var isTakenKey: Bool { extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE }
}
