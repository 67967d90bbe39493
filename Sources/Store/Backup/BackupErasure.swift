import Domain
import Foundation
import Ledger

/// Takes people who have been erased out of the backups that are kept.
struct BackupErasure {
  let folder: BackupFolder
  let people: Set<Int64>
  /// Who does it, with the keys of the register.
  let opening: Opening
  let now: @Sendable () -> Int64

  /// What came of going through the backups.
  struct Result {
    /// The days whose backup has been written anew without them.
    var changed: [Day] = []
    /// Those that cannot be gone through: the keys have been exchanged since, or the backup is damaged.
    var left: [Day] = []
  }

  /// A backup that cannot be written anew stays as it is and is told of; the next time it is tried again.
  func run(isCancelled: () -> Bool) throws(StoreError) -> Result {
    var result = Result()
    if people.isEmpty || !opening.keys.holdsClinical { return result }
    for day in try folder.days() {
      if isCancelled() { break }
      do throws(StoreError) {
        if try erase(folder.path(of: day)) { result.changed.append(day) }
      } catch { result.left.append(day) }
    }
    return result
  }

  /// - Returns: whether there was anybody to erase.
  private func erase(_ path: String) throws(StoreError) -> Bool {
    try storing {
      let source = try DatabaseCopy.open(unchanging: path, Facts.definitions)
      let isLeft = try source.read { database in try people.contains { try Eraser.isLeft($0, database) } }
      if !isLeft {
        try source.close()
        return false
      }
      try require(source)
      let draft = try DraftFile(replacing: path)
      let copy = draft.path
      let mark = try DatabaseCopy.copy(source, to: copy, pagesPerStep: DatabaseCopy.pagesPerStep) { _ in }
      try source.close()
      try DatabaseCopy.verify(copy, Facts.definitions, mark)
      try erase(in: try DatabaseCopy.open(draft: copy, Facts.definitions, "PRAGMA secure_delete = ON"))
      try DatabaseCopy.verify(copy, Facts.definitions)
      try draft.place()
      return true
    }
  }

  /// That the backup is of this register, of this version and of these keys.
  private func require(_ source: Connection) throws {
    try source.read { database in
      guard try Schema.version(of: database) == Schema.version,
        try SlotTable(database).registerID() == opening.registerID
      else { throw StoreError.ledger(.damaged(.schema)) }
      try SlotTable(database).requireGeneration(opening.keys.generation)
    }
  }

  private func erase(in connection: Connection) throws {
    try connection.change { database in
      _ = try RepeatedErasure(database: database, opening: opening, now: now).run(people)
    }
    // What was changed earlier lies in free pages, with the names as they were then.
    try connection.inDatabase { try $0.rewrite() }
    try connection.close()
  }
}
