import Domain
import Testing

@Suite struct RetentionTests {
  private func due(_ last: String?, running: Bool = false, years: Int? = 5) -> Retention.Due? {
    Retention.due(
      Retention.Life(person: person(1), lastDay: last.map(day), isRunning: running), today: today, years: years)
  }

  @Test func withoutASettingNobodyIsDue() {
    #expect(due("1950-01-01", years: nil) == nil)
    #expect(due("1950-01-01", years: 0) == nil)
    #expect(due("1950-01-01", years: -1) == nil)
  }

  @Test func theSameDateSoManyYearsLaterIsTheFirstDay() {
    #expect(due("2021-11-22") == nil)
    #expect(due("2021-11-21")?.since == today)
    #expect(due("2020-02-29", years: 5)?.since == day("2025-02-28"))
    #expect(due("2020-02-29", years: 5)?.years == 5)
  }

  @Test func whoRunsIsNeverDueNorWhoseLastDayIsUnknown() {
    #expect(due("1950-01-01", running: true) == nil)
    #expect(due(nil) == nil)
    #expect(due("2030-01-01") == nil)
  }

  @Test func theLongestDueComesFirst() {
    let lives = [("2019-01-01", 3), ("2018-01-01", 2), ("2026-01-01", 4), ("2018-01-01", 1)].map {
      Retention.Life(person: person($1), lastDay: day($0), isRunning: false)
    }
    #expect(Retention.due(lives, today: today, years: 5).map(\.person) == [1, 2, 3].map(person))
  }
}

@Suite struct BackupRotationTests {
  private func kept(_ backups: [Day]) -> [String] {
    BackupRotation.kept(backups, today: today).sorted(by: >).map(\.iso)
  }

  @Test func nothingOfNothing() {
    #expect(kept([]) == [])
  }

  @Test func sevenDaysFourWeeksTwelveMonths() {
    let daily = (0..<800).map { today - $0 }
    #expect(
      kept(daily) == [
        // Seven days; Saturday 21st and Sunday 15th are the newest of their weeks too.
        "2026-11-21", "2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17", "2026-11-16", "2026-11-15",
        // The Sundays of the two weeks before.
        "2026-11-08", "2026-11-01",
        // The last days of eleven months; November's is today.
        "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30",
        "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31",
      ])
  }

  @Test func aWeekRunsOverTheTurnOfTheYear() {
    // Monday 29.12.2025 to Sunday 04.01.2026 is one ISO week.
    let daily = (0..<20).map { day("2026-01-11") - $0 }
    let weeks = BackupRotation.kept(daily, today: day("2026-01-11"))
    #expect(weeks.contains(day("2026-01-04")))
    #expect(weeks.contains(day("2025-12-31")))  // As the newest of its month, not of its week.
    #expect(!weeks.contains(day("2025-12-30")))
  }

  @Test func aLongTimeWithoutBackupsThrowsNothingAway() {
    let old = [day("2020-05-05"), day("2019-05-05"), day("2018-05-05")]
    #expect(BackupRotation.kept(old, today: today) == Set(old))
  }

  @Test func backupsFromTheFutureStayAndTakeNoPlace() {
    let future = (1...20).map { today + $0 }
    let daily = (0..<40).map { today - $0 }
    #expect(
      BackupRotation.kept(future + daily, today: today)
        == Set(future).union(BackupRotation.kept(daily, today: today)))
    #expect(BackupRotation.kept(future, today: today) == Set(future))
  }

  @Test func rotatingTwiceIsRotatingOnce() {
    let daily = (0..<500).map { today - $0 * 3 }
    let once = BackupRotation.kept(daily, today: today)
    #expect(BackupRotation.kept(once, today: today) == once)
    #expect(once.contains(today))
  }

  /// Rotated every day, as it is used: a backup thrown away is never missed later.
  @Test func rotatedEveryDayItKeepsWhatItWouldOfAll() {
    var kept: Set<Day> = []
    var all: [Day] = []
    for number in 0..<500 {
      let backup = day("2025-06-01") + number
      all.append(backup)
      kept = BackupRotation.kept(kept.union([backup]), today: backup)
      #expect(kept == BackupRotation.kept(all, today: backup))
    }
  }
}

@Suite struct OwnCopyTests {
  private let lines = [
    OwnCopyLine(information: .attendance, day: today, text: "Møtt", mark: .give),
    OwnCopyLine(information: .notes, text: "Mor ringte", mark: .holdBack(.nextOfKinsWords)),
    OwnCopyLine(information: .incidents, text: "Bråk", mark: .holdBack(.otherParticipants)),
    OwnCopyLine(information: .lights, text: "Bosituasjon grønt", mark: .give),
  ]

  private func problem(_ lines: [OwnCopyLine], by role: Role) -> ApprovedOwnCopy.Problem? {
    do throws(ApprovedOwnCopy.Problem) {
      _ = try ApprovedOwnCopy(approving: lines, by: role)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [Role.counsellor, .teamLead])
  func whatIsGivenIsPrintedAndTheRestCounted(role: Role) throws {
    let copy = try ApprovedOwnCopy(approving: lines, by: role)
    #expect(copy.lines.map(\.text) == ["Møtt", "Bosituasjon grønt"])
    #expect(copy.heldBack == 2)
  }

  /// Whoever gets the copy reads it by what it is about, and what was decided as one stands together.
  @Test func theTextStandsPartByPart() throws {
    let log = OwnCopyLine(
      information: .accessLog, text: "Logg: 2 føringer", more: ["sett av Eva", "endret av Tor"], mark: .give)
    let copy = try ApprovedOwnCopy(approving: [log] + lines, by: .counsellor)
    #expect(
      copy.text { "\($0)" } == [
        "life", "  Bosituasjon grønt", "", "days", "  Møtt", "", "log", "  Logg: 2 føringer", "    sett av Eva",
        "    endret av Tor",
      ])
    #expect(OwnCopyLine.byPart(lines).map(\.part) == [.life, .way, .days, .said])
  }

  @Test func theDeskApprovesNothing() {
    #expect(problem(lines, by: .frontDesk) == .roleMayNotApprove(.frontDesk))
  }

  @Test func everyLineHasAMark() {
    var unmarked = lines
    unmarked[1].mark = nil
    unmarked[3].mark = nil
    #expect(problem(unmarked, by: .counsellor) == .unmarked([1, 3]))
    #expect(problem([], by: .counsellor) == .nothingToApprove)
    #expect(OwnCopyLine(information: .notes, text: "").mark == nil)
  }

  @Test func aLineIsHeldBackForThreeReasonsOnly() {
    #expect(HoldBackReason.allCases.map(\.rawValue) == ["who_told", "next_of_kins_words", "other_participants"])
  }
}
