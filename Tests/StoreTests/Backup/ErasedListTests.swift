import Domain
import Foundation
import Synchronization
import Testing

@testable import Ledger
@testable import Store

/// Who has been erased stays erased.
@Suite struct ErasedListTests {
  private let trial: BackupTrial
  private let list: String
  private let today = BackupTrial.today

  init() throws {
    trial = try BackupTrial(people: 1)
    list = trial.file("trial.erased")
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func itLiesBesideTheRegisterAndBesideItsBackups() {
    #expect(ErasedList.path(beside: "/srv/register.stegvis") == "/srv/register.erased")
    #expect(ErasedList.path(beside: "/b/register-2026-11-21.stegvis-backup") == "/b/register.erased")
    #expect(ErasedList.path(beside: "register.stegvis") == "register.erased")
  }

  @Test func whoIsAddedStandsThereAndOnlyTheOwnerMayReadIt() throws {
    #expect(try ErasedList.read(list) == [])
    try ErasedList.add([7, 3], on: today, list)
    try ErasedList.add([12, 3], on: today + 1, list)
    #expect(try ErasedList.read(list) == [3, 7, 12])
    #expect(try text(list) == "3 2026-11-21\n7 2026-11-21\n12 2026-11-22\n")
    #expect(try trial.mode(list) == 0o600)
    #expect(try trial.files() == ["trial.erased"])
  }

  @Test func addingNobodyMakesNoFile() throws {
    try ErasedList.add([], on: today, list)
    try ErasedList.merge(from: trial.file("none"), to: list)
    #expect(try trial.files() == [])
  }

  @Test func twoListsBecomeOne() throws {
    let other = trial.file("other.erased")
    try ErasedList.add([1, 2], on: today, list)
    try ErasedList.add([2, 3], on: today - 1, other)
    try ErasedList.merge(from: other, to: list)
    #expect(try text(list) == "1 2026-11-21\n2 2026-11-20\n3 2026-11-20\n")
    #expect(try ErasedList.read(other) == [2, 3])
    try ErasedList.merge(from: list, to: other)
    #expect(try text(other) == text(list))
  }

  @Test func aLastLineThatWasCutOffIsLeftOutAndTheRestHolds() throws {
    let whole = "1 2026-11-21\n23 2026-11-22"
    for cut in 14..<whole.count {
      _ = try trial.write(Data(whole.utf8.prefix(cut)), "trial.erased")
      #expect(try ErasedList.read(list) == [1], "\(cut)")
    }
    _ = try trial.write(Data(whole.utf8), "trial.erased")
    #expect(try ErasedList.read(list) == [1, 23])
    try ErasedList.add([4], on: today, list)
    #expect(try ErasedList.read(list) == [1, 4, 23])
  }

  @Test(arguments: [
    "x 2026-11-21", "1", "1  2026-11-21", "1 21.11.2026", "01 2026-11-21", "1 2026-02-30", "1 2026-11-21\r",
  ])
  func aLineThatIsNotUnderstoodIsTold(line: String) throws {
    _ = try trial.write(Data("5 2026-11-21\n\(line)\n6 2026-11-21\n".utf8), "trial.erased")
    let damage = StoreError.ledger(.damaged(.value(table: "erased", row: 2)))
    #expect(failure { _ = try ErasedList.read(list) } == damage)
    // Nor is it written over.
    #expect(failure { try ErasedList.add([9], on: today, list) } == damage)
    #expect(try text(list).contains(line))
  }

  @Test func manyAtOnceLoseNobody() throws {
    let errors = Mutex<[StoreError]>([])
    let (list, today) = (list, today)
    DispatchQueue.concurrentPerform(iterations: 40) { number in
      if let error = failure({ try ErasedList.add([Int64(number)], on: today, list) }) {
        errors.withLock { $0.append(error) }
      }
    }
    #expect(errors.withLock { $0 } == [])
    #expect(try ErasedList.read(list) == Set(0..<40))
    #expect(try trial.files() == ["trial.erased"])
  }

  @Test func placesWhereNoListCanBe() throws {
    #expect(failure { _ = try ErasedList.read(trial.folder) } == .ledger(.notAFile(path: trial.folder, .other)))
    let nowhere = trial.file("none/a.erased")
    #expect(failure { try ErasedList.add([1], on: today, nowhere) } == .ledger(.missing(path: nowhere)))
  }
}
