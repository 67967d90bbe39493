import Domain
import Foundation
import Testing

@testable import Store

/// A connection holds the file and not its name: what is written to one that was taken away is lost.
@Suite("A register whose file is taken away while it is open")
struct MovedRegisterTests {
  private let trial: RegisterTrial
  private var elsewhere: String { trial.file("elsewhere.stegvis") }
  private var moved: StoreError { .moved(path: trial.path) }

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
    #expect(throws: moved) { try session.saveDraft(form: "participant.new", fields: ["given": "Kari"], waits: true) }
    #expect(throws: moved) { try session.undo() }
    #expect(throws: moved) { try session.removeUser(UserKey(3)) }
    #expect(throws: moved) { try session.addUser(RegisterTrial.user("per", "Per Dahl")) }
    #expect(try session.units().count == 3)
    #expect(try trial.register.newestEntry() == before)
    #expect(try session.drafts().isEmpty)

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

  @Test("by a link that still leads to it is the same")
  func link() throws {
    let link = trial.file("link.stegvis")
    #expect(symlink(trial.path, link) == 0)
    let clock = trial.clock
    let register = try Register.open(
      path: link, options: OpenOptions(), as: RegisterTrial.unlock("eva"), now: { clock.tick() })
    try trial.add("P-2", by: trial.session(in: register))
    #expect(unlink(link) == 0)
    #expect(throws: StoreError.moved(path: link)) { try trial.add("P-3", by: trial.session(in: register)) }
    try register.close()
  }
}
