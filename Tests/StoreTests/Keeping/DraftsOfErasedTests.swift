import Domain
import Testing

@testable import Ledger
@testable import Store

/// What somebody else has typed of a person who is erased goes when they log in, and nothing more is kept.
@Suite struct DraftsOfErasedTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let other: ParticipantKey

  init() throws {
    trial = try RegisterTrial()
    other = try #require(try trial.add("P-1", "Olsen", "Kai").about)
    person = try #require(try trial.add("P-2", "Hansen", "Åse").about)
  }

  private func erase() throws {
    try trial.session().erasure.askErasure(of: person, caseNumber: "1")
    _ = try trial.session("kari").erasure.confirmErasure(
      try #require(try trial.session().erasure.erasureRequests().last))
  }

  @Test func atTheNextLogin() throws {
    let tor = try trial.login("tor")
    let about: [(String, ParticipantKey?)] = [
      ("participant.2", person), ("lights.2.2026-11-21", person), ("participant.1", other), ("participant.new", nil),
      ("unit.2", nil),
    ]
    for (form, person) in about {
      try tor.drafts.save(form: form, about: person, fields: ["familyName": "Hansen"])
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
    try tor.drafts.save(form: "participant.2", about: person, fields: ["familyName": "Hansen"])
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
    try tor.drafts.save(form: "participant.2", about: person, fields: ["familyName": "Hansen"])
    try erase()
    #expect(try tor.register.changes(after: newest).erased == [person])
    try tor.drafts.save(form: "participant.2", about: person, fields: ["familyName": "Hansen"])
    #expect(try trial.count("SELECT count(*) FROM draft") == 0)
    try tor.drafts.save(form: "participant.1", about: other, fields: ["familyName": "Olsen"])
    #expect(try trial.count("SELECT count(*) FROM draft") == 1)
  }

  /// A draft of an earlier version does not say whom it is about: that it goes in vain is better than that it stays.
  @Test func ofAnEarlierVersion() throws {
    let tor = try trial.login("tor")
    for form in ["participant.2", "unit.2", "unit.1", "participant.new", "settings"] { try keepAsBefore(form, tor) }
    #expect(try tor.drafts.all().count == 5)
    try tor.register.close()
    try erase()
    let left = try trial.login("tor").drafts.all()
    #expect(Set(left.map(\.form)) == ["unit.1", "participant.new", "settings"])
    #expect(left.allSatisfy { $0.fields == ["name": "Hansen"] })
  }

  private func keepAsBefore(_ form: String, _ session: Session) throws {
    let owner = session.register.opening.draftOwner
    let (sealKey, codeKey) = owner.key.derived("stegvis draft seal", "stegvis draft form")
    let code = codeKey.code(Array(form.utf8))
    var place = CanonicalBytes(purpose: "stegvis draft")
    place.add(owner.registerID)
    place.add(owner.user.value)
    place.add(code)
    let plain = Array(#"{"form":"\#(form)","fields":{"name":"Hansen"}}"#.utf8)
    let sealed = try #require(plain.withUnsafeBytes { sealKey.seal($0, place: place.bytes) })
    try session.register.changing(waits: true) { database in
      let insert = try PreparedStatement(
        database, "INSERT INTO main.draft (clerk, form, at, left_at, sealed) VALUES (?, ?, ?, NULL, ?)")
      insert.bind {
        $0.add(owner.user.value)
        $0.add(code)
        $0.add(session.register.now())
        $0.add(sealed)
      }
      try insert.run()
    }
  }
}
