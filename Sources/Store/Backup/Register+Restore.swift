import Domain
import Ledger

extension Register {
  /// What a restore gave.
  public struct Restored: Sendable {
    /// Opened by whoever restored it.
    public let register: Register
    /// How many people the list of the erased kept from coming back.
    public let erased: Int
    /// What the check of the whole register found; none when all is well.
    public let findings: [CheckFinding]
  }

  /// Makes a register from a backup, where no register is. Whom the lists beside the backup and beside the new register name
  /// as erased does not come back.
  ///
  /// - Parameters:
  ///   - backup: only read; may lie on a network file system.
  ///   - unlock: opens the backup: a login and passphrase as they were when it was made.
  ///   - isCancelled: asked all the time, up to the moment the register gets its name.
  /// - Throws: ``LedgerError/wrongPassphrase`` and ``StoreError/notAllowed(_:)`` before anything is copied; what is wrong with
  ///   the backup; ``LedgerError/exists(path:)`` and whatever keeps `path` from being made. Nothing is left then.
  public static func restore(
    backup: String, to path: String, as unlock: Unlock, today: Day, now: @escaping @Sendable () -> Int64,
    progress: (RestoreProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws(StoreError) -> Restored {
    try storing { try NewFile.requireFree(database: path) }
    let opening = try Restore.unlock(backup, unlock, now)
    if !opening.access.may(.restoreRegister) { throw .notAllowed(.role(.restoreRegister)) }
    let list = ErasedList.path(beside: path)
    let erased = try storing { try ErasedList.read(ErasedList.path(beside: backup)).union(try ErasedList.read(list)) }
    var count = 0
    let findings = try Restore.run(
      backup, to: path, keys: opening.keys, progress: progress, isCancelled: isCancelled
    ) { database in
      let erasing = RepeatedErasure(database: database, opening: opening, now: now)
      count = try erasing.run(erased)
      try erasing.noteRestored(backup)
    }
    // The journal knows them too, and the list is written from it when backups are looked after.
    _ = try? ErasedList.add(erased.sorted(), on: today, list)
    do throws(StoreError) {
      let register = try open(path: path, options: OpenOptions(), as: unlock, now: now)
      return Restored(register: register, erased: count, findings: findings)
    } catch .ledger(.diskFull) {
      // A register that cannot be opened for want of room has nobody in it yet: who is told that the disk is full finds nothing
      // there, and may try again.
      DraftFile.remove(path)
      throw .ledger(.diskFull)
    }
  }
}

extension Restore {
  /// Who somebody is in a backup. Wrong tries are not remembered there: a backup is never written to.
  static func unlock(
    _ backup: String, _ unlock: Unlock, _ now: @escaping @Sendable () -> Int64
  ) throws(StoreError) -> Opening {
    _ = try inspect(backup)
    return try storing {
      let reader = try open(backup)
      try reader.inDatabase { database in
        let version = try Schema.version(of: database)
        if version > Schema.version { throw StoreError.ledger(.newerSchema(found: version, known: Schema.version)) }
        if version < Schema.firstVersion { throw StoreError.ledger(.unsealed) }
      }
      let opening = try Door(reader: reader, tries: nil, now: now).open(unlock)
      try reader.close()
      return opening
    }
  }
}
