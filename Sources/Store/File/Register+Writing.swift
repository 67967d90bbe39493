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
  var body: (inout ChangeSet) throws(StoreError) -> Void
}

/// Changes and entries: everything that is written goes this way.
extension Register {
  /// - Parameter undoes: gives the entry that this one takes back.
  @discardableResult
  func write<Result>(
    by session: Session, kind: EntryKind, undoes: ((Database) throws -> Int64)? = nil, about: ParticipantKey? = nil,
    detail: EntryDetail? = nil, _ body: (inout ChangeSet) throws(StoreError) -> Result
  ) throws(StoreError) -> (receipt: WriteReceipt, result: Result) {
    guard options.changes else { throw .ledger(.readOnly) }
    // Whatever way a change comes, its kind has an action that the role must have.
    if let action = kind.action { try session.require(action) }
    return try changing(waits: true) { database in
      let outcome = try transaction(database).run(
        actor: session.access.user, today: session.givenDay, kind: kind, undoes: try undoes?(database), about: about,
        detail: detail, body)
      if let form = session.completes { try DraftTable(database, opening.draftOwner).remove(form) }
      return outcome
    }
  }

  fileprivate func write(
    together changes: [PlannedChange], by session: Session
  ) throws(StoreError) -> [WriteReceipt] {
    guard options.changes else { throw .ledger(.readOnly) }
    return try changing(waits: true) { database in
      let journal = try transaction(database)
      return try changes.map {
        try journal.run(
          actor: session.access.user, today: session.givenDay, kind: $0.kind, undoes: nil, about: nil,
          detail: $0.detail, $0.body
        ).0
      }
    }
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
