import Foundation
import Testing

@testable import Ledger
@testable import Store

/// Drafts of processes that are no more are removed, and nothing else is.
@Suite struct DraftFileTests {
  private let trial: BackupTrial

  init() throws { trial = try BackupTrial() }

  @Test func onlyItsOwnNamesAreKnown() {
    #expect(DraftFile.owner(of: "register-2026-11-21.stegvis-backup.123-456.stegvis-draft") == 123)
    for name in [
      "a.123-456", "123-456.stegvis-draft", ".123-456.stegvis-draft", "a.0-1.stegvis-draft", "a.-5-1.stegvis-draft",
      "a.1.stegvis-draft", "a.x-1.stegvis-draft", "a.1-x.stegvis-draft", "a.01-1.stegvis-draft",
      "a.1-2.stegvis-draft.txt", "a.1-2-3.stegvis-draft", ".stegvis-draft", "",
    ] { #expect(DraftFile.owner(of: name) == nil, "\(name)") }
  }

  @Test func theNextBackupRemovesWhatAKilledOneLeft() throws {
    let dead = try BackupTrial.deadProcess()
    for companion in ["", "-wal", "-shm", "-journal"] {
      _ = try trial.write(Data([1]), "register.stegvis.\(dead)-77.stegvis-draft\(companion)")
    }
    let others = ["a.1-77.stegvis-draft", "b.\(dead)-77.draft", "a.\(getpid())-77.stegvis-draft"]
    for name in others { _ = try trial.write(Data([1]), name) }
    try FileManager.default.createDirectory(
      atPath: trial.file("c.\(dead)-1.stegvis-draft"), withIntermediateDirectories: false)
    _ = try trial.makeBackup("new")
    #expect(try trial.files() == (others + ["c.\(dead)-1.stegvis-draft", "new"]).sorted())
  }

  @Test func aDraftThatAnotherMachineHoldsStays() throws {
    let name = "a.\(try BackupTrial.deadProcess())-77.stegvis-draft"
    let descriptor = open(try trial.write(Data([1]), name), O_RDWR | O_CLOEXEC)
    #expect(flock(descriptor, LOCK_EX) == 0)
    _ = try trial.makeBackup("new")
    #expect(try trial.files() == [name, "new"].sorted())
    // A program that another test starts just now has the descriptor too, for a moment: closing alone would not let go.
    flock(descriptor, LOCK_UN)
    close(descriptor)
    _ = try trial.makeBackup("newer")
    #expect(try trial.files() == ["new", "newer"])
  }
}
