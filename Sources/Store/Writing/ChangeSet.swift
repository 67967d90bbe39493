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
/// steps; to replace a fact that others point at, void it and enter it again in the same change. Facts of the case side are
/// gathered and entered last, in the order of their labels, which says nothing of whose they are.
///
/// Rules of the domain are not checked here: that is done by the methods of ``Session`` and by imports.
struct ChangeSet: ~Copyable {
  /// The journal entry this change will be.
  let entry: Int64
  /// The person the change is about; worked out from the facts when it is not set and there is only one.
  var about: ParticipantKey?
  var detail: EntryDetail?
  /// Rows of which an erasure has taken what is sealed.
  var erased = ErasedRows()
  /// Likewise, of the case side.
  var erasedCases = ErasedRows()

  /// What somebody had who has been erased since may be changed: it comes back to the house.
  var reachesErased = false

  let database: Database
  private(set) var coder: FactCoder
  private(set) var isEmpty = true
  /// Whose projections must be worked out anew, and which part of them.
  private(set) var touched = TouchedPeople()
  /// What mappings come to besides.
  private(set) var mapping = MappingTally()
  private var writers: [FactForm: FactWriter] = [:]
  private var references: References
  private var people: KeyTable
  private var enrolments: KeyTable
  private var units: KeyTable
  private var users: KeyTable
  /// Made when they are asked for: most changes need none.
  private var things: KeyTable?
  private var cases: CaseGathering?

  init(_ database: Database, _ keys: Keyring, entry: Int64, about: ParticipantKey?, detail: EntryDetail?) throws {
    let coder = try FactCoder(database, keys)
    let references = try References(database, coder)
    let people = try KeyTable(database, .person)
    let enrolments = try KeyTable(database, .enrolment)
    let units = try KeyTable(database, .unit)
    let users = try KeyTable(database, .user)
    self.database = database
    self.entry = entry
    self.about = about
    self.detail = detail
    self.coder = coder
    self.references = references
    self.people = people
    self.enrolments = enrolments
    self.units = units
    self.users = users
  }

  // MARK: - Keys

  mutating func newPerson() throws(StoreError) -> ParticipantKey {
    do { return ParticipantKey(try people.give()) } catch { throw StoreError(error) }
  }

  /// An enrolment is one person's for good.
  mutating func newEnrolment(of person: ParticipantKey) throws(StoreError) -> EnrolmentKey {
    do { return EnrolmentKey(try enrolments.give(person.value)) } catch { throw StoreError(error) }
  }

  mutating func newUnit() throws(StoreError) -> UnitKey {
    do { return UnitKey(try units.give()) } catch { throw StoreError(error) }
  }

  mutating func newUser() throws(StoreError) -> UserKey {
    do { return UserKey(try users.give()) } catch { throw StoreError(error) }
  }

  /// A key for a thing that is not a person, a unit or an enrolment.
  mutating func newKey<Of>(_ type: Of.Type = Of.self) throws(StoreError) -> FactKey<Of> {
    do {
      var table = try things ?? KeyTable(database, .thing)
      let key = try table.give()
      things = table
      return FactKey(key)
    } catch { throw StoreError(error) }
  }

  // MARK: - Facts

  /// Says that a fact no longer holds.
  /// - Throws: ``StoreError/conflict(_:)`` when somebody has voided it already; ``RuleViolation/notInRegister`` when
  ///   there is no such row.
  mutating func void(_ row: RowID) throws(StoreError) {
    do {
      try touch(row, times: -1)
      try references.willVoid(row)
      let done = try writer(row.form).void(row.id, entry: entry)
      guard done else { throw try Conflicts(database, coder).voided(row) }
      isEmpty = false
    } catch { throw StoreError(error) }
  }

  /// Enters a fact.
  /// - Returns: its row; nil for one of the case side, which is entered last.
  /// - Throws: ``StoreError/conflict(_:)`` when what it points at is gone, or another fact has its natural key.
  @discardableResult
  mutating func enter(_ fact: some StoredFact) throws(StoreError) -> RowID? { try enterAny(fact) }

