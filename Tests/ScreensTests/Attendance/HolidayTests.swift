import Domain
import Testing

@testable import Screens

/// On a public holiday an empty list is no mistake, and says so: nobody goes looking for those who are at home.
@Suite struct HolidayTests {
  private let christmas = Day(year: 2026, month: 12, day: 25) ?? Fixture.today

  @Test(arguments: [Seat.desk, .counsellor])
  func whoeverOpensTheDayIsToldThatItIsAHoliday(seat: Seat) throws {
    let stage = try Stage(.rich, as: seat) { workspace in
      try workspace.withGroups()
      return AttendanceScreen(on: christmas, in: workspace)
    }
    #expect(stage.text().contains("helligdag, ingen ventes"))
    // A group that never meets on that day of the week is not off because of it.
    if seat == .counsellor {
      #expect(stage.row(holding: "Verkstedet", .wide)?.contains("helligdag") == true)
      #expect(stage.row(holding: "Turgruppa", .wide)?.contains("møter ikke denne dagen") == true)
    } else {
      #expect(stage.text().contains("er helligdag: ingen ventes"))
    }
    #expect(try DayList(christmas, in: stage.workspace).lines.first?.hasSuffix("er helligdag: ingen ventes.") == true)
    #expect(try DayList(christmas + 1, in: stage.workspace).lines.first?.contains("helligdag") == false)
  }
}
