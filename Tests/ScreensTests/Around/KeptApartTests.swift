import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// What lies with another service, on the card of somebody who was with both.
@Suite struct KeptApartTests {
  private func stage(_ seat: Seat) throws -> Stage {
    try Stage(.rich, as: seat) { ParticipantScreen(key: $0.someone("P-0011"), in: $0) }
  }

  @Test("A counsellor of a unit reads with whom it lies, and none of it")
  func lies() throws {
    let stage = try stage(Seat(role: .counsellor, reach: .own))
    stage.expectFrame("card-lies-elsewhere", .standard, .wide)
    #expect(stage.text().contains("Ligger hos Bydel Grünerløkka: deltakelse"))
    stage.press(.tab)
    #expect(!stage.text().contains("Bydelsrusken"))
  }

  @Test("A counsellor of the whole register reads it as their own; the desk is not told that there is anything")
  func others() throws {
    #expect(try !stage(.counsellor).text().contains("Ligger hos"))
    #expect(try !stage(Seat(role: .frontDesk, reach: .own)).text().contains("Ligger hos"))
  }
}
