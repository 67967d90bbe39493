import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// The day's backup, and what happens to those that are kept when somebody is erased.
@Suite struct BackupRoundTests {
  private let trial: BackupTrial
  private let session: Session

  init() throws {
    trial = try BackupTrial()
    session = trial.trial.session()
  }

  private func choose(_ folder: String) throws {
    _ = try session.register.write(by: session, kind: .settingsChanged) { change throws(StoreError) in
      try change.enter(SettingFact(name: RegisterSetting.backupFolder.rawValue, value: folder))
    }
  }

  private func erase(_ number: String) throws -> ParticipantKey {
    let person = try #require(try session.people.participantKey(number: try ParticipantNumber(number)))
    try session.erasure.askErasure(of: person, caseNumber: "2026/9")
    _ = try trial.trial.session("tor").erasure.confirmErasure(try #require(try session.erasure.erasureRequests().first))
    return person
  }

  @Test func withoutAFolderThereIsNone() throws {
    #expect(try session.backups.lookAfterBackups() == BackupRound())
    #expect(try session.journal.entries(limit: 1).first?.kind != .backupMade)
  }

  @Test func itIsMadeOnceADayAndStandsInTheJournal() throws {
    try choose(trial.folder)
    let round = try session.backups.lookAfterBackups()
    guard case .made(let path, _, []) = round.outcome else {
      Issue.record("\(round)")
      return
    }
    #expect(path == trial.backups.path(of: BackupTrial.today))
    #expect(round.isOnSameDisk)
    let entry = try #require(try session.journal.entries(limit: 2).last)
    #expect(entry.kind == .backupMade && entry.detail?.isElsewhere == nil)
    #expect(entry.detail?.file == "trial-2026-11-21.stegvis-backup")
    #expect(try trial.trial.session("tor").backups.lookAfterBackups().outcome == .notDue)
  }

  @Test func aFolderThatIsGoneIsToldAndNothingElse() throws {
    try choose(trial.folder + "/borte")
    #expect(try session.backups.lookAfterBackups().outcome == .failed(.ledger(.missing(path: trial.folder + "/borte"))))
  }

  @Test func whoIsErasedGoesOutOfTheBackupsThatAreKept() throws {
    try choose(trial.folder)
    _ = try session.backups.lookAfterBackups()
    let kept = trial.backups.path(of: BackupTrial.today)
    let sealed: [Data] = try session.register.reading {
      try Data.fetchAll($0.handle, sql: "SELECT sealed FROM main.identity UNION ALL SELECT sealed FROM main.current")
    }
    let person = try erase("P-2")
    #expect(try trial.backups.days().count == 1)
    let round = try session.at(today: BackupTrial.today + 1).backups.lookAfterBackups()
    #expect(round.erasedIn == [BackupTrial.today])
    #expect(round.notErasedIn.isEmpty)
    let bytes = try trial.bytes(kept)
    let identity = try #require(sealed.dropFirst().first)
    #expect(bytes.range(of: identity) == nil)
    #expect(bytes.range(of: try #require(sealed.first)) != nil)
    #expect(bytes.range(of: try #require(sealed.last)) == nil)
    #expect(try trial.mode(kept) == 0o600)

    let register = try trial.register(at: kept, OpenOptions(readOnly: true))
    let older = trial.trial.session(in: register)
    #expect(try register.check() == [])
    #expect(try older.people.roster().people == 2)
    #expect(try older.erasure.erasedPeople() == [person])
    #expect(try older.figures.menuCounts() == session.figures.menuCounts())
    try register.close()
    #expect(try session.at(today: BackupTrial.today + 2).backups.lookAfterBackups().erasedIn.isEmpty)
  }

  @Test func theListLiesBesideTheBackupsAndARestoreGoesByIt() throws {
    try choose(trial.folder)
    _ = try session.backups.lookAfterBackups()
    let backup = trial.backups.path(of: BackupTrial.today)
    let person = try erase("P-3")
    #expect(try ErasedList.read(ErasedList.path(beside: backup)) == [person.value])
    let target = trial.trial.file("igjen.stegvis")
    let restored = try Register.restore(
      backup: backup, to: target, as: RegisterTrial.unlock("tor"), today: BackupTrial.today,
      now: { 1_795_900_000_000 })
    #expect(restored.erased == 1)
    #expect(restored.findings == [])
    #expect(try ErasedList.read(ErasedList.path(beside: target)) == [person.value])
    try restored.register.close()
  }

  @Test func aDamagedBackupIsToldAndLeftAlone() throws {
    try choose(trial.folder)
    _ = try session.backups.lookAfterBackups()
    _ = try erase("P-1")
    let backup = trial.backups.path(of: BackupTrial.today)
    try trial.changeBackup(backup, "DELETE FROM slot; UPDATE register SET id = x'00'")
    let before = try trial.bytes(backup)
    let round = try session.at(today: BackupTrial.today + 1).backups.lookAfterBackups()
    #expect(round.notErasedIn == [BackupTrial.today])
    #expect(try trial.bytes(backup) == before)
  }
}
