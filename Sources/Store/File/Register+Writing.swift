import Domain
import Ledger

extension Session {
  /// Makes one change: one transaction, one journal entry, what is derived brought along.
  ///
  /// - Parameters:
  ///   - about: the person the change is about, when `body` does not say.
  ///   - body: voids and enters the facts. What it throws rolls the whole change back.
  /// - Returns: what stands in the journal.
  /// - Throws: ``LedgerError/readOnly``, ``LedgerError/busy``, ``LedgerError/moved(path:)``, ``LedgerError/newerSchema(found:known:)``,
  ///   ``StoreError/conflict(_:)``, ``LedgerError/unchanged`` when `body` changed nothing, and what `body` throws.
  @discardableResult
  func write(
    _ kind: EntryKind, about: ParticipantKey? = nil, detail: EntryDetail? = nil,
    _ body: (inout ChangeSet) throws(StoreError) -> Void
  ) throws(StoreError) -> WriteReceipt {
    try writing(kind, about: about, detail: detail, body).receipt
  }

  /// The same, with what `body` returned.
  func writing<Result>(
    _ kind: EntryKind, about: ParticipantKey? = nil, detail: EntryDetail? = nil,
    _ body: (inout ChangeSet) throws(StoreError) -> Result
  ) throws(StoreError) -> (receipt: WriteReceipt, result: Result) {
    try register.write(by: self, kind: kind, about: about, detail: detail, body)
  }

  /// Makes changes that belong together and lie on different sides: an entry each, since none mixes the sides, and all or none.
  func write(together changes: [PlannedChange]) throws(StoreError) -> [WriteReceipt] {
    for change in changes { if let action = change.kind.action { try require(action) } }
    return try register.write(together: changes, by: self)
  }

  /// The same of what nobody takes back by halves: one of them on the case side comes last, and says which other belongs to it.
  ///
  /// - Returns: what the last one left, which undo goes by.
  func write(tied changes: [PlannedChange]) throws(StoreError) -> WriteReceipt {
    for change in changes { if let action = change.kind.action { try require(action) } }
    guard let last = try register.write(together: changes, by: self, areTied: true).last else {
      throw .ledger(.unchanged)
    }
    return last
  }

  /// Prints lines, to a text file that only its owner may read or by the register's own command, and puts that in the journal.
  ///
  /// - Parameter detail: told what the file, or the command, is called.
  /// - Throws: ``LedgerError/exists(path:)`` and whatever keeps the file from being made, and then nothing is left;
  ///   ``RuleViolation/printFailed(command:)``.
  func print(
    _ lines: [String], to place: PrintPlace, _ kind: EntryKind, about: ParticipantKey? = nil,
    detail: (String?) -> EntryDetail
  ) throws(StoreError) -> WriteReceipt {
    let text = Array(lines.map { $0 + "\n" }.joined().utf8)
    switch place {
    case .file(let path):
      try storing { try NewFile.requireFree(path, besides: register.path) }
      let file = try storing { try AtomicFile(path: path) }
      try storing { try file.write(text) }
      // Before anybody can read it.
      let receipt = try register.note(by: self, kind: kind, about: about, detail: detail(EntryDetail.file(path)))
      do throws(LedgerError) { try file.commit() } catch { throw StoreError(error) }
      return receipt
    case .command:
      guard let printer = TextPrinter(try settings.setting(.printCommand)) else {
        throw .rule(.printFailed(command: ""))
      }
      let receipt = try register.note(by: self, kind: kind, about: about, detail: detail(printer.command))
      try printer.print(text)
      return receipt
    }
  }
}

/// A change that is to be made together with others.
struct PlannedChange {
  var kind: EntryKind
  var detail: EntryDetail?
  /// The entry that this one takes back.
  var undoes: Int64?
  var body: (inout ChangeSet) throws(StoreError) -> Void
}

/// Changes and entries: everything that is written goes this way.
extension Register {
  @discardableResult
  func write<Result>(
    by session: Session, kind: EntryKind, about: ParticipantKey? = nil,
    detail: EntryDetail? = nil, _ body: (inout ChangeSet) throws(StoreError) -> Result
  ) throws(StoreError) -> (receipt: WriteReceipt, result: Result) {
    guard options.changes else { throw .ledger(.readOnly) }
    // Whatever way a change comes, its kind has an action that the role must have.
    if let action = kind.action { try session.require(action) }
    return try changing(waits: true) { database in
      let outcome = try transaction(database).run(
        actor: session.access.user, today: session.givenDay, kind: kind, undoes: nil, about: about,
        detail: detail, body)
      if let form = session.completes { try DraftTable(database, opening.draftOwner).remove(form) }
      return outcome
    }
  }

