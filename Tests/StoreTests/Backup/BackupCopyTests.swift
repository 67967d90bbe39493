import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

/// A backup is the register as it was at one moment, in one file.
@Suite struct BackupCopyTests {
  private let trial: BackupTrial

  init() throws { trial = try BackupTrial() }

  private func making(from path: String? = nil, to target: String) -> StoreError? {
    failure { try BackupCopy.make(from: path ?? trial.path, to: target) }
  }

  @Test func itHasEveryRow() throws {
    let backup = try trial.makeBackup()
    #expect(try trial.dump(backup) == trial.dump(trial.path))
  }

  @Test func itIsOneFileThatOnlyItsOwnerMayReadAndStaysOneWhenItIsRead() throws {
    let size = try BackupCopy.make(from: trial.path, to: trial.file("a.stegvis-backup"))
    #expect(try trial.files() == ["a.stegvis-backup"])
    #expect(try trial.mode(trial.file("a.stegvis-backup")) == 0o600)
    #expect(try trial.bytes(trial.file("a.stegvis-backup")).count == Int(size))
    _ = try trial.dump(trial.file("a.stegvis-backup"))
    #expect(try trial.files() == ["a.stegvis-backup"])
  }

  @Test func whatOthersWriteMeanwhileDoesNotComeAlongAndDoesNotWait() throws {
    try trial.trial.addMany(300)
    let other = try trial.trial.reopened()
    let before = try trial.dump(trial.path)
    var written = 100
    let target = trial.file("a.stegvis-backup")
    var progress: [CopyProgress] = []
    _ = try BackupCopy.make(
      from: trial.path, to: target, pagesPerStep: 4,
      progress: { step in
        progress.append(step)
        written += 1
        #expect(failure { try trial.trial.add("P-\(written)", by: trial.trial.session(in: other)) } == nil)
      })
    #expect(written > 110)
    #expect(try trial.dump(target) == before)
    // Had it begun again, it would have gone back.
    #expect(progress == progress.sorted { $0.copied < $1.copied })
    #expect(Set(progress.map(\.total)).count == 1)
    #expect(progress.last?.copied == progress.last?.total)
    try trial.trial.expectWhole()
    let copy = try trial.register(at: target, OpenOptions(readOnly: true))
    try trial.trial.expectWhole(copy)
  }

  @Test func aWriterThatNeverRestsDoesNotKeepItFromEnding() throws {
    try trial.trial.addMany(300)
    let writing = Flag()
    let (session, path) = (trial.trial.session("kari"), trial.path)
    let ended = DispatchSemaphore(value: 0)
    let written = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      var number = 0
      while writing.isUp {
        number += 1
        let person = Participant(number: ParticipantNumber(stored: "W-\(number)"), givenName: "A", familyName: "B")
        _ = failure {
          _ = try session.people.add(
            person, background: CaseBackground(lar: nil),
            enrolment: EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-09-01")))
        }
        written.signal()
      }
      ended.signal()
    }
    written.wait()
    let target = trial.file("a.stegvis-backup")
    var hasWaited = false
    let error = failure {
      _ = try BackupCopy.make(
        from: path, to: target, pagesPerStep: 2,
        progress: { _ in
          if hasWaited { return }
          hasWaited = true
          // The snapshot is taken; go on when something has certainly been written since.
          while written.wait(timeout: .now()) == .success {}
          for _ in 1...2 { written.wait() }
        })
    }
    writing.lower()
    ended.wait()
    #expect(error == nil)
    #expect(try trial.mark(target).lastEntry < trial.mark(path).lastEntry)
    let copy = try trial.register(at: target, OpenOptions(readOnly: true))
    try trial.trial.expectWhole(copy)
  }

  @Test func neverOverAnExistingFile() throws {
    let target = try trial.write(Data("mitt".utf8), "a")
    #expect(making(to: target) == .ledger(.exists(path: target)))
    #expect(try trial.bytes(target) == Data("mitt".utf8))
    let link = trial.file("link")
    #expect(symlink(trial.file("nowhere"), link) == 0)
    #expect(making(to: link) == .ledger(.exists(path: link)))
    #expect(making(to: trial.folder) == .ledger(.exists(path: trial.folder)))
    #expect(try trial.files() == ["a", "link"])
  }

