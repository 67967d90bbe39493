import Domain
import Store
import TerminalUI

@testable import Reports
@testable import Screens

/// The boards and pictures, each in the states worth looking at.
extension ScreensUnderTest {
  static let pictures: [ScreenCase] = [
    ScreenCase("steps, on a number", keys: [.end, .down, .down, .right]) { StepsScreen(in: $0) },
    ScreenCase("step forward") { workspace in StepsScreen(in: workspace).opened(by: ">", in: workspace) },
    ScreenCase("step back", keys: [.down]) { workspace in
      var steps = StepsScreen(in: workspace)
      _ = steps.move(.right, in: workspace)
      return steps.opened(by: "<", in: workspace)
    },
    ScreenCase("lights") { LightsScreen(participant: $0.someone(), in: $0) },
    ScreenCase("lights, half way", keys: ["1", "2", "3", "0", .up]) {
      LightsScreen(participant: $0.someone(), in: $0)
    },
    ScreenCase("lights, on the date", keys: [.up, .backspace, "x"]) {
      LightsScreen(participant: $0.someone(), in: $0)
    },
    ScreenCase("lights, hostile name") { LightsScreen(participant: $0.someone("X-1"), in: $0) },
    ScreenCase("lights, nobody") { LightsScreen(participant: ParticipantKey(999_999), in: $0) },
    ScreenCase("mapping, a unit", keys: ["w"]) { MappingScreen(in: $0) },
    ScreenCase("mapping, a year without records") { MappingScreen(in: $0, round: 1999) },
    ScreenCase("mapping, age and gender") { MappingCrossScreen(round: 2019, unit: nil, in: $0) },
    ScreenCase("mapping, the rounds", keys: [.down]) { MappingRoundsScreen(unit: nil, area: .economy, in: $0) },
    ScreenCase("mapping, against which") { MappingCompareForm(round: 2019, unit: nil, in: $0) },
    ScreenCase("mapping, against what is published", keys: ["d", .control("s")]) { MappingScreen(in: $0) },
    ScreenCase("mapping, published rates", keys: [.down]) { MappingRatesScreen(round: 2019, unit: nil, in: $0) },
    ScreenCase("own mapping, none") { OwnMappingScreen(in: $0) },
    ScreenCase("own mapping") { workspace in
      _ = workspace.ownRound()
      return OwnMappingScreen(in: workspace)
    },
    ScreenCase("own mapping, open a round") { OpenRoundForm(in: $0) },
    ScreenCase("own mapping, close the round") { workspace in
      _ = workspace.ownRound()
      let round = try? workspace.session.mapping.ownRounds().first
      return round.map { CloseRoundScreen($0, in: workspace) }
    },
    ScreenCase("own mapping, a record", keys: ["1", "2", "3", "0"]) { workspace in
      workspace.ownRound().map { MappingEntryScreen($0, in: workspace) }
    },
    ScreenCase("own mapping, whose group", keys: [.end, .up, .up, .up, .up, "1"]) { workspace in
      workspace.ownRound().map { MappingEntryScreen($0, in: workspace) }
    },
    ScreenCase("own mapping, ticks") { workspace in
      workspace.ownRound().map { MappingTicksScreen($0, in: workspace) }
    },
    ScreenCase("own mapping, ticks not saved", keys: [.enter, .enter]) { workspace in
      workspace.ownRound().map { MappingTicksScreen($0, in: workspace) }
    },
    ScreenCase("reports, of a mapping") { HouseReportsScreen($0.mappingReport, in: $0) },
    ScreenCase("reports, nothing mapped") { workspace in
      var order = workspace.mappingReport
      order.period = Period(days: 30, to: workspace.today)
      return HouseReportsScreen(order, in: workspace)
    },
    ScreenCase("reports, which") { ReportOrderForm($0.mappingReport, in: $0) },
    ScreenCase("reports, own words") { workspace in
      ReportWordsForm(
        .year, .whatCameOfIt, ReportPeriod.lastYear.days(today: workspace.today, start: nil), in: workspace)
    },
    ScreenCase("reports, a chapter") { workspace in
      let document = try? workspace.reportMaker.document(workspace.mappingReport)
      return document?.chapters.last.map { ReportChapterScreen($0, in: workspace) }
    },
    ScreenCase("reports, write") { WriteReportForm($0.mappingReport, in: $0) },
    ScreenCase("board, promises", keys: [.end]) { BoardScreen(in: $0.withPlan()) },
    ScreenCase("board, lights", keys: ["5"]) { BoardScreen(in: $0) },
    ScreenCase("board, all figures") { BoardFiguresScreen(in: $0) },
    ScreenCase("board, places", keys: [.end]) { BoardFiguresScreen(in: $0) },
    ScreenCase("cohorts") { CohortsScreen(in: $0) },
    ScreenCase("cohorts, by year", keys: ["x"]) { CohortsScreen(in: $0) },
    ScreenCase("board, period") { PeriodForm(.board(statusAt: nil), Period(days: 90, to: $0.today), in: $0) },
    ScreenCase("plan, followed") { ActionPlanScreen(in: $0.withPlan()) },
    ScreenCase("plan, period") { PeriodForm(.plan, Period(days: 90, to: $0.today), in: $0) },
    ScreenCase("plan, choosing") { PlanChoiceForm(in: $0) },
    ScreenCase("plan, a measure") { MeasureScreen("2.2.4", over: Period(days: 90, to: $0.today), in: $0.withPlan()) },
    ScreenCase("plan, a measure followed by hand") {
      MeasureScreen("2.1.1", over: Period(days: 90, to: $0.today), in: $0.withPlan())
    },
    ScreenCase("plan, no such measure") {
      MeasureScreen("9.9", over: Period(days: 90, to: $0.today), in: $0.withPlan())
    },
    ScreenCase("plan, status") { workspace in
      let plan = try? workspace.withPlan().session.actionPlan.standing(over: Period(days: 90, to: workspace.today))
      return plan?.measures.first { $0.measure.number == "2.2.2" }.map { MeasureForm($0, in: workspace) }
    },
    ScreenCase("new unit") { UnitForm(in: $0) },
    ScreenCase("programme") { ProgrammeScreen(FixtureRegister.pilot, in: $0) },
    ScreenCase("what a step holds") { StepTermsForm(FixtureRegister.pilot, .first, in: $0) },
    ScreenCase("controller and ground") { KeepingForm(FixtureRegister.pilot, in: $0) },
    ScreenCase("ask for erasure") { AskErasureForm(of: [$0.someone()], in: $0) },
    ScreenCase("who relapsed, why") { workspace in
      let people = Figure.People.list([workspace.someone()])
      return RelapseListForm(Figure(.relapsed, count: 1, asOf: workspace.today, people: people), in: workspace)
    },
    ScreenCase("emergency") { EmergencyScreen(of: $0.someone(), in: $0) },
    ScreenCase("print own copy") { workspace in
      var lines = OwnCopyScreen(of: workspace.someone(), in: workspace).lines
      for index in lines.indices { lines[index].mark = .give }
      guard let copy = try? ApprovedOwnCopy(approving: lines, by: .teamLead) else { return nil }
      return PrintOwnCopyForm(copy, of: workspace.someone(), in: workspace)
    },
    ScreenCase("own copy", keys: ["1", "2"]) { OwnCopyScreen(of: $0.someone(), in: $0) },
    ScreenCase("scope, nothing found", keys: ["x", "q", "z"]) { ScopeScreen(in: $0) },
  ]
}

