import Domain
import Testing

/// Each rule of data quality on its boundary; a share of the register that can be counted by hand.
@Suite struct QualityRuleTests {
  private let ground = QualityGround(districts: Districts(["Grünerløkka", "Stovner"]), users: [7])

  private func scope(_ ground: QualityGround?) -> FigureScope {
    var scope = FigureScope(Period(days: 1, to: today), today: today, of: MeantEnrolments(units: [UnitKey(1)]))
    scope.quality = ground
    return scope
  }

  private func time(
    _ key: Int64 = 1, _ status: EnrolmentStatus = .participating, applied: String? = nil, from: String? = "2026-01-01",
    to: String? = nil, planned: String? = nil, unit: Int64? = 1, outcome: String? = nil, steps: [String] = [],
    contact: Int64? = 7, programme: String = "piloten-blakors"
  ) -> PersonHistory.Time {
    var time = PersonHistory.Time(
      Enrolment(
        programme: programme, unit: unit.map { UnitKey($0) }, status: status, applied: applied.map(day),
        start: from.map(day), end: to.map(day), plannedEnd: planned.map(day),
        outcome: outcome.map { _ in .education }, outcomeDate: outcome.map(day)),
      steps: steps.map { StepPeriod(step: .first, from: day($0)) })
    time.key = EnrolmentKey(key)
    time.contacts = contact.map { [PersonHistory.Days(from: day("2026-01-01"), to: nil, colleague: $0)] } ?? []
    return time
  }

  /// Somebody of whom nothing is to be found, but for what is changed.
  private func person(
    _ number: Int64 = 1, _ times: [PersonHistory.Time]? = nil, _ change: (inout PersonHistory) -> Void = { _ in }
  ) -> PersonHistory {
    var history = PersonHistory(ParticipantKey(number), times ?? [time()], district: "Stovner")
    history.birthYear = 1984
    history.signs = [CaseSign(.informed, from: day("2026-01-02"))]
    change(&history)
    return history
  }

  private func found(_ history: PersonHistory) -> [QualityRule.ID] {
    PersonView(history, in: scope(ground)).findings.map(\.rule)
  }

  private func found(_ time: PersonHistory.Time) -> [QualityRule.ID] { found(person(1, [time])) }

  @Test func nothingIsFoundOfWhoeverIsAsTheyShouldBe() {
    #expect(found(person()) == [])
    #expect(QualityRule.all.map(\.id) == QualityRule.ID.allCases)
  }

