import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// A restore makes a register where none is, and leaves the backup as it is.
@Suite struct RestoreTests {
  private let trial: BackupTrial
  private let backup: String
  private let target: String

  init() throws {
    trial = try BackupTrial()
    backup = try trial.makeBackup()
    target = trial.file("restored.stegvis")
  }

  private func restoring(
    _ path: String? = nil, to other: String? = nil, isCancelled: () -> Bool = { false },
    prepare: (Ledger.Database) throws -> Void = { _ in }
  ) -> StoreError? {
    failure { _ = try Restore.run(path ?? backup, to: other ?? target, isCancelled: isCancelled, prepare: prepare) }
  }

  /// Refused, the backup untouched and nothing made.
  private func refusal(of data: Data, sourceLocation: SourceLocation = #_sourceLocation) throws -> StoreError? {
    let path = try trial.write(data, "bad")
    let before = try trial.files()
    let error = restoring(path)
    #expect(try trial.bytes(path) == data, sourceLocation: sourceLocation)
    #expect(try trial.files() == before, sourceLocation: sourceLocation)
    return error
  }

  @Test func everyRowIsBackAndTheBackupIsAsItWas() throws {
    let before = try trial.bytes(backup)
    #expect(chmod(backup, 0o400) == 0)
    #expect(restoring() == nil)
    #expect(try trial.bytes(backup) == before)
    #expect(try trial.files() == ["a.stegvis-backup", "restored.stegvis"])
    #expect(try trial.mode(target) == 0o600)
    #expect(try trial.dump(target) == trial.dump(trial.path))
  }

  @Test func itCanBeWorkedIn() throws {
    #expect(restoring() == nil)
    let register = try trial.register(at: target, OpenOptions())
    let mode = try register.reading { try String.fetchOne($0.handle, sql: "PRAGMA journal_mode") }
    #expect(mode == "wal")
    try trial.trial.add("P-100", by: trial.trial.session(in: register))
    #expect(try trial.trial.session(in: register).people.roster().people == 4)
    try trial.trial.expectWhole(register)
  }

  @Test func itIsPreparedBeforeItHasItsName() throws {
    let error = restoring(prepare: { database in
      #expect(!FileManager.default.fileExists(atPath: target))
      try database.execute("CREATE TABLE trial (a TEXT); INSERT INTO trial VALUES ('hemmeligheten')")
      try database.execute("DELETE FROM trial")
    })
    #expect(error == nil)
    #expect(try trial.dump(target).contains { $0.hasPrefix("CREATE TABLE trial") })
    // What was deleted is gone from the file too.
    #expect(try trial.bytes(target).range(of: Data("hemmeligheten".utf8)) == nil)
  }

  @Test func whatCannotBePreparedIsNotRestored() throws {
    #expect(restoring(prepare: { _ in throw StoreError.ledger(.noSuchEntry(7)) }) == .ledger(.noSuchEntry(7)))
    // Nor what is no longer whole.
    let broken = restoring(prepare: { database in
      try database.execute("PRAGMA defer_foreign_keys = ON; UPDATE enrolment_key SET person = 4711")
    })
    #expect(broken != nil)
    #expect(try trial.files() == ["a.stegvis-backup"])
  }

  @Test func cancelledItLeavesNothing() throws {
    #expect(restoring(isCancelled: { true }) == .ledger(.cancelled))
    var isPrepared = false
    #expect(restoring(isCancelled: { isPrepared }, prepare: { _ in isPrepared = true }) == .ledger(.cancelled))
    #expect(try trial.files() == ["a.stegvis-backup"])
  }

  @Test func neverOverARegister() throws {
    let before = try trial.bytes(trial.path)
    #expect(restoring(to: trial.path) == .ledger(.exists(path: trial.path)))
    #expect(try trial.bytes(trial.path) == before)
    #expect(restoring(to: backup) == .ledger(.exists(path: backup)))
  }

  @Test(arguments: ["-wal", "-shm", "-journal"]) func neverBesideTheLogOfOne(companion: String) throws {
    _ = try trial.write(Data([1]), "restored.stegvis" + companion)
    #expect(restoring() == .ledger(.exists(path: target + companion)))
    #expect(try trial.files() == ["a.stegvis-backup", "restored.stegvis" + companion])
  }

  @Test func aFolderThatIsNotThere() {
    #expect(restoring(to: trial.file("none/a.stegvis")) == .ledger(.missing(path: trial.file("none"))))
  }

  @Test func aBackupThatIsNone() throws {
    #expect(restoring(trial.file("none")) == .ledger(.missing(path: trial.file("none"))))
    #expect(restoring(trial.folder) == .ledger(.notAFile(path: trial.folder, .directory)))
    #expect(try refusal(of: Data()) == .ledger(.empty(path: trial.file("bad"))))
    #expect(try refusal(of: Data("nr;navn\n".utf8)) == .ledger(.foreign(path: trial.file("bad"))))
    try trial.changeBackup(backup, "PRAGMA application_id = 1")
    #expect(restoring() == .ledger(.foreign(path: backup)))
  }

  @Test func aTruncatedBackup() throws {
    let whole = try trial.bytes(backup)
    for bytes in [60, 4096, whole.count / 2, whole.count - 4096, whole.count - 1] {
      guard case .ledger(.damaged(.database)) = try refusal(of: whole.prefix(bytes)) else {
        Issue.record("\(bytes) bytes were taken for a backup")
        continue
      }
    }
  }

  @Test(arguments: 0..<10) func aBackupWithAPageOfNoise(seed: Int) throws {
    var dice = Dice(UInt64(seed))
    var data = try trial.bytes(backup)
    let page = Int.random(in: 1..<data.count / 4096, using: &dice)
    for place in page * 4096..<(page + 1) * 4096 { data[place] = UInt8.random(in: 0...255, using: &dice) }
    guard case .ledger(.damaged) = try refusal(of: data) else {
      Issue.record("page \(page) was not missed")
      return
    }
  }

  @Test func aNewerBackup() throws {
    try trial.changeBackup(backup, "PRAGMA user_version = 99")
    #expect(restoring() == .ledger(.newerSchema(found: 99, known: Schema.version)))
    #expect(try trial.files() == ["a.stegvis-backup"])
  }

  @Test func aBackupThatSomebodyChangesMeanwhile() throws {
    let error = failure {
      _ = try Restore.run(
        backup, to: target,
        progress: { _ in
          #expect(failure { try trial.changeBackup(backup, "CREATE TABLE trial (a)") } == nil)
        }, prepare: { _ in })
    }
    #expect(error == .ledger(.busy))
    #expect(try trial.files() == ["a.stegvis-backup"])
  }

  @Test func aBackupThatSomebodyWasStoppedInChanging() throws {
    _ = try trial.write(Data([1]), "a.stegvis-backup-journal")
    guard case .ledger(.damaged(.database)) = restoring() else {
      Issue.record("it was taken for a whole backup")
      return
    }
  }

  @Test func aRegisterInUseServesAsABackupToo() throws {
    #expect(restoring(trial.path) == nil)
    #expect(try trial.dump(target) == trial.dump(trial.path))
    try trial.trial.expectWhole()
  }
}
