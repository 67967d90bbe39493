import Domain
import Testing

@testable import Ledger
@testable import Store

/// What somebody else has typed of a person who is erased goes when they log in, and nothing more is kept.
@Suite struct DraftsOfErasedTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey

  init() throws {
    trial = try RegisterTrial()
    try trial.add("P-1", "Olsen", "Kai")
    person = try #require(try trial.add("P-2", "Hansen", "Åse").about)
  }

  private func erase() throws {
    try trial.session().erasure.askErasure(of: person, caseNumber: "1")
    _ = try trial.session("kari").erasure.confirmErasure(
      try #require(try trial.session().erasure.erasureRequests().last))
  }

  @Test func atTheNextLogin() throws {
    let tor = try trial.login("tor")
    for form in ["participant.2", "lights.2.2026-11-21", "participant.1", "participant.new", "unit.2"] {
      try tor.drafts.save(form: form, fields: ["familyName": "Hansen"])
    }
    try tor.register.close()
    try erase()
    #expect(try trial.count("SELECT count(*) FROM draft") == 5, "Nobody but Tor can tell whom they are about.")
    #expect(try trial.login("kari").drafts.all().isEmpty)
    #expect(try Set(trial.login("tor").drafts.all().map(\.form)) == ["participant.1", "participant.new", "unit.2"])
    #expect(try trial.count("SELECT count(*) FROM draft") == 3)
  }

  @Test func untilThenTheyRevealNothing() throws {
    let tor = try trial.login("tor")
    try tor.drafts.save(form: "participant.2", fields: ["familyName": "Hansen"])
    try erase()
    let row: [[UInt8]] = try trial.register.reading { database in
      let rows = try PreparedStatement(database, "SELECT form, sealed FROM main.draft")
      #expect(try rows.step())
      return [Array(rows.bytes(0)), Array(rows.bytes(1))]
    }
    for bytes in row {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("participant") && !text.contains("Hansen"))
    }
    // Not even to who holds all the register's keys.
    let eva = DraftSeal(trial.register.opening.draftOwner)
    #expect(eva.code(of: "participant.2") != row[0])
    #expect(throws: LedgerError.self) { try eva.open(row[1], code: row[0]) }
  }

  @Test func inAProgramThatIsOpenNoneIsWritten() throws {
    let tor = try trial.login("tor")
    let newest = try tor.register.newestEntry()
    try tor.drafts.save(form: "participant.2", fields: ["familyName": "Hansen"])
    try erase()
    #expect(try tor.register.changes(after: newest).erased == [person])
    try tor.drafts.save(form: "participant.2", fields: ["familyName": "Hansen"])
    #expect(try trial.count("SELECT count(*) FROM draft") == 0)
    try tor.drafts.save(form: "participant.1", fields: ["familyName": "Olsen"])
    #expect(try trial.count("SELECT count(*) FROM draft") == 1)
  }
}