extension Screen {
  /// What a key opens; nil when it opens nothing.
  func opened(by key: Key, in workspace: Workspace) -> (any Screen)? {
    var scene = Scene(self, in: workspace)
    guard case .ran(_, .open(let screen)) = table(workspace).dispatch(key, on: &scene) else { return nil }
    return screen
  }
}

extension Workspace {
  /// A round of one's own of all units, in which five are ticked off; nil where nobody may be mapped.
  func ownRound() -> OwnRoundKey? {
    let session = session
    if let open = try? session.mapping.ownRounds().first { return open.key }
    let round = OwnRound(
      of: today.year, in: nil, .health,
      under: OwnRound.Provision("Vedtak om lokal kartlegging", of: today - 60, by: "Kommunedirektøren"),
      informed: today - 20, opened: today)
    guard (try? session.mapping.open(round)) != nil, let key = try? session.mapping.ownRounds().first?.key,
      let ticks = try? session.mapping.ticks(key)
    else { return nil }
    let five = Set(ticks.people.sorted().prefix(MappingDesk.batch))
    return five.isEmpty || (try? session.mapping.tick(five, in: key)) == nil ? nil : key
  }

  /// Of the year the fixture's mapping is of.
  var mappingReport: ReportOrder {
    let first = Day(year: 2019, month: 1, day: 1) ?? today
    return ReportOrder(.mapping, for: .bydel, of: Period(from: first, to: first + 364) ?? Period(days: 1, to: today))
  }
}
