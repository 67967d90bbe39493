import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// The day's backup is looked at: whole, and yesterday's with more after it.
@Suite struct BackupLookTests {
  private let trial: BackupTrial
  private let session: Session
  private let today = BackupTrial.today

  init() throws {
    trial = try BackupTrial()
    session = trial.trial.session()
    let folder = trial.folder
    _ = try session.register.write(by: session, kind: .settingsChanged) { change throws(StoreError) in
      try change.enter(SettingFact(name: RegisterSetting.backupFolder.rawValue, value: folder))
    }
  }

  private func found(_ day: Day, by session: Session? = nil) throws -> BackupFinding? {
    let round = try (session ?? self.session).at(today: day).backups.lookAfterBackups()
    #expect(round.unlooked == nil)
    return round.found
  }

  private func desk() throws -> Session {
    try trial.trial.addUser("pia", "Pia Desk", .frontDesk)
    return try trial.trial.login("pia")
  }

  @Test func whatIsWholeAndGoesOnIsToldInTheJournalOnce() throws {
    #expect(try found(today) == .whole)
    #expect(try found(today) == nil, "once a day")
    let entry = try #require(try session.journal.entries(limit: 1).first)
    #expect(entry.kind == .backupLookedAt && entry.detail?.finding == "whole")
    _ = try trial.trial.add("P-9")
    #expect(try found(today + 1) == .whole)
    let standing = try trial.trial.session("kari").backups.backupStanding()
    #expect(standing.looked?.finding == .whole && standing.looked?.file == "trial-2026-11-22.stegvis-backup")
    #expect(standing.elsewhere == nil && standing.began != nil)
  }

  @Test func theFirstWithBothKeysLooksAtWhatTheDeskCouldNot() throws {
    let desk = try desk()
    #expect(try found(today, by: desk) == .journal)
    #expect(try found(today, by: desk) == nil)
    #expect(try found(today) == .whole)
  }

  @Test func itHoldsAcrossErasureAndExchangeOfKeys() throws {
    #expect(try found(today) == .whole)
    let person = try #require(try session.people.participantKey(number: try ParticipantNumber("P-2")))
    try session.erasure.askErasure(of: person, caseNumber: "2026/9")
    _ = try trial.trial.session("tor").erasure.confirmErasure(try #require(try session.erasure.erasureRequests().first))
    #expect(try found(today + 1) == .whole)
    #expect(try found(today + 2) == .whole)
    _ = try session.users.exchangeKeys(renewsRecoveryKey: false)
    #expect(try found(today + 3) == .whole)
  }

  @Test func anotherJournalInYesterdaysPlaceIsTold() throws {
    #expect(try found(today) == .whole)
    let path = trial.backups.path(of: today)
    try trial.changeBackup(path, "UPDATE entry SET code = x'00' WHERE id = (SELECT max(id) FROM entry)")
    #expect(try found(today + 1) == .other)
    try trial.changeBackup(
      trial.backups.path(of: today + 1), "UPDATE entry SET at = at + 1 WHERE id = 2")
    #expect(try found(today + 2) == .other)
    #expect(try session.backups.backupStanding().looked?.finding == .other)
  }

  @Test func whatIsChangedBehindItsBackIsTold() throws {
    try trial.trial.tamper("UPDATE identity SET voided = entered WHERE id = 1")
    #expect(try found(today) == .damaged)
  }

  @Test func theCodeOfTheJournalHoldsUntilSomebodyChangesIt() throws {
    let register = session.register
    let code = try #require(try session.journal.code())
    let typed = try #require(JournalCode(code.text.lowercased().replacing("-", with: "")))
    #expect(typed == code)
    #expect(JournalCode("12") == nil && JournalCode("ABCD-EFGH") == nil && JournalCode("12 ABCD") == nil)
    _ = try trial.trial.add("P-9")
    #expect(try register.compare(code) == .same)
    #expect(failure { _ = try desk().journal.code() } == .notAllowed(.role(.reviewAccess)))
    _ = try session.users.exchangeKeys(renewsRecoveryKey: false)
    #expect(try register.compare(code) == .sameInTheOpen)
    let now = try #require(try session.journal.code())
    #expect(try register.compare(now) == .same)
    try trial.trial.tamper("UPDATE entry SET code = x'00' WHERE id = \(now.entry)")
    #expect(try register.compare(now) == .other)
    try trial.trial.tamper("UPDATE entry SET at = at + 1 WHERE id = 1")
    #expect(try register.compare(code) == .other)
  }
}