  @Test func enrolmentsOverlapFromTheSecondSharedDayOn() {
    let first = time(1, .ended, from: "2026-01-01", to: "2026-06-01")
    #expect(found(person(1, [first, time(2, from: "2026-06-01")])) == [])
    let later = person(1, [first, time(2, from: "2026-05-31")])
    let findings = PersonView(later, in: scope(ground)).findings
    #expect(
      findings == [
        QualityFinding(
          .overlappingEnrolments, later.person, .init(enrolment: EnrolmentKey(2), day: day("2026-05-31")))
      ])
    #expect(found(person(1, [first, time(2, from: "2026-05-31", programme: "bydelsrusken-2")])) == [])
    // Of two units that are not the user's nothing is told; of one that is, it is.
    let theirs = time(1, from: "2026-01-01", unit: 99)
    #expect(found(person(1, [theirs, time(2, from: "2026-05-31", unit: 99), time(3, programme: "annet")])) == [])
    #expect(found(person(1, [theirs, time(2, from: "2026-05-31")])) == [.overlappingEnrolments])
  }

  @Test func whoHasEndedDidSoByToday() {
    #expect(found(time(1, .ended, to: "2026-11-21")) == [])
    #expect(found(time(1, .ended, to: "2026-11-22")) == [.endInTheFuture])
    #expect(found(time(1, .participating, to: "2026-11-22")) == [])
  }

  @Test func anOutcomeIsOfTheFirstDayAtTheEarliest() {
    #expect(found(time(1, .ended, to: "2026-06-01", outcome: "2026-01-01")) == [])
    #expect(found(time(1, .ended, to: "2026-06-01", outcome: "2025-12-31")) == [.outcomeBeforeStart])
  }

  @Test func nothingHappensBeforeTheYearOfBirth() {
    func born(_ year: Int?, _ light: String) -> [QualityRule.ID] {
      found(
        person {
          $0.birthYear = year
          $0.lights = [PersonHistory.DatedLights(day: day(light), lights: Lights())]
        })
    }
    #expect(born(2010, "2010-01-01") == [])
    #expect(born(2010, "2009-12-31") == [.beforeBirth])
    #expect(born(nil, "1900-01-01") == [])
    // That there was a relapse is not told by a list.
    #expect(
      found(
        person {
          $0.birthYear = 2010
          $0.relapses = [Relapse(day: day("2009-01-01"))]
        }) == [])
  }

  @Test func nothingComesBeforeTheApplication() {
    #expect(found(time(applied: "2026-01-01", steps: ["2026-01-01"])) == [])
    #expect(found(time(applied: "2026-01-02")) == [.beforeApplication])
    #expect(found(time(applied: "2026-01-01", steps: ["2025-12-31"])) == [.beforeApplication])
    #expect(found(time(1, .notRelevant, applied: "2026-01-02")) == [])
  }

  @Test func onlyTheListedCanBeAway() {
    func marked(_ mark: AttendanceMark, listed: Bool, met: Bool = true, _ ended: String? = nil) -> [QualityRule.ID] {
      found(
        person(1, [ended.map { time(1, .ended, to: $0) } ?? time()]) {
          $0.strayMarks = [
            PersonHistory.StrayMark(GroupKey(3), day("2026-11-20"), mark, isListed: listed, groupMet: met)
          ]
        })
    }
    #expect(marked(.absent, listed: true) == [])
    #expect(marked(.absent, listed: false) == [.markOutsideMembership])
    #expect(marked(.sick, listed: false) == [.markOutsideMembership])
    // Utenom lista.
    #expect(marked(.present, listed: false) == [])
    // The last day is one of taking part.
    #expect(marked(.present, listed: true, "2026-11-20") == [])
    #expect(marked(.present, listed: true, "2026-11-19") == [.markOutsideMembership])
    #expect(marked(.present, listed: true, met: false) == [.markOutsideTimetable])
  }

  @Test func aUnitIsMissedOfThoseWhoTakePartOrAreAboutTo() {
    #expect(found(time(unit: nil)) == [.noUnit])
    #expect(found(time(1, .awaitingStart, from: "2026-12-01", unit: nil, contact: nil)) == [.noUnit])
    #expect(found(time(1, .waitingList, applied: "2026-10-01", from: nil, unit: nil, contact: nil)) == [])
    #expect(found(time(1, .ended, to: "2026-11-20", unit: nil)) == [])
    #expect(found(time(1, .participating, to: "2026-11-21", unit: nil)) == [.noUnit])
  }

  @Test func aContactPersonWhoIsNoUserIsFoundOfThoseWhoTakePart() {
    #expect(found(time(contact: 8)) == [.contactIsNoUser])
    #expect(found(time(contact: nil)) == [])
    #expect(found(time(1, .ended, to: "2026-11-20", contact: 8)) == [])
    var before = time(contact: 8)
    before.contacts = [
      PersonHistory.Days(from: day("2026-01-01"), to: day("2026-11-20"), colleague: 8),
      PersonHistory.Days(from: day("2026-11-21"), to: nil, colleague: 7),
    ]
    #expect(found(before) == [])
  }

  @Test func aPlannedEndHasPassedTheDayAfterIt() {
    #expect(found(time(planned: "2026-11-21")) == [])
    #expect(found(time(planned: "2026-11-20")) == [.plannedEndPassed])
    #expect(found(time(to: "2026-12-01", planned: "2026-11-20")) == [])
  }

  @Test func yearsOfBirthAreThirteenToAHundredYearsAgo() {
    for (year, isLikely) in [(2013, true), (2014, false), (1926, true), (1925, false)] {
      let rules = found(person(1, [time(from: "2026-01-01")]) { $0.birthYear = year })
      #expect(rules.contains(.birthYearUnlikely) != isLikely, "\(year)")
    }
    #expect(found(person { $0.birthYear = nil }) == [])
  }

  @Test func aDistrictIsOneOfTheCatalogue() {
    #expect(found(person { $0.district = "Bydel grünerløkka" }) == [])
    #expect(found(person { $0.district = "Grim" }) == [.unknownDistrict])
    #expect(found(person { $0.district = nil }) == [])
  }

  @Test func whatIsEnteredAfterFourteenDaysIsLate() {
    func entered(_ entered: String) -> [QualityRule.ID] {
      found(person { $0.entries = [PersonHistory.Entry(day: day("2026-11-01"), entered: day(entered))] })
    }
    #expect(entered("2026-11-15") == [])
    #expect(entered("2026-11-16") == [.lateEntry])
  }

  @Test func whoeverTakesPartHasBeenInformed() {
    #expect(found(person { $0.signs = [] }) == [.notInformed])
    #expect(found(person { $0.signs = [CaseSign(.informed, from: day("2026-11-22"))] }) == [.notInformed])
    #expect(found(person { $0.signs = [CaseSign(.informed, from: day("2026-11-21"))] }) == [])
    #expect(found(person(1, [time(1, .ended, to: "2026-11-20")]) { $0.signs = [] }) == [])
  }

  // MARK: The share

  private func whole(_ people: [PersonHistory], _ ground: QualityGround?) -> Figure? {
    var reckoning = Reckoning([FigureID.registerWhole.indicator], in: [scope(ground)])
    for person in people { reckoning.add(person) }
    return reckoning.figures()[.registerWhole]
  }

  /// Four take part: one is not informed, one has two findings, one has ended with an end to come. Whoever has left is not among them.
  @Test func theRegisterIsWholeOfThoseOfWhomNothingIsFound() {
    let people = [
      person(1), person(2) { $0.signs = [] }, person(3, [time(planned: "2026-01-02", unit: nil)]),
      person(4, [time(1, .ended, to: "2026-11-20")]), person(5, [time(1, .ended, to: "2026-11-22")]) { $0.signs = [] },
    ]
    let figure = whole(people, ground)
    #expect(figure?.value == .share(part: 1, of: 4))
    #expect(figure?.people == .list([ParticipantKey(1)]))
    #expect(whole([], ground)?.value == .share(part: 0, of: 0))
    // Where it has not been read what the rules go by, nothing is told.
    #expect(whole(people, nil)?.value == .unknown)
  }
}
