import Testing

@testable import Domain

/// Who is expected, what a roll call marks, and when somebody is expected again.
@Suite struct AttendanceTests {
  /// Thursday 19 November 2026.
  private let today = Day(year: 2026, month: 11, day: 19) ?? Day(number: 0)
  private let friday = Day(year: 2026, month: 11, day: 20) ?? Day(number: 0)
  private let monday = Day(year: 2026, month: 11, day: 23) ?? Day(number: 0)

  private func time(_ text: String) throws -> TimeOfDay { try #require(TimeOfDay(text)) }

  /// Meets Monday to Friday.
  private func workshop(ended: Day? = nil) throws -> Group {
    var meetings: [Timetable.Meeting] = []
    for weekday in 1...5 { meetings += try #require(Timetable.meetings(typed: "10-14", weekday: weekday)) }
    return Group(unit: UnitKey(1), name: "Verkstedet", timetable: Timetable(meetings), ended: ended)
  }

  // MARK: Who stands on the list

  @Test func aMemberStandsOnTheListOfTheDaysTheGroupMeets() throws {
    let group = try workshop()
    let member = [Membership(from: today - 3, to: friday)]
    #expect(group.lists(member, on: today))
    #expect(group.lists(member, on: friday))
    #expect(!group.lists(member, on: today - 4))
    #expect(!group.lists(member, on: monday), "the last day is over")
    #expect(!group.lists([Membership(from: today)], on: friday + 1), "it is a Saturday")
    #expect(!group.lists([], on: today))
  }

  @Test func afterItsLastDayAGroupMeetsNoMore() throws {
    let group = try workshop(ended: today)
    #expect(group.lists([Membership(from: today - 9)], on: today))
    #expect(!group.lists([Membership(from: today - 9)], on: friday))
    #expect(group.nextMeeting(after: today) == nil)
    #expect(group.lastMeeting(before: monday) == today)
  }

  @Test func whoHasSaidTheyAreAwayIsListedAndNotExpected() throws {
    let group = try workshop()
    let sick = Absence(from: today - 1, to: friday, reason: .sick)
    let member = [Membership(from: today - 9)]
    #expect(group.lists(member, on: today) && !group.expects(member, absences: [sick], on: today))
    #expect(group.expects(member, absences: [sick], on: monday))
    #expect(!group.expects(member, absences: [Absence(from: today, to: nil, reason: .leave)], on: monday))
  }

  // MARK: Absence

  @Test func theyAreExpectedAgainWhenTheGroupMeetsNext() throws {
    let absence = Absence(from: today, to: friday, reason: .sick)
    #expect(absence.expectedAgain(in: [try workshop()]) == monday, "nobody meets at the weekend")
    #expect(absence.expectedAgain(in: [Group]()) == friday + 1)
    #expect(Absence(from: today, to: nil, reason: .sick).expectedAgain(in: [try workshop()]) == nil)
  }

  @Test func theRemarkSaysHowLongTheyAreStillAwayOrThatTheyCame() {
    let absence = Absence(from: today - 2, to: today + 2, reason: .leave)
    #expect(absence.remark(mark: .present, on: today) == .cameAllTheSame(daysLeft: 2))
    #expect(absence.remark(mark: nil, on: today) == .away(to: today + 2))
    #expect(absence.remark(mark: .sick, on: today) == .away(to: today + 2))
    let open = Absence(from: today, to: nil, reason: .sick)
    #expect(open.remark(mark: .present, on: today) == .cameAllTheSame(daysLeft: nil))
    #expect(open.remark(mark: nil, on: today) == .awayUntilFurtherNotice)
  }

  @Test func ofSeveralAbsencesTheLongestCounts() {
    let short = Absence(from: today, to: today, reason: .leave)
    let long = Absence(from: today - 3, to: today + 9, reason: .sick)
    let open = Absence(from: today - 1, to: nil, reason: .leave)
    #expect(Absence.inForce(among: [long, short], on: today) == long)
    #expect(Absence.inForce(among: [open, long], on: today) == open)
    #expect(Absence.inForce(among: [long, open], on: today) == open)
    #expect(Absence.inForce(among: [short], on: today + 1) == nil)
  }

  @Test func anAbsenceEndsAfterItBegins() {
    #expect(Absence(from: today, to: today - 1, reason: .sick).problem == .endsBeforeItBegins)
    #expect(Absence(from: today, to: today, reason: .sick).problem == nil)
    #expect(Absence(from: today, to: nil, reason: .sick).problem == nil)
    #expect(Absence(from: today, to: today + 367, reason: .sick).problem == .tooLong(days: 366))
    #expect(Absence(from: today, to: nil, reason: .sick).overlaps(Absence(from: today + 90, to: nil, reason: .sick)))
    #expect(!Absence(from: today, to: friday, reason: .sick).overlaps(Absence(from: monday, to: nil, reason: .sick)))
  }

  // MARK: The rest

  @Test func theRestIsTheUnmarkedAndTheAnnouncedAwayAreMarkedAsTheySaid() {
    let people = (1...5).map { ParticipantKey($0) }
    let sick = Absence(from: today, to: friday, reason: .sick)
    let away = Absence(from: today, to: nil, reason: .leave)
    let call = RollCall(
      day: today,
      rows: [
        RollCall.Row(person: people[0]), RollCall.Row(person: people[1], absence: sick),
        RollCall.Row(person: people[2], mark: .absent), RollCall.Row(person: people[3], absence: away),
        // Came all the same, and stays so.
        RollCall.Row(person: people[4], mark: .present, absence: sick),
      ])
    #expect(call.rest.map(\.person) == [people[0], people[1], people[3]])
    #expect(call.rest.map(\.mark) == [.present, .sick, .leave])
    #expect(call.counts.unmarked == 3 && call.counts.marked == 2)
  }

  // MARK: Shares

  @Test func theShareIsOfThoseWhoCameAndThoseWhoDidNot() {
    let counts = AttendanceCounts(
      Array(repeating: .present, count: 41) + Array(repeating: .absent, count: 9) + [.sick, .sick, .leave, nil, nil])
    #expect(counts.n == 50 && counts.share == .share(part: 41, of: 50))
    #expect(Arithmetic.percent(counts.present, of: counts.n) == 82)
    #expect(counts.sick == 2 && counts.leave == 1 && counts.unmarked == 2 && counts.all == 55)
    #expect(AttendanceCounts([.sick, nil]).share == .share(part: 0, of: 0), "of nobody there is no share")
  }

  // MARK: Off the list

  @Test func whoeverDoesNotStandOnTheListCountsBesideItAndInNoShare() throws {
    let group = try workshop(ended: monday)
    let member = [Membership(from: today, to: friday)]
    let days = [today - 1, today, friday, friday + 1, monday, monday + 1]
    #expect(
      days.map { group.lists(member, on: $0) } == [false, true, true, false, false, false],
      "the day before, the first, the last, a Saturday, the day after, and when it meets no more")
    let rows = [AttendanceMark.present, .absent, nil].map { RollCall.Row(person: ParticipantKey(1), mark: $0) }
    let stranger = RollCall.Row(person: ParticipantKey(2), mark: .present, isOffList: true)
    let counts = RollCall(day: today, rows: rows + [stranger]).counts
    #expect(counts.share == .share(part: 1, of: 2) && counts.all == 3 && counts.offList == 1)
  }

  @Test func somebodyNobodyExpectsMostLikelyComesToTheirOwnUnitsGroup() throws {
    let groups = try [(1, "9-11"), (2, "12-15"), (3, "13-15")].map { key, hours in
      (place: try place(Int64(key), hours), unit: UnitKey(Int64(key)))
    }
    func choice(own: Int64?, _ now: String?) throws -> [Int64]? {
      let choice = Coming.offList(groups, own: own.map { UnitKey($0) }, now: try now.map(time))
      return choice.map { [$0.likeliest.value] + $0.groups.map(\.value) }
    }
    #expect(try choice(own: nil, "10") == [1, 1, 2, 3])
    #expect(try choice(own: nil, "11") == [2, 1, 2, 3], "the first is over")
    #expect(try choice(own: 3, "10") == [3, 3, 1, 2])
    #expect(try choice(own: 1, "11") == [2, 1, 2, 3], "their own is over")
    #expect(try choice(own: 3, "19") == [3, 3, 1, 2], "after the last")
    #expect(try choice(own: nil, nil) == [1, 1, 2, 3])
    #expect(Coming.offList([], own: nil, now: nil) == nil)
  }

  @Test func whoHasEndedOrDiedHasLeftTheDayAfter() {
    func enrolment(_ status: EnrolmentStatus, to end: Day?, _ reason: EndReason? = nil) -> Enrolment {
      Enrolment(programme: "p", status: status, start: today - 90, end: end, endReason: reason)
    }
    let ended = enrolment(.ended, to: today, .other)
    #expect(![ended].haveEnded(before: today) && [ended].haveEnded(before: friday))
    #expect(![ended, enrolment(.participating, to: nil)].haveEnded(before: friday))
    #expect(![ended, enrolment(.waitingList, to: nil)].haveEnded(before: friday), "they are to come back")
    let died = enrolment(.ended, to: today, .died)
    #expect([died, enrolment(.participating, to: nil)].haveEnded(before: friday), "whatever else is open")
    #expect(![died].haveEnded(before: today))
    #expect(![Enrolment]().haveEnded(before: today) && ![enrolment(.notRelevant, to: nil)].haveEnded(before: today))
  }

  // MARK: Marks

  @Test func whatHasNotBeenIsNotMarked() throws {
    #expect(Attendance(day: friday, mark: .present).problem(today: today) == .inTheFuture)
    #expect(Attendance(day: today, mark: .absent).problem(today: today) == nil)
    #expect(
      Attendance(day: today, mark: .sick, arrived: try time("10")).problem(today: today) == .timeWithoutComing)
    #expect(
      Attendance(day: today, mark: .present, arrived: try time("10"), left: try time("9")).problem(today: today)
        == .leftBeforeArrived)
  }

  // MARK: Coming and going

  private func place(
    _ key: Int64, _ hours: String, _ mark: AttendanceMark? = nil, arrived: String? = nil, left: String? = nil
  ) throws -> Coming.Place {
    let meetings = try #require(Timetable.meetings(typed: hours, weekday: today.weekday))
    return Coming.Place(
      group: GroupKey(key), meetings: meetings,
      attendance: mark.map {
        Attendance(
          day: today, mark: $0, arrived: arrived.flatMap { TimeOfDay($0) }, left: left.flatMap { TimeOfDay($0) })
      })
  }

  @Test func somebodyComesToTheGroupThatMeetsNow() throws {
    let places = [try place(1, "9-11"), try place(2, "12-15")]
    let ten = try time("10")
    #expect(
      Coming.outcome(places, on: today, now: ten)
        == .arrives(GroupKey(1), Attendance(day: today, mark: .present, arrived: ten)))
    let noon = try time("11.30")
    #expect(
      Coming.outcome(places, on: today, now: noon)
        == .arrives(GroupKey(2), Attendance(day: today, mark: .present, arrived: noon)))
    // Long after, the last of the day is meant.
    let evening = try time("19")
    #expect(
      Coming.outcome(places, on: today, now: evening)
        == .arrives(GroupKey(2), Attendance(day: today, mark: .present, arrived: evening)))
    #expect(Coming.outcome([], on: today, now: ten) == .notExpected)
  }

  @Test func comingTwiceSendsNobodyHome() throws {
    let there = [try place(1, "9-14", .present, arrived: "10:02")]
    let here = Coming.Outcome.isHere(GroupKey(1), since: try time("10:02"))
    for now in [try time("10:02"), try time("13:30"), try time("19"), nil] {
      #expect(Coming.outcome(there, on: today, now: now) == here)
    }
  }

  @Test func whoIsHereGoesOnceAndMayComeBack() throws {
    let there = [try place(1, "9-14", .present, arrived: "10:02")]
    let left = Attendance(
      day: today, mark: .present, arrived: try time("10:02"), left: try time("13:30"))
    #expect(Coming.going(there, now: try time("13:30")) == .leaves(GroupKey(1), left))
    let gone = [try place(1, "9-14", .present, arrived: "10:02", left: "13:30")]
    #expect(Coming.going(gone, now: try time("13:40")) == .hasLeft(GroupKey(1), at: try time("13:30")))
    let back = Attendance(day: today, mark: .present, arrived: try time("10:02"))
    #expect(Coming.outcome(gone, on: today, now: try time("13:40")) == .returns(GroupKey(1), back))
    for places in [[], [try place(1, "9-14")], [try place(1, "9-14", .sick)]] {
      #expect(Coming.going(places, now: try time("10")) == .hasNotCome)
    }
  }

  @Test func whoHasGoneOverToAnotherGroupGoesFromThatOne() throws {
    let places = [try place(1, "9-12", .present, arrived: "9:00"), try place(2, "12-15", .present, arrived: "12:10")]
    let left = Attendance(day: today, mark: .present, arrived: try time("12:10"), left: try time("14"))
    #expect(Coming.going(places, now: try time("14")) == .leaves(GroupKey(2), left))
    #expect(Presence(places, absence: nil) == .here(GroupKey(2), since: try time("9")), "since they came to the house")
    let gone = [places[0], try place(2, "12-15", .present, arrived: "12:10", left: "14:00")]
    #expect(Presence(gone, absence: nil) == .gone(at: try time("14")))
    #expect(Coming.likeliest(gone, now: nil) == GroupKey(2))
  }

  @Test func whetherSomebodyIsHereIsOneWord() throws {
    let away = Absence(from: today, to: friday, reason: .sick)
    let next = try #require(try place(1, "11-14").meetings.first)
    #expect(Presence([try place(1, "11-14")], absence: nil) == .expected(next))
    #expect(Presence([try place(1, "11-14")], absence: away) == .away(to: friday))
    #expect(Presence([], absence: away) == .away(to: friday), "also of whom no group expects")
    #expect(
      Presence([try place(1, "11-14", .present, arrived: "11:05")], absence: away)
        == .here(GroupKey(1), since: try time("11:05")), "they came all the same")
    #expect(Presence([try place(1, "11-14", .present)], absence: nil) == .here(GroupKey(1), since: nil))
    #expect(Presence([try place(1, "9-11", .sick), try place(2, "12-15")], absence: nil) == .marked(.sick))
    #expect(
      Presence([try place(1, "9-11", .absent), try place(2, "12-15")], absence: nil)
        == .expected(try #require(try place(2, "12-15").meetings.first)))
    #expect(Presence([try place(1, "9-11", .absent)], absence: nil) == .marked(.absent))
    #expect(Presence([], absence: nil) == nil)
  }

  @Test func aTimeOfTodayHasCome() throws {
    let came = Attendance(day: today, mark: .present, arrived: try time("10"), left: try time("12"))
    #expect(came.problem(today: today, now: try time("11")) == .timeToCome)
    #expect(came.problem(today: today, now: try time("12")) == nil)
    #expect(came.problem(today: friday, now: try time("9")) == nil, "another day's are over")
    #expect(came.problem(today: today) == nil, "where no clock holds")
  }

  @Test func whoWasSickInTheMorningMayComeAndWhoWasInOneGroupGoesOnToTheNext() throws {
    let noon = try time("12:10")
    let sick = [try place(1, "9-14", .sick)]
    #expect(
      Coming.outcome(sick, on: today, now: noon)
        == .arrives(GroupKey(1), Attendance(day: today, mark: .present, arrived: noon)))
    let morning = [try place(1, "9-12", .present, arrived: "9:00"), try place(2, "12-15")]
    #expect(
      Coming.outcome(morning, on: today, now: noon)
        == .arrives(GroupKey(2), Attendance(day: today, mark: .present, arrived: noon)))
  }

  // MARK: What is typed

  @Test(arguments: [
    ("10-14", "10:00–14:00"), ("9.30-12, 13-15", "09:30–12:00, 13:00–15:00"), ("0930–1200", "09:30–12:00"), ("", ""),
    (" 8 - 9 ", "08:00–09:00"),
  ])
  func timesAreReadAsPeopleWriteThem(typed: String, shown: String) throws {
    let meetings = try #require(Timetable.meetings(typed: typed, weekday: 3))
    let timetable = Timetable(meetings)
    #expect(timetable.typed(weekday: 3) == shown && timetable.typed(weekday: 4).isEmpty)
    #expect(Timetable.meetings(typed: shown, weekday: 3).map { Timetable($0) } == timetable)
    #expect(Timetable(text: timetable.text) == timetable)
  }

  @Test(arguments: ["14-10", "10", "10-", "x-y", "10-14,", "10-14-16", "25-26"])
  func timesThatAreNoneAreRefused(typed: String) {
    #expect(Timetable.meetings(typed: typed, weekday: 1) == nil)
  }

  @Test func aPlusAfterAWeekdayIsTheNextAfterToday() {
    // Said on a Thursday, `to` could be today.
    #expect(DateInput.parse("to", today: today) == .failure(.ambiguous(today, today + 7)))
    #expect(DateInput.parse("to+", today: today) == .success(today + 7))
    #expect(DateInput.parse("fr+", today: today) == .success(friday))
    #expect(DateInput.parse("on+", today: today) == .success(today + 6))
    #expect(DateInput.parse("+", today: today) == .success(today + 1), "tomorrow, in one key")
  }
}
