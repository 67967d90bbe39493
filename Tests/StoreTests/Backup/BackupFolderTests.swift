import Domain
import Foundation
import Synchronization
import Testing

@testable import Ledger
@testable import Store

/// A folder with a backup for each day, from which old ones go away.
@Suite struct BackupFolderTests {
  private let trial: BackupTrial
  private let today = BackupTrial.today

  init() throws { trial = try BackupTrial() }

  private func name(_ day: Day) -> String { "trial-\(day.iso).stegvis-backup" }

  private func run(_ today: Day, keeping: ([Day]) -> Set<Day> = { Set($0) }) -> BackupFolder.Outcome {
    trial.backups.runIfDue(today: today, keeping: keeping)
  }

  @Test func namesSayTheRegisterAndTheDay() throws {
    let written = BackupName(stem: "register", day: today)
    #expect(written.text == "register-2026-11-21.stegvis-backup")
    #expect(BackupName(written.text) == written)
    #expect(BackupName("blå-kors-2026-02-28.stegvis-backup")?.stem == "blå-kors")
    for name in [
      "register-2026-11-21.backup", "register-2026-11-21.stegvis-backup.old", "register-2026-02-30.stegvis-backup",
      "register-2026-1-21.stegvis-backup", "register2026-11-21.stegvis-backup", "-2026-11-21.stegvis-backup",
      "2026-11-21.stegvis-backup", "register-21.11.2026.stegvis-backup", ".stegvis-backup", "",
      "register-2026-11-21.stegvis-backup.12-34.stegvis-draft",
    ] { #expect(BackupName(name) == nil, "\(name)") }
    #expect(BackupName.stem(of: "/srv/a.b/register.stegvis") == "register")
    #expect(BackupName.stem(of: "register") == "register")
    #expect(BackupName.stem(of: "/srv/.skjult") == ".skjult")
  }

  @Test func itIsDueOnceADay() throws {
    #expect(try trial.backups.isDue(today: today))
    let path = trial.file(name(today))
    guard case .made(path, let bytes, []) = run(today) else {
      Issue.record("no backup was made")
      return
    }
    #expect(try trial.bytes(path).count == Int(bytes))
    #expect(try !trial.backups.isDue(today: today))
    #expect(run(today) == .notDue)
    #expect(try trial.backups.isDue(today: today + 1))
    guard case .made = run(today + 1) else {
      Issue.record("no backup was made the next day")
      return
    }
    #expect(try trial.backups.days() == [today, today + 1])
  }

  @Test func whatTheRuleDoesNotKeepGoesAwayAndNothingElse() throws {
    let days = (0..<60).map { today - $0 }
    for day in days { _ = try trial.write(Data([1]), name(day)) }
    let foreign = [
      "notes.txt", "trial.stegvis", "other-2026-10-01.stegvis-backup", "trial-2026-10-01.stegvis-backup.txt",
      "trial-x-2026-10-01.stegvis-backup", "trial.erased", "trial-2026-10-01.backup",
    ]
    for name in foreign { _ = try trial.write(Data([2]), name) }
    try FileManager.default.createDirectory(
      atPath: trial.file("trial-2020-01-01.stegvis-backup"), withIntermediateDirectories: false)
    #expect(symlink(trial.file("notes.txt"), trial.file("trial-2020-01-02.stegvis-backup")) == 0)
    var asked: [Day] = []
    let kept = Set(days.filter { $0.weekday == 1 } + [today, today - 1])
    let removed = try trial.backups.rotate { all in
      asked = all
      return kept
    }
    #expect(asked == days.reversed())
    #expect(removed == days.filter { !kept.contains($0) }.reversed().map(name))
    #expect(try trial.backups.days() == kept.sorted())
    let linkAndFolder = ["trial-2020-01-01.stegvis-backup", "trial-2020-01-02.stegvis-backup"]
    #expect(try trial.files() == (kept.map(name) + foreign + linkAndFolder).sorted())
  }

  @Test func theNewestStaysWhateverTheRuleSays() throws {
    for day in [today - 2, today - 1, today] { _ = try trial.write(Data([1]), name(day)) }
    #expect(try trial.backups.rotate { _ in [] } == [name(today - 2), name(today - 1)])
    #expect(try trial.files() == [name(today)])
  }

  @Test func aBackupThatIsMadeThinsOutTheOlder() throws {
    for day in [today - 3, today - 2, today - 1] { _ = try trial.write(Data([1]), name(day)) }
    guard case .made(_, _, let removed) = run(today, keeping: { Set($0.suffix(2)) }) else {
      Issue.record("no backup was made")
      return
    }
    #expect(removed == [name(today - 3), name(today - 2)])
    #expect(try trial.files() == [name(today - 1), name(today)])
  }

  @Test func oneThatFailsRemovesNothing() throws {
    for day in [today - 3, today - 2] { _ = try trial.write(Data([1]), name(day)) }
    try trial.trial.tamper("PRAGMA user_version = 99")
    #expect(run(today, keeping: { _ in [] }) == .failed(.ledger(.newerSchema(found: 99, known: Schema.version))))
    #expect(try trial.files() == [name(today - 3), name(today - 2)])
  }

  @Test func cancelledItLeavesNothing() throws {
    let outcome = trial.backups.runIfDue(today: today, keeping: { Set($0) }, isCancelled: { true })
    #expect(outcome == .failed(.ledger(.cancelled)))
    #expect(try trial.files() == [])
  }

  @Test func oneThatIsOvertakenIsNotDue() throws {
    var inner: BackupFolder.Outcome?
    let outer = trial.backups.runIfDue(
      today: today, keeping: { Set($0) }, progress: { _ in if inner == nil { inner = run(today) } })
    guard case .made = inner else {
      Issue.record("no backup was made")
      return
    }
    #expect(outer == .notDue)
    #expect(try trial.files() == [name(today)])
  }

  @Test func manyAtOnceMakeOne() throws {
    let outcomes = Mutex<[BackupFolder.Outcome]>([])
    let (folder, today) = (trial.backups, today)
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      let outcome = folder.runIfDue(today: today, keeping: { Set($0) })
      outcomes.withLock { $0.append(outcome) }
    }
    #expect(outcomes.withLock { $0.filter { $0 == .notDue }.count } == 3, "\(outcomes.withLock { $0 })")
    #expect(try trial.files() == [name(today)])
    #expect(try trial.dump(trial.file(name(today))) == trial.dump(trial.path))
  }

