import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// A connection holds the file and not its name: what is written to one that was taken away is lost.
@Suite("A register whose file is taken away while it is open")
struct MovedRegisterTests {
  private let trial: RegisterTrial
  private var elsewhere: String { trial.file("elsewhere.stegvis") }
  private var moved: StoreError { .ledger(.moved(path: trial.path)) }

  init() throws {
    trial = try RegisterTrial()
    try trial.add("P-1")
  }

  @Test("is read on, and changed no more until it lies where it lay")
  func takenAway() throws {
    let session = trial.session()
    let before = try trial.register.newestEntry()
    #expect(rename(trial.path, elsewhere) == 0)
    #expect(throws: moved) { try trial.add("P-2") }
    #expect(throws: moved) {
      try session.drafts.save(form: "participant.new", about: nil, fields: ["given": "Kari"], waits: true)
    }
    #expect(throws: moved) { try session.journal.undo() }
    #expect(throws: moved) { try session.users.remove(UserKey(3)) }
    #expect(throws: moved) { try session.users.add(RegisterTrial.user("per", "Per Dahl")) }
    #expect(try session.catalogue.units().count == 3)
    #expect(try trial.register.newestEntry() == before)
    #expect(try session.drafts.all().isEmpty)

    #expect(rename(elsewhere, trial.path) == 0)
    try trial.add("P-2")
    #expect(try trial.register.newestEntry() == before + 1)
    #expect(try trial.register.check().isEmpty)
  }

  @Test("that was deleted is changed no more")
  func deleted() throws {
    #expect(unlink(trial.path) == 0)
    #expect(throws: moved) { try trial.add("P-2") }
    #expect(access(trial.path, F_OK) != 0)
  }

  @Test("does not write into another that stands in its place")
  func exchanged() throws {
    let other = try RegisterTrial()
    try other.register.close()
    #expect(rename(trial.path, elsewhere) == 0)
    try FileManager.default.copyItem(atPath: other.path, toPath: trial.path)
    let before = try Data(contentsOf: URL(filePath: trial.path))
    #expect(throws: moved) { try trial.add("P-2") }
    #expect(try Data(contentsOf: URL(filePath: trial.path)) == before)
  }

  @Test("whose log was deleted is changed no more, since what is saved would be lost")
  func logDeleted() throws {
    let log = trial.path + "-wal"
    #expect(unlink(log) == 0)
    #expect(throws: StoreError.ledger(.moved(path: log))) { try trial.add("P-2") }
    // Another in its place is not the one this process writes.
    #expect(FileManager.default.createFile(atPath: log, contents: Data()))
    #expect(throws: StoreError.ledger(.moved(path: log))) { try trial.add("P-2") }
  }

  @Test("that got a second name is changed no more, nor opened by either, until it has one again")
  func secondName() throws {
    #expect(Foundation.link(trial.path, elsewhere) == 0)
    #expect(throws: StoreError.ledger(.linked(path: trial.path))) { try trial.add("P-2") }
    #expect(throws: StoreError.ledger(.linked(path: elsewhere))) {
      _ = try Register.open(path: elsewhere, options: OpenOptions(), as: RegisterTrial.unlock("eva"), now: { 0 })
    }
    #expect(unlink(elsewhere) == 0)
    try trial.add("P-2")
    try trial.expectWhole()
  }

  @Test("that a process killed on the way left by its draft's name too is opened, and has one name again")
  func leftByTwoNames() throws {
    try trial.register.close()
    // No process has so high a number.
    let draft = "\(trial.path).\(Int32.max)-7\(DraftFile.ending)"
    #expect(Foundation.link(trial.path, draft) == 0)
    let session = try trial.login("eva")
    #expect(access(draft, F_OK) != 0)
    try session.register.close()
  }

  @Test("whose tables are not as they were made is not opened to work in, and is opened to be checked")
  func otherTables() throws {
    try trial.register.close()
    for sql in [
      "CREATE TRIGGER quiet AFTER INSERT ON case_fact BEGIN DELETE FROM head; END", "DROP INDEX identity_natural_1",
    ] {
      let copy = trial.file("copy.stegvis")
      try? FileManager.default.removeItem(atPath: copy)
      try FileManager.default.copyItem(atPath: trial.path, toPath: copy)
      let queue = try DatabaseQueue(path: copy)
      try queue.inDatabase { try $0.execute(sql: sql) }
      try queue.close()
      func open(_ options: OpenOptions) throws -> Register {
        try Register.open(path: copy, options: options, as: RegisterTrial.unlock("eva"), now: { 1_795_252_000_000 })
      }
      #expect(throws: StoreError.ledger(.damaged(.schema))) { _ = try open(OpenOptions()) }
      let register = try open(OpenOptions(readOnly: true, isChecked: true))
      #expect(try register.check().contains { $0.problem == .unreadable(.ledger(.damaged(.schema))) })
      try register.close()
    }
  }

  @Test("by a link that still leads to it is the same")
  func link() throws {
    let link = trial.file("link.stegvis")
    #expect(symlink(trial.path, link) == 0)
    let clock = trial.clock
    let register = try Register.open(
      path: link, options: OpenOptions(), as: RegisterTrial.unlock("eva"), now: { clock.tick() })
    try trial.add("P-2", by: trial.session(in: register))
    #expect(unlink(link) == 0)
    #expect(throws: StoreError.ledger(.moved(path: link))) { try trial.add("P-3", by: trial.session(in: register)) }
    try register.close()
  }
}