  private mutating func enterAny(_ fact: some StoredFact) throws(StoreError) -> RowID? {
    let form = type(of: fact).form
    do {
      for pointer in ValueCollector(fact).pointers {
        try references.require(pointer.key, pointer.value, orErased: reachesErased)
      }
      if let person = try references.person(of: fact) { touched.add(person, form.feeds) }
      if let record = fact as? MappingRecord { mapping.add(record, times: 1) }
      isEmpty = false
      if form.isOnCaseSide {
        var gathering = try cases ?? CaseGathering(database, coder)
        try gathering.add(fact)
        cases = gathering
        return nil
      }
      return try insert(fact)
    } catch { throw StoreError(error) }
  }

  /// An enrolment's unit is one of its programme; and what the dead have borrowed counts as back.
  @discardableResult
  mutating func enter(_ fact: EnrolmentFact) throws(StoreError) -> RowID? {
    if let unit = fact.enrolment.unit {
      let programme = try storing { try references.programme(ofUnit: unit.value) }
      if try programme != coder.code(fact.enrolment.programme) { throw .rule(.unitOfOtherProgramme(unit)) }
    }
    if fact.enrolment.endReason == .died, let day = fact.enrolment.end { try closeLoans(of: fact.person, on: day) }
    return try enterAny(fact)
  }

  /// Registers a programme; its code is made when the register has not had it before.
  @discardableResult
  mutating func enter(_ programme: ProgrammeRecord) throws(StoreError) -> RowID? {
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
    return try enterAny(programme)
  }

  // MARK: - Inside

  private mutating func insert(_ fact: some StoredFact) throws -> RowID {
    do {
      let row = try writer(type(of: fact).form).enter(fact, entry: entry, coder)
      references.didEnter(row.form)
      return row
    } catch let error as DatabaseError where error.isTakenKey {
      throw try Conflicts(database, coder).taken(by: fact)
    }
  }

  /// Enters what is gathered. To be called when all facts are in.
  mutating func finishCases() throws {
    guard let gathering = cases else { return }
    for row in try gathering.inOrder() { _ = try insert(row) }
    cases = nil
  }

  /// Enters a voided row again, for undo. What it points at is checked when the change is whole.
  mutating func copy(_ row: RowID) throws {
    try touch(row, times: 1)
    isEmpty = false
    do {
      _ = try writer(row.form).copy(row.id, entry: entry)
    } catch let error as DatabaseError where error.isTakenKey {
      throw try Conflicts(database, coder).taken(byCopyOf: row)
    }
    try references.didCopy(row)
  }

  /// What the journal's chain covers of the facts.
  var tableDigests: [FactForm: TableDigest] { writers.mapValues(\.digest) }

  /// Whether all of it is on the side a front-desk user holds no key to.
  var isClinical: Bool {
    let changed = writers.values.filter { !$0.digest.isEmpty }
    return !changed.isEmpty && changed.allSatisfy { $0.form == CaseRow.form }
  }

  /// To be called when all facts are in.
  /// - Throws: a conflict when something still points at what the change took away.
  mutating func checkReferences() throws { try references.check(entry: entry) }

  /// Says that everything derived of a person is out of date, whatever the facts say.
  mutating func touchAll(of person: ParticipantKey) { touched.add(person.value, .all) }

  private mutating func touch(_ row: RowID, times: Int) throws {
    if row.form == MappingRecord.form {
      let kept: [KeptFact<MappingRecord>] = try KeptFact.any(database, coder, row: row.id)
      if let record = kept.first?.fact { mapping.add(record, times: times) }
    }
    if let (person, parts) = try references.person(of: row) { touched.add(person, parts) }
  }

  private mutating func writer(_ form: FactForm) throws -> FactWriter {
    if let writer = writers[form] { return writer }
    let writer = try FactWriter(database, form)
    writers[form] = writer
    return writer
  }
}

extension DatabaseError {
  /// A natural key that another fact in force has.
  var isTakenKey: Bool { extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE }
}
