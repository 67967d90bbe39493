import Domain

/// Writes one journal entry with its facts, inside a transaction that has begun.
package struct JournalTransaction {
  package let database: Database
  package let keys: Keyring
  package let now: () -> Int64

  package init(database: Database, keys: Keyring, now: @escaping () -> Int64) {
    self.database = database
    self.keys = keys
    self.now = now
  }

  /// A change: facts, and the entry they are of.
  ///
  /// - Parameter about: the one person; worked out from the facts where it is not given.
  package func run<Result>(
    actor: UserKey, today: Day?, word: EntryWord, undoes: Int64?, about: ParticipantKey?, detail: String?,
    _ body: (Change) throws -> Result
  ) throws -> (entry: Int64, about: ParticipantKey?, result: Result) {
    var entry = try begin(actor: actor, today: today, undoes: undoes, isFirst: word.nature == .beginning)
    let change = try Change(database, keys, entry: entry.digest.id, about: about, detail: detail)
    let result = try body(change)
    // What is erased goes out of rows that stay.
    if change.isEmpty, word.nature != .erasure { throw LedgerError.unchanged }
    try change.finish(word)
    let about = change.about ?? (change.tellsWhom ? change.touched.only.map { ParticipantKey($0) } : nil)
    entry.digest.tables = change.tableDigests
    let people = change.tellsWhom ? change.touched.count : 0
    try finish(
      &entry, word, about: about, people: people, detail: change.detail, erased: change.erased,
      isHidden: change.isClinical || change.isHidden)
    return (entry.digest.id, about, result)
  }

  /// An entry without facts: somebody looked, or did something to the register as a whole.
  ///
  /// - Parameters:
  ///   - erased: rows of the case side that have been emptied. Which were somebody's is not for those to know who may know that
  ///     somebody was erased.
  /// - Returns: the entry.
  @discardableResult
  package func note(
    actor: UserKey, today: Day?, word: EntryWord, about: ParticipantKey?, people: Int = 0, detail: String?,
    erased: ErasedRows = ErasedRows()
  ) throws -> Int64 {
    var entry = try begin(actor: actor, today: today, undoes: nil, isFirst: word.nature == .beginning)
    // Whom somebody looked at who reads the case side tells whom the rows beside it may be about.
    let isHidden = !erased.isEmpty || keys.holdsClinical && word.nature == .reading && about != nil
    try finish(&entry, word, about: about, people: people, detail: detail, erased: erased, isHidden: isHidden)
    return entry.digest.id
  }

  private static func drawn() -> [UInt8] { (0..<16).map { _ in UInt8.random(in: .min ... .max) } }

  /// An entry in the making, and the code it goes on from.
  private struct Open {
    let actor: UserKey
    var digest: EntryDigest
    var previous: [UInt8]
  }

  /// - Parameter isFirst: whether a register is being made.
  private func begin(actor: UserKey, today: Day?, undoes: Int64?, isFirst: Bool = false) throws -> Open {
    let digest = EntryDigest(
      id: try database.following("id", in: "entry"), own: JournalTransaction.drawn(), at: now(), actor: nil,
      kind: EntryWord.hidden, people: 0, undoes: undoes,
      today: today.map { Int64($0.number) })
    let last = digest.id - 1
    let previous = try database.first("SELECT code FROM main.entry WHERE id = ?", last) { Array($0.bytes(0)) }
    if let previous {
      // To go on from an end that is not the one last written would hide what was done to it.
      guard try JournalHead.read(database, keys)?.ends(after: last, previous) ?? false else {
        throw LedgerError.damaged(.chain(entry: last))
      }
    } else {
      // No journal at all: only a register in the making has none, and that has no head either.
      guard isFirst, try !JournalHead.isThere(database) else { throw LedgerError.damaged(.chain(entry: 0)) }
    }
    try database.run(
      "INSERT INTO main.entry (id, own, at, kind, undoes, today, code) VALUES (?, ?, ?, ?, ?, ?, x'')",
      digest.id, digest.own, digest.at, digest.kind, digest.undoes, digest.today)
    return Open(actor: actor, digest: digest, previous: previous ?? [])
  }

  /// Whom it was about, and which side it was on, is known when the facts are in.
  private func finish(
    _ entry: inout Open, _ word: EntryWord, about: ParticipantKey?, people: Int, detail: String?,
    erased: ErasedRows, isHidden: Bool
  ) throws {
    var secret = EntrySecret(detail: detail, erased: erased)
    var label: [UInt8]?
    if isHidden {
      let turn = try EntryLabels(database, keys).nextTurn(word.group, about: about)
      let hidden = EntrySecret.Hidden(
        kind: word.text, group: word.group, actor: entry.actor, about: about, people: people, turn: turn)
      secret.hidden = hidden
      label = try hidden.label(keys)
    } else {
      entry.digest.actor = entry.actor.value
      entry.digest.kind = word.text
      entry.digest.about = about?.value
      entry.digest.people = Int64(people)
    }
    entry.digest.detail = try secret.seal(keys, entry: entry.digest.id)
    let digest = entry.digest
    let code = digest.code(after: entry.previous, keys, database.definitions)
    try database.run(
      "UPDATE main.entry SET actor = ?, kind = ?, about = ?, people = ?, detail = ?, label = ?, code = ? WHERE id = ?",
      digest.actor, digest.kind, digest.about, digest.people, digest.detail, label, code, digest.id)
    // The marks of slots go on as they were: they are for who writes a slot to change. A register in the making has none.
    let slots = try JournalHead.read(database, keys)?.slots ?? SlotTable(database).marks()
    try JournalHead(entries: digest.id, code: code, slots: slots).write(database, keys)
  }
}
