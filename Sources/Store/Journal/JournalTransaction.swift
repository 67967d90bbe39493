import Domain
import GRDB

/// Writes one journal entry with its facts, inside a transaction that has begun.
struct JournalTransaction {
  let database: Database
  let now: () -> Int64

  func run<Result>(
    actor: String, today: Day?, kind: EntryKind, undoes: Int64?, about: ParticipantKey?, detail: EntryDetail?,
    _ body: (inout ChangeSet) throws(StoreError) -> Result
  ) throws -> (WriteReceipt, Result) {
    let entry = try begin(actor: actor, today: today, kind: kind, undoes: undoes)
    var change = try ChangeSet(database, entry: entry, about: about, detail: detail)
    let result = try body(&change)
    if change.isEmpty { throw StoreError.unchanged }
    try change.checkReferences()
    try CurrentWriter.register(database).update(change.touched)
    let about = change.about ?? change.touched.only.map { ParticipantKey($0) }
    try finish(entry, about: about, people: change.touched.count, detail: change.detail)
    return (WriteReceipt(entry: entry, kind: kind, about: about), result)
  }

  private func begin(actor: String, today: Day?, kind: EntryKind, undoes: Int64?) throws -> Int64 {
    let head = try PreparedStatement(database, "SELECT id, at FROM main.entry ORDER BY id DESC LIMIT 1")
    var id: Int64 = 1
    var at = now()
    if try head.step() {
      id = head.integer(0) + 1
      // The clock may have been set back; the journal's never is.
      at = max(at, head.integer(1))
    }
    let insert = try PreparedStatement(
      database, "INSERT INTO main.entry (id, at, actor, kind, undoes, today) VALUES (?, ?, ?, ?, ?, ?)")
    insert.bind {
      $0.add(id)
      $0.add(at)
      $0.add(actor)
      $0.add(kind.rawValue)
      $0.add(undoes)
      $0.add(today)
    }
    try insert.run()
    return id
  }

  /// Whom it was about is known when the facts are in.
  private func finish(_ entry: Int64, about: ParticipantKey?, people: Int, detail: EntryDetail?) throws {
    let update = try PreparedStatement(
      database, "UPDATE main.entry SET about = ?, people = ?, detail = ? WHERE id = ?")
    update.bind {
      $0.add(about?.value)
      $0.add(people)
      $0.add(detail?.json)
      $0.add(entry)
    }
    try update.run()
  }
}
