import Domain
import Ledger

/// What looking at a backup that has been made came to.
public enum BackupFinding: String, Sendable {
  /// Something is not as it was written.
  case damaged
  /// The journal is not that of the backup before, with more after it: another register, or an older one, has been put in
  /// its place, or restored.
  case other
  /// The journal is whole, and goes on from the backup before; the seals of the clinical side were not this session's to open.
  case journal
  /// All is whole.
  case whole
}

/// Looks at a backup: is what it holds whole, and is it what it was yesterday, and more?
///
/// The register in use is not looked at: a backup is what nobody writes to, and what one would go back to.
struct BackupLook {
  let path: String
  /// The backup before; nil where there is none.
  let earlier: String?
  let keys: Keyring

  /// - Returns: nil when the keys are not those of the backup, and so tell nothing.
  /// - Throws: ``LedgerError/cancelled``.
  func look(isCancelled: () -> Bool) throws(StoreError) -> BackupFinding? {
    let (path, keys) = (path, keys)
    let (volume, generation) = try storing {
      try BackupLook.read(path) { (RegisterVolume($0), try SlotTable($0).generation()) }
    }
    if generation != Int64(keys.generation) { return nil }
    // The database itself was read through when the backup was made; without the clinical key the journal alone is looked at.
    let parts = CheckPart.all(volume, keys, asOf: nil) { try BackupLook.read(path, $1) }
    let looked = Array(parts[1...(keys.holdsClinical ? parts.count - 1 : 1)])
    let findings = try CheckPart.run(looked) { _ in isCancelled() }
    if findings.contains(where: \.problem.tellsOfTampering) { return .damaged }
    if let earlier, try storing({ try BackupLook.goesOn(path, from: earlier) }) == false { return .other }
    return keys.holdsClinical ? .whole : .journal
  }

  private static func read<Result>(_ path: String, _ look: (Database) throws -> Result) throws -> Result {
    try DatabaseCopy.read(unchanging: path, Facts.definitions, look)
  }

  /// Whether the journal begins with all of the other's.
  /// - Returns: nil when there is nothing in the other to go by: it cannot be read, or is of an older version.
  private static func goesOn(_ path: String, from earlier: String) throws -> Bool? {
    let (before, generationBefore): (JournalCode?, Int64)
    do {
      (before, generationBefore) = try read(earlier) { database in
        // What has been taken out of it again since is told at its end.
        let again = try database.number(
          "SELECT min(id) FROM main.entry WHERE kind = '\(EntryKind.erasedAgain.rawValue)'")
        return (try JournalCode(database, upTo: again.map { $0 - 1 } ?? .max), try SlotTable(database).generation())
      }
    } catch { return nil }
    guard let before else { return nil }
    let (now, generationNow) = try read(path) {
      (try JournalCode($0, upTo: before.entry), try SlotTable($0).generation())
    }
    guard let now, now.entry == before.entry, now.open == before.open else { return false }
    // With other keys no code is what it was.
    return generationNow != generationBefore || now.chain == before.chain
  }
}

extension BackupsRoom {
  /// Looks at the day's backup, unless somebody has done so already who could see as much, and puts what came of it in the
  /// journal, where it is told from whoever logs in.
  ///
  /// - Returns: nil when nothing was looked at.
  func lookAtBackup(in folder: BackupFolder, isCancelled: () -> Bool) throws(StoreError) -> BackupFinding? {
    let path = folder.path(of: session.today)
    guard let name = EntryDetail.file(path) else { return nil }
    let known = try backupStanding().looked
    if let known, known.file == name, known.finding != .journal || !session.register.keys.holdsClinical { return nil }
    let earlier = try folder.days().last { $0 < session.today }
    let look = BackupLook(path: path, earlier: earlier.map { folder.path(of: $0) }, keys: session.register.keys)
    guard let finding = try look.look(isCancelled: isCancelled) else { return nil }
    try session.register.note(
      by: session, kind: .backupLookedAt, detail: EntryDetail(file: name, finding: finding.rawValue))
    return finding
  }

  /// How it stands with the backups, from the journal.
  public func backupStanding() throws(StoreError) -> BackupStanding {
    try session.reading(.openRegister) { coder in
      var standing = BackupStanding()
      let journal = try JournalReader(coder)
      standing.began = try journal.entries(limit: 1, oldestFirst: true).first?.at
      let kinds = JournalReader.Wanted(kinds: [.backupMade, .backupLookedAt])
      // The condition is that of the index.
      try journal.each(kinds, where: EntryKind.ofBackups("e.kind")) { entry in
        if entry.kind == .backupMade, entry.detail?.isElsewhere == true {
          standing.elsewhere = standing.elsewhere ?? entry.at
        }
        if entry.kind == .backupLookedAt, standing.looked == nil, let file = entry.detail?.file,
          let finding = entry.detail?.finding.flatMap({ BackupFinding(rawValue: $0) })
        {
          standing.looked = BackupStanding.Looked(at: entry.at, file: file, finding: finding)
        }
        return standing.elsewhere == nil || standing.looked == nil
      }
      return standing
    }
  }
}

/// How it stands with the backups of a register. Times are milliseconds since 1970.
public struct BackupStanding: Hashable, Sendable {
  public struct Looked: Hashable, Sendable {
    public var at: Int64
    public var file: String
    public var finding: BackupFinding
  }

  /// When the register was made.
  public var began: Int64?
  /// When the last backup was made that is not on the register's own disk; nil when none ever was.
  public var elsewhere: Int64?
  /// The last backup that somebody's session has looked at.
  public var looked: Looked?
}

extension CheckFinding.Problem {
  /// Whether something is not as it was written; what was written may break a rule all the same.
  fileprivate var tellsOfTampering: Bool {
    switch self {
    case .database, .unreadable, .foreignKey, .unknownKind, .undoesLater, .outOfOrder, .voidedBeforeEntered,
      .chainBroken, .headDiffers, .sealBroken, .codeDiffers, .slotChanged, .digestDiffers, .digestMissing,
      .digestWithoutPerson, .tallyDiffers, .unreadableValue, .keyDiffers:
      true
    case .pointsAtNothing, .rule, .number, .stepsOverlap, .endsBeforeItBegins: false
    }
  }
}
