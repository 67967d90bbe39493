import Domain
import Ledger

/// Erases people again in a copy from before they were erased: a kept backup, or a register restored from one.
struct RepeatedErasure {
  /// Inside a transaction, with the views.
  let database: Database
  /// Who does it, with the keys of the copy.
  let opening: Opening
  let now: () -> Int64

  private var journal: JournalTransaction { JournalTransaction(database: database, keys: opening.keys, now: now) }

  /// - Returns: how many there were left to erase.
  func run(_ people: Set<Int64>) throws -> Int {
    let left = try people.sorted().filter { try Eraser.isLeft($0, database) }
    let day = Day(number: Int32(clamping: now() / 86_400_000))
    for person in left {
      _ = try journal.run(
        actor: opening.access.user, today: nil, kind: .erasedAgain, undoes: nil, about: ParticipantKey(person),
        detail: nil
      ) { change throws(StoreError) in
        do { try change.erase(ParticipantKey(person), on: day) } catch { throw StoreError(error) }
      }
    }
    return left.count
  }

  func noteRestored(_ backup: String) throws {
    try journal.note(
      actor: opening.access.user, today: nil, kind: .restored, about: nil,
      detail: EntryDetail(file: EntryDetail.file(backup)))
  }
}
