import Domain
import GRDB

/// One change of the register in the making: the facts it voids and those it enters. All of it is written, with one
/// journal entry, or nothing.
///
/// What a fact points at must be in the register, so a person comes before their enrolment and an enrolment before its
/// steps; to replace a fact that others point at, void it and enter it again in the same change. Facts of the case side are
/// gathered and entered last, in the order of their labels, which says nothing of whose they are.
///
/// Rules of the domain are not checked here: they are the business of who keeps the register.
package final class Change {
  /// The journal entry this change will be.
  package let entry: Int64
  /// The person the change is about; worked out from the facts when it is not set and there is only one.
  package var about: ParticipantKey?
  package var detail: String?
  /// Rows of which an erasure has taken what is sealed.
  package var erased = ErasedRows()
  /// What somebody had who has been erased since may be changed: it comes back to the house.
  package var reachesErased = false

  package let database: Database
  package private(set) var coder: FactCoder
  /// Whether what is done, and of whom, is not to be seen though it changes rows that are.
  package var isHidden = false
  /// Whether the entry says whom it touched; not where that would tell what has been taken out.
  package var tellsWhom = true
  /// What lies on the case side of somebody it takes out of the register goes with the entry that comes next, in the same
  /// transaction.
  package var casesFollow = false
  package private(set) var isEmpty = true
  /// Whose projections must be worked out anew, and which part of them.
  package private(set) var touched = TouchedPeople()
  private var follower: any ChangeFollower
  private var writers: [FactForm: FactWriter] = [:]
  private var references: References
  private var keys: [KeyKind: KeyTable] = [:]
  private var cases: CaseGathering?

  package init(_ database: Database, _ keys: Keyring, entry: Int64, about: ParticipantKey?, detail: String?) throws {
    let coder = try FactCoder(database, keys)
    follower = try database.definitions.followers(database, coder)
    references = References(database, coder)
    self.database = database
    self.entry = entry
    self.about = about
    self.detail = detail
    self.coder = coder
  }

  // MARK: - Keys

  /// Gives out a key that nothing has had before.
  /// - Parameter beside: the person, for the key of an enrolment.
  package func newKey(_ kind: KeyKind, beside: Int64? = nil) throws -> Int64 {
    var table = try keys[kind] ?? KeyTable(database, kind)
    defer { keys[kind] = table }
    return try table.give(beside)
  }

  /// The number that a programme goes by, made when the register has not had it before. A fact in force says what it stands for
  /// when the change is in.
  package func learn(programme id: String) throws {
    if let code = coder.codeByID[id] { return coder.learn(code: code, id: id, isInForce: true) }
    try database.run("INSERT INTO main.programme_key (id) VALUES (?)", id)
    let code = try database.number("SELECT key FROM main.programme_key WHERE id = ?", id)
    guard let code else { throw LedgerError.damaged(.schema) }
    coder.learn(code: code, id: id, isInForce: true)
  }

  // MARK: - Facts

  /// Says that a fact no longer holds.
  /// - Throws: ``LedgerError/inTheWay(entry:)`` when somebody has voided it already; ``LedgerError/notInRegister`` when
  ///   there is no such row.
  package func void(_ row: RowID) throws {
    try touch(row, times: -1)
    try references.willVoid(row)
    guard try writer(row.form).void(row.id, entry: entry) else { throw try Conflicts(database).voided(row) }
    isEmpty = false
  }

  /// Enters a fact.
  /// - Returns: its row; nil for one of the case side, which is entered last.
  /// - Throws: ``LedgerError/inTheWay(entry:)`` when what it points at is gone, or another fact has its natural key.
  @discardableResult
  package func enter(_ fact: some StoredFact) throws -> RowID? {
    let form = type(of: fact).form
    for pointer in ValueCollector(fact).pointers {
      try references.require(pointer.key, pointer.value, orErased: reachesErased)
    }
    if let person = try references.person(of: fact) { touched.add(person, database.definitions.feeds(form)) }
    follower.entered(fact)
    isEmpty = false
    if form.isOnCaseSide {
      // Where it lies: taken out and put back, all that is gathered would be copied for each.
      if cases == nil { cases = try CaseGathering(database, coder) }
      try cases?.add(fact)
      return nil
    }
    return try insert(fact)
  }

  private func insert(_ fact: some StoredFact) throws -> RowID {
    do {
      return try writer(type(of: fact).form).enter(fact, entry: entry, coder)
    } catch let error as DatabaseError where error.isTakenKey {
      throw try Conflicts(database).taken(by: fact, coder)
    }
  }

  /// Enters a voided row again, for undo. What it points at is checked when the change is whole.
  package func copy(_ row: RowID) throws {
    try touch(row, times: 1)
    isEmpty = false
    do {
      _ = try writer(row.form).copy(row.id, entry: entry)
    } catch let error as DatabaseError where error.isTakenKey {
      throw try Conflicts(database).taken(byCopyOf: row)
    }
    try references.didCopy(row)
  }

  /// Says that everything derived of a person is out of date, whatever the facts say.
  package func touchAll(of person: ParticipantKey) { touched.add(person.value, .all) }

  // MARK: - When all facts are in

  /// - Throws: a conflict when something still points at what the change took away; and what the follower throws.
  package func finish(_ word: EntryWord) throws {
    if let gathering = cases {
      for row in try gathering.inOrder() { _ = try insert(row) }
      cases = nil
    }
    try references.check(entry: entry, casesFollow: casesFollow)
    try follower.finish(self, word)
  }

  /// What the journal's chain covers of the facts.
  var tableDigests: [FactForm: TableDigest] { writers.mapValues(\.digest) }

  /// Whether all of it is on the side a front-desk user holds no key to.
  var isClinical: Bool {
    let changed = writers.values.filter { !$0.digest.isEmpty }
    return !changed.isEmpty && changed.allSatisfy { $0.form == CaseRow.form }
  }

  // MARK: - Inside

  private func touch(_ row: RowID, times: Int) throws {
    try follower.touched(row, times: times)
    if let (person, parts) = try references.person(of: row) { touched.add(person, parts) }
  }

  private func writer(_ form: FactForm) throws -> FactWriter {
    if let writer = writers[form] { return writer }
    let writer = try FactWriter(database, form)
    writers[form] = writer
    return writer
  }
}