  /// - Parameter areTied: an entry tells of the one before it; see ``EntryDetail/tied``.
  fileprivate func write(
    together changes: [PlannedChange], by session: Session, areTied: Bool = false
  ) throws(StoreError) -> [WriteReceipt] {
    guard options.changes else { throw .ledger(.readOnly) }
    return try changing(waits: true) { database in
      try write(changes, by: session, areTied: areTied, database)
    }
  }

  /// Changes chosen inside the transaction, as those that take others back.
  func write(
    by session: Session, choosing changes: (Database) throws -> [PlannedChange]
  ) throws(StoreError) -> [WriteReceipt] {
    guard options.changes else { throw .ledger(.readOnly) }
    return try changing(waits: true) { database in
      try write(try changes(database), by: session, areTied: true, database)
    }
  }

  private func write(
    _ changes: [PlannedChange], by session: Session, areTied: Bool, _ database: Database
  ) throws -> [WriteReceipt] {
    let journal = try transaction(database)
    var made: [WriteReceipt] = []
    for change in changes {
      var detail = change.detail
      if areTied, let before = made.last?.entry {
        detail = detail ?? EntryDetail()
        detail?.tied = before
      }
      made.append(
        try journal.run(
          actor: session.access.user, today: session.givenDay, kind: change.kind, undoes: change.undoes, about: nil,
          detail: detail, change.body
        ).0)
    }
    if let form = session.completes { try DraftTable(database, opening.draftOwner).remove(form) }
    return made
  }

  /// Puts an entry without facts in the journal: somebody looked, or did something to the register as a whole.
  @discardableResult
  func note(
    by session: Session, kind: EntryKind, about: ParticipantKey? = nil, detail: EntryDetail? = nil
  ) throws(StoreError) -> WriteReceipt {
    try changing(waits: true) { database in
      try transaction(database).note(
        actor: session.access.user, today: session.givenDay, kind: kind, about: about, detail: session.telling(detail))
    }
  }

  /// One transaction, whatever it changes.
  ///
  /// - Parameter waits: false gives ``LedgerError/busy`` at once when somebody else is writing.
  /// - Throws: ``LedgerError/keysBeingExchanged`` when it has waited in vain for new keys.
  func changing<Result>(waits: Bool, _ body: (Database) throws -> Result) throws(StoreError) -> Result {
    if !waits { return try change(waits: false, body) }
    return try tellingOfExchange { () throws(StoreError) in try change(waits: true, body) }
  }

  private func change<Result>(waits: Bool, _ body: (Database) throws -> Result) throws(StoreError) -> Result {
    guard let writer else { throw .ledger(.readOnly) }
    let wait = options.busyMilliseconds
    return try storing {
      try gate.pass {
        try writer.inDatabase { database in
          if !waits { try database.wait(milliseconds: 0) }
          defer { if !waits { try? database.wait(milliseconds: wait) } }
          return try database.inTransaction(.immediate) {
            try place.requireSameLog()
            try Self.requireKnown(try Schema.version(of: database))
            try ProjectionTable(database: database).requireKnown()
            let result = try body(database)
            // Told saved is only what others will find.
            try place.requireSameLog()
            return result
          }
        }
      }
    }
  }

  /// The journal, in a write that has just begun.
  ///
  /// - Throws: ``LedgerError/keysExchanged`` when somebody has exchanged the keys meanwhile, since what these would seal
  ///   nobody could open; and when whoever opened the register has another role now.
  func transaction(_ database: Database) throws -> JournalTransaction {
    try Self.requireKnown(try Schema.version(of: database))
    try ProjectionTable(database: database).requireKnown()
    let opening = opening
    let slots = SlotTable(database)
    try slots.requireGeneration(opening.keys.generation)
    try slots.requireRole(opening.access.role.rawValue, of: opening.access.user)
    return JournalTransaction(database: database, keys: opening.keys, now: now)
  }
}