  @Test func somebodyElseWasFirst() throws {
    let target = trial.file("a")
    let error = failure {
      try BackupCopy.make(
        from: trial.path, to: target,
        progress: { _ in #expect(failure { _ = try trial.write(Data([7]), "a") } == nil) })
    }
    #expect(error == .ledger(.exists(path: target)))
    #expect(try trial.bytes(target) == Data([7]))
    #expect(try trial.files() == ["a"])
  }

  @Test func aFolderThatIsNotThereOrIsNone() throws {
    #expect(making(to: trial.file("none/a")) == .ledger(.missing(path: trial.file("none"))))
    _ = try trial.write(Data(), "plain")
    #expect(making(to: trial.file("plain/a")) == .ledger(.missing(path: trial.file("plain"))))
  }

  @Test(.enabled(if: geteuid() != 0))
  func aFolderThatMayNotBeWrittenTo() {
    #expect(chmod(trial.folder, 0o500) == 0)
    defer { chmod(trial.folder, 0o700) }
    #expect(making(to: trial.file("a")) == .ledger(.noPermission(path: trial.file("a"), .create)))
  }

  /// At whichever step it is stopped; the last question comes when all has been copied and verified.
  @Test(arguments: [1, 2, 5]) func cancelledItLeavesNothing(atQuestion number: Int) throws {
    var asked = 0
    let error = failure {
      _ = try BackupCopy.make(
        from: trial.path, to: trial.file("a"), pagesPerStep: 4,
        isCancelled: {
          asked += 1
          return asked >= number
        })
    }
    #expect(error == .ledger(.cancelled))
    #expect(try trial.files() == [])
  }

  @Test func cancelledAfterTheLastPageItLeavesNothing() throws {
    var isDone = false
    let error = failure {
      try BackupCopy.make(
        from: trial.path, to: trial.file("a"), progress: { isDone = $0.copied == $0.total }, isCancelled: { isDone })
    }
    #expect(error == .ledger(.cancelled))
    #expect(try trial.files() == [])
  }

  @Test func aRegisterThatIsNoneNotThereOrNewer() throws {
    #expect(making(from: trial.file("none"), to: trial.file("a")) == .ledger(.missing(path: trial.file("none"))))
    let text = try trial.write(Data("nr;navn\n".utf8), "text")
    #expect(making(from: text, to: trial.file("a")) == .ledger(.foreign(path: text)))
    try trial.trial.tamper("PRAGMA user_version = 99")
    #expect(making(to: trial.file("a")) == .ledger(.newerSchema(found: 99, known: Schema.version)))
    #expect(try trial.files() == ["text"])
  }

  @Test func aDamagedRegisterGivesNoBackup() throws {
    try trial.trial.addMany(100)
    try trial.trial.register.close()
    let backup = try trial.makeBackup("whole")
    var data = try trial.bytes(backup)
    for place in data.count / 2..<data.count / 2 + 4096 { data[place] = 0xA5 }
    let damaged = try trial.write(data, "damaged")
    guard case .ledger(.damaged) = making(from: damaged, to: trial.file("a")) else {
      Issue.record("a backup was made of a damaged register")
      return
    }
    #expect(try trial.files() == ["damaged", "whole"])
  }

  @Test func aNameWithSignsThatMeanSomethingInAnAddress() throws {
    let backup = try trial.makeBackup("å b?c%20#d&e=f.stegvis-backup")
    #expect(try trial.dump(backup) == trial.dump(trial.path))
    #expect(try trial.files() == ["å b?c%20#d&e=f.stegvis-backup"])
    try BackupCopy.make(from: trial.path, to: "/" + trial.file("b"))
    #expect(try trial.bytes(trial.file("b")) == trial.bytes(backup))
  }
}

/// A sign one thread gives another.
final class Flag: @unchecked Sendable {
  private let lock = NSLock()
  private var up = true

  var isUp: Bool { lock.withLock { up } }
  func lower() { lock.withLock { up = false } }
}
