import Domain
import Testing

@testable import Ledger
@testable import Store

/// The next free number is one that nobody has, also where the user does not know of them.
@Suite struct FreeNumberTests {
  @Test func followsWhoeverHasOne() throws {
    let trial = try RegisterTrial()
    func free(_ text: String, _ session: Session? = nil) throws -> String? {
      try (session ?? trial.session()).people.freeNumber(from: try ParticipantNumber(text))?.text
    }
    #expect(try free("P-0001") == "P-0001")
    for number in 1...13 { try trial.add("P-00\(number < 10 ? "0" : "")\(number)") }
    #expect(try free("P-0001") == "P-0014")
    #expect(try free("P-0013") == "P-0014")
    #expect(try free("P-0020") == "P-0020")
    try trial.add("SISTE")
    #expect(try free("SISTE") == nil, "no figures, so nothing follows")
    // Somebody in another unit than the one who asks works in.
    let there = try trial.session().people.add(
      try RegisterTrial.person("P-0014", "Lie", "Ane"),
      enrolment: EnrolmentDraft(
        enrolment: RegisterTrial.running(from: "2026-09-01", unit: try trial.unit("Rådhusgaten")), firstStep: .first))
    try trial.addUser("siv", "Siv Ås", .counsellor, units: [try trial.unit("Verkstedet")])
    let siv = try trial.login("siv")
    let hidden = try #require(there.about)
    #expect(try siv.people.roster().line(of: hidden) == nil)
    #expect(try free("P-0014", siv) == "P-0015")
  }
}
