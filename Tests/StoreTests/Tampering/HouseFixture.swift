import Domain
import Resources
import Testing

@testable import Store

extension RegisterTrial {
  /// Guests of a day, a lead's own words to a report, and a plan with what is said of it: each entered, and then entered anew.
  func fillHouse() throws {
    let (eva, day) = (session(), RegisterTrial.today)
    let group = try #require(try eva.reading { try GroupFact.all($0, where: "1 ORDER BY f.id") }.first).fact.key
    for count in [2, 3] {
      let guest = Guest(group: group, day: day, count: count, name: nil, arrived: TimeOfDay("1010"))
      _ = try eva.attendance.saveGuests(guest, replacing: try eva.attendance.guests(on: day).first?.row)
    }
    let year = Period(days: 365, to: day)
    for text in ["Et godt år.", "Et år med mange."] {
      _ = try eva.reports.write(
        ReportWords(.year, .units, year, text: text, day: day),
        replacing: try eva.reports.words(to: .year, year).first?.row)
    }
    for plan in try Catalogue.shared.get().plans { _ = try eva.actionPlan.follow(plan) }
    let measure = try #require(try eva.actionPlan.followed()?.measures.first).number
    for status in [MeasureStatus.late, .onTrack] {
      _ = try eva.actionPlan.enter([MeasureWord(.status(status), of: measure, on: day)])
      if status == .late { _ = try eva.journal.undo() }
    }
    // The first comes to nothing, and so is struck.
    let round = OwnRound(
      of: day.year, in: try unit("Rådhusgaten"), .health,
      under: OwnRound.Provision("Vedtak", of: day - 30, by: "Kommunedirektøren"), informed: day - 10, opened: day)
    for isLast in [false, true] {
      _ = try eva.mapping.open(round)
      let key = try #require(try eva.mapping.ownRounds().first).key
      if !isLast { _ = try eva.mapping.close(key) }
    }
  }
}