  @Test func somethingElseByTodaysNameIsToldAndStays() throws {
    let path = trial.file(name(today))
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(run(today) == .failed(.ledger(.exists(path: path))))
  }

  @Test func foldersThatAreNone() throws {
    func outcome(_ folder: String) -> BackupFolder.Outcome {
      BackupFolder(path: folder, registerPath: trial.path).runIfDue(today: today, keeping: { Set($0) })
    }
    #expect(outcome(trial.file("none")) == .failed(.ledger(.missing(path: trial.file("none")))))
    let plain = try trial.write(Data(), "plain")
    #expect(outcome(plain) == .failed(.ledger(.missing(path: plain))))
    #expect(outcome(plain + "/a") == .failed(.ledger(.missing(path: plain + "/a"))))
  }

  @Test(.enabled(if: geteuid() != 0))
  func aFolderThatMayNotBeWrittenTo() {
    #expect(chmod(trial.folder, 0o500) == 0)
    defer { chmod(trial.folder, 0o700) }
    #expect(run(today) == .failed(.ledger(.noPermission(path: trial.folder, .create))))
  }

  @Test func whetherItIsOnTheRegistersDisk() {
    #expect(trial.backups.isOnSameDisk)
    #expect(!BackupFolder(path: "/proc", registerPath: trial.path).isOnSameDisk)
    #expect(!BackupFolder(path: trial.file("none"), registerPath: trial.path).isOnSameDisk)
  }
}
