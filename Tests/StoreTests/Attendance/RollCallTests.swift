import Domain
import Testing

@testable import Ledger
@testable import Store

/// A roll call is one change; two desks at once tell each other.
@Suite struct RollCallTests {
  private let ground: AttendanceTrial
  private let session: Session
  private var today: Day { ground.today }

  init() throws {
    ground = try AttendanceTrial()
    session = ground.trial.session()
  }

  @Test func aWholeRollCallIsOneEntryAndOneUndo() throws {
    let before = try ground.trial.register.newestEntry()
    let receipt = try session.attendance.mark(
      [ground.mark(0, .present, arrived: "10:02"), ground.mark(1, .sick), ground.mark(2, .absent)], in: ground.group,
      on: today)
    #expect(receipt.entry == before + 1)
    #expect(try ground.marks() == [.present, .sick, .absent])
    let entry = try #require(try session.journal.entries(limit: 1).first)
    #expect(entry.kind == .attendanceMarked && entry.people == 3 && entry.detail?.name == "Verkstedet")
    _ = try session.journal.undo()
    #expect(try ground.marks() == [nil, nil, nil])
    _ = try session.journal.redo()
    #expect(try ground.marks() == [.present, .sick, .absent])
    try ground.trial.expectWhole()
  }

  @Test func aMarkIsChangedByNamingTheRowItReplaces() throws {
    _ = try session.attendance.mark([ground.mark(0, .absent)], in: ground.group, on: today)
    let row = try #require(try ground.sheet().rows.first?.mark?.row)
    _ = try session.attendance.mark(
      [ground.mark(0, .present, arrived: "11:40", replaces: row)], in: ground.group, on: today)
    let mark = try #require(try ground.sheet().rows.first?.mark)
    #expect(mark.fact.mark == .present && mark.fact.arrived?.text == "11:40" && mark.entered.actor == "Eva Moe")
    _ = try session.journal.undo()
    #expect(try ground.marks() == [.absent, nil, nil])
    #expect(
      failure { _ = try session.attendance.mark([ground.mark(0, .absent, replaces: row)], in: ground.group, on: today) }
        == .ledger(.unchanged))
    try ground.trial.expectWhole()
  }

  @Test func twoDesksThatMarkTheSameDoNotDoubleIt() throws {
    let tor = try ground.trial.session("tor", in: ground.trial.reopened(by: "tor"))
    _ = try session.attendance.mark([ground.mark(0, .present), ground.mark(1, .sick)], in: ground.group, on: today)
    // Tor's list was opened before, and has no rows to name.
    _ = try tor.attendance.mark(
      [ground.mark(0, .present), ground.mark(1, .sick), ground.mark(2, .present)], in: ground.group, on: today)
    #expect(try ground.marks() == [.present, .sick, .present])
    #expect(try ground.trial.count("SELECT count(*) FROM attendance") == 3)
    let actors = try ground.sheet().rows.map { $0.mark?.entered.actor }
    #expect(actors == ["Eva Moe", "Eva Moe", "Tor Lie"])
    #expect(
      failure {
        _ = try tor.attendance.mark([ground.mark(0, .present), ground.mark(1, .sick)], in: ground.group, on: today)
      }
        == .ledger(.unchanged))
    try ground.trial.expectWhole()
  }

  @Test func theSecondOfTwoDifferentMarksIsToldAndNothingIsWritten() throws {
    let tor = try ground.trial.session("tor", in: ground.trial.reopened(by: "tor"))
    let first = try session.attendance.mark([ground.mark(1, .sick)], in: ground.group, on: today)
    let told = try #require(
      conflict {
        _ = try tor.attendance.mark([ground.mark(0, .present), ground.mark(1, .present)], in: ground.group, on: today)
      })
    #expect(told.actor == "Eva Moe" && told.entry == first.entry && told.kind == .attendanceMarked)
    #expect(told.about == ground.people[1])
    #expect(try ground.marks() == [nil, .sick, nil], "nothing of the second is written")
    // Knowing of it, Tor decides.
    let row = try #require(try ground.sheet(tor).rows[1].mark?.row)
    _ = try tor.attendance.mark(
      [ground.mark(0, .present), ground.mark(1, .present, replaces: row)], in: ground.group, on: today)
    #expect(try ground.marks() == [.present, .present, nil])
    // And Eva's change can no longer be taken back without hers being told.
    #expect(conflict { _ = try session.journal.undo() }?.actor == "Tor Lie")
    try ground.trial.expectWhole()
  }

  @Test func aMarkThatSomebodyTookBackIsNotReplacedUnseen() throws {
    let tor = try ground.trial.session("tor", in: ground.trial.reopened(by: "tor"))
    _ = try session.attendance.mark([ground.mark(0, .present)], in: ground.group, on: today)
    let row = try #require(try ground.sheet(tor).rows[0].mark?.row)
    _ = try session.journal.undo()
    let told = try #require(
      conflict { _ = try tor.attendance.mark([ground.mark(0, .absent, replaces: row)], in: ground.group, on: today) })
    #expect(told.actor == "Eva Moe" && told.kind == .undo)
  }

  @Test func marksAreOfDaysThatHaveComeAndOfGroupsThatAre() throws {
    #expect(
      failure {
        _ = try session.attendance.mark([ground.mark(0, .present, on: today + 1)], in: ground.group, on: today + 1)
      }
        == .rule(.attendance(.inTheFuture)))
    #expect(
      failure { _ = try session.attendance.mark([ground.mark(0, .present)], in: GroupKey(999), on: today) }
        == .rule(.notInRegister))
    // A late entry is a mark of another day, and says when it was written.
    _ = try session.attendance.mark([ground.mark(0, .present, on: today - 3)], in: ground.group, on: today - 3)
    #expect(try ground.marks(on: today - 3) == [.present, nil, nil] && ground.marks() == [nil, nil, nil])
  }

  @Test func theDayListsItsGroupsWithWhoIsExpected() throws {
    _ = try session.attendance.enter(Absence(from: today, to: today + 1, reason: .sick), of: ground.people[1])
    _ = try session.attendance.mark([ground.mark(0, .present)], in: ground.group, on: today)
    let summary = try #require(try session.attendance.rollCalls(on: today).first)
    #expect(summary.name == "Verkstedet" && summary.members == ground.people && summary.marked == 1)
    #expect(summary.expected == [ground.people[0], ground.people[2]] && summary.away == [ground.people[1]])
    #expect(try session.attendance.rollCalls(on: today - 31).first?.members == [], "nobody had come in then")
    let row = try #require(try ground.sheet().rows.first { $0.person == ground.people[1] })
    #expect(row.absence?.fact.to == today + 1 && row.mark == nil)
  }

  @Test func whoIsErasedOrGoneStandsOnNoList() throws {
    let row = try #require(
      try session.attendance.members(of: ground.group, on: today).first { $0.fact.person == ground.people[0] }
    ).row
    _ = try session.attendance.mark([ground.mark(0, .present, on: today - 1)], in: ground.group, on: today - 1)
    _ = try session.attendance.changeMembers(of: ground.group, adding: [], removing: [row], from: today)
    #expect(try ground.sheet().rows.map(\.person) == [ground.people[1], ground.people[2]])
    #expect(try ground.sheet(on: today - 1).rows.map(\.person) == ground.people, "the day before they were there")
  }
}
