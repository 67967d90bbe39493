import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// The monthly list a team lead looks through.
@Suite struct ReviewScreenTests {
  private let lead = Seat(role: .teamLead, reach: .whole)
  private let other = Seat(role: .counsellor, reach: .other)

  /// In November a counsellor of another unit opens Aisha's card with a reason, looks for a protected person, and the
  /// participants are exported; the team lead comes in December.
  private func december() throws -> (Stage, Stage) {
    let before = try Stage(as: lead)
    let person = before.workspace.someone()
    let hidden = before.workspace.someone("B-1")
    try before.workspace.session.files.export(.participants) { (_) throws(StoreError) in }
    let outside = try Stage(after: before, by: other.login)
    for key in [person, person, hidden] {
      _ = try? outside.workspace.session.people.card(key)
      if key == person {
        try outside.workspace.session.people.openInEmergency(person, reason: "vakt på legevakta, ringte hit")
      }
    }
    // Without a reason: of another unit.
    _ = try? outside.workspace.session.people.card(before.workspace.someone("P-0107"))
    let stage = try Stage(after: before, by: lead.login)
    let day = try #require(Day("2026-12-05"))
    stage.workspace.dayChanged(to: day)
    return (before, stage)
  }

  @Test func theListSaysWhatDeservesALookAndWhy() throws {
    let (before, stage) = try december()
    try withExtendedLifetime(before) {
      let november = try #require(Month("2026-11"))
      let screen = ReviewMonthScreen(november, in: stage.workspace)
      let workspace = stage.workspace
      let lines = try ReviewOutput.lines(november, workspace.session, workspace.settings.localTime)
      let rows = ReviewOutput.data(lines, nil) { workspace.row(of: $0)?.number.text }.rows
      let grounds = rows.filter { $0[2] == other.login }.map { "\($0[5]) \($0[6])" }
      #expect(grounds.contains("P-0042 emergency_access"))
      #expect(!grounds.contains("P-0042 outside_units"))
      #expect(grounds.contains("P-0107 outside_units"))
      #expect(grounds.contains("B-1 protected"))
      #expect(rows.contains { $0[6] == "exported" && $0[2] == lead.login })
      #expect(rows.contains { $0[7] == "vakt på legevakta, ringte hit" })
      #expect(!rows.contains { $0[4] == "participant_added" })
      let code = try #require(try stage.workspace.session.journal.code())
      #expect(App(stage.workspace, on: [screen]).frame(.standard).plainText.contains("til permen: \(code.text)"))
    }
  }

  @Test func aMonthIsMarkedOnceWithANoteAndRemembered() throws {
    let (before, stage) = try december()
    try withExtendedLifetime(before) {
      #expect(MenuLines(stage.workspace).lastReview == "nov 2026 venter på gjennomgang")
      let app = App(stage.workspace, on: [ReviewScreen(in: stage.workspace)])
      #expect(app.frame(.standard).plainText.contains("ikke gjennomgått"))
      app.handle(.key(.enter))
      app.handle(.key("i"))
      for letter in "sett på" { app.handle(.key(.character(letter))) }
      app.handle(.key(.control("s")))
      #expect(stage.message == "nov 2026 er gjennomgått.")
      let entry = try #require(try stage.workspace.session.journal.entries(limit: 1).first)
      #expect(entry.kind == .accessReviewed && entry.detail?.name == "2026-11" && entry.detail?.reason == "sett på")
      app.handle(.key(.escape))
      #expect(ReviewScreen(in: stage.workspace).hint(in: stage.workspace) == "sett på")
      let november = try #require(Month("2026-11"))
      #expect(throws: StoreError.ledger(.unchanged)) {
        try stage.workspace.session.journal.reviewAccess(of: november, [])
      }
      #expect(throws: StoreError.rule(.monthNotOver)) {
        try stage.workspace.session.journal.reviewAccess(of: november.next, [])
      }
    }
  }

  @Test func aLineStandsForAUserAndAKindOfThingTheGravestFirst() throws {
    let (before, stage) = try december()
    try withExtendedLifetime(before) {
      let november = try #require(Month("2026-11"))
      let deeds = ReviewMonthScreen(november, in: stage.workspace).listing.records
      #expect(deeds.map(\.id.ground) == [.protected, .outsideUnits, .emergencyAccess, .exported])
      #expect(deeds.map(\.lines.count) == [1, 1, 2, 1])
      let app = App(stage.workspace, on: [ReviewMonthScreen(november, in: stage.workspace)])
      for key in [Key.down, .down, .enter] { app.handle(.key(key)) }
      let shown = app.frame(.standard).plainText
      #expect(shown.contains("nødtilgang: vakt på legevakta"), "\(shown)")
    }
  }

  @Test func nobodySignsTheirOwn() throws {
    let (before, stage) = try december()
    try withExtendedLifetime(before) {
      let journal = stage.workspace.session.journal
      let (november, workspace) = (try #require(Month("2026-11")), stage.workspace)
      let lines = try ReviewOutput.lines(november, workspace.session, workspace.settings.localTime)
      let own = lines.filter { $0.entry.actor == lead.login }
      #expect(!own.isEmpty)
      try journal.reviewAccess(of: november, lines)
      let entries = try #require(try journal.reviewedMonths()[november])
      #expect(entries.last?.detail?.ownLeft == own.count)
      #expect(ReviewMonths.state(entries, in: workspace).hasSuffix("1 egen linje venter på en annen"))
      let signed = entries.map(\.signed)
      #expect(!AccessReview.isWhole(signed))
      // It waits for a second one, not for whoever has said all they can.
      #expect(!AccessReview.waits(signed, for: workspace.session.access.user))
      #expect(AccessReview.waits(signed, for: UserKey(999)))
      #expect(AccessReview.isWhole(signed + [AccessReview.Signed(by: UserKey(999), leavesOwn: true)]))
    }
  }

  @Test func frames() throws {
    let (before, stage) = try december()
    withExtendedLifetime(before) {
      guard let november = Month("2026-11") else { return }
      for size in [Size.standard, .wide] {
        let months = App(stage.workspace, on: [ReviewScreen(in: stage.workspace)])
        RecordedFrames.expect(months.frame(size), "review-months", at: #_sourceLocation)
        let month = App(stage.workspace, on: [ReviewMonthScreen(november, in: stage.workspace)])
        RecordedFrames.expect(month.frame(size), "review-month", at: #_sourceLocation)
        month.handle(.key("i"))
        RecordedFrames.expect(month.frame(size), "review-mark", at: #_sourceLocation)
      }
    }
  }
}
