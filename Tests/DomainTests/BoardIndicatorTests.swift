import Domain
import Testing

/// The board's questions and a plan's measures, on registers small enough to count by hand; and nobody, of whom there is nothing to say.
@Suite struct BoardIndicatorTests {
  private let autumn: Period

  init() throws { autumn = try #require(period("2026-09-01", "2026-11-21")) }

  private func history(
    _ number: Int64, from start: String? = "2026-01-01", to end: String? = nil, status: EnrolmentStatus? = nil,
    applied: String? = nil, planned: String? = nil, funding: String? = nil, unit: Int64? = nil,
    contact: (String, String?)? = ("2026-01-01", nil), seen: Bool = true,
    _ change: (inout PersonHistory) -> Void = { _ in }
  ) -> PersonHistory {
    var time = PersonHistory.Time(
      Enrolment(
        programme: "piloten-blakors", unit: unit.map { UnitKey($0) },
        status: status ?? (end == nil ? .participating : .ended),
        applied: applied.map(day), start: start.map(day), end: end.map(day), plannedEnd: planned.map(day),
        funding: funding))
    time.contacts = contact.map { [PersonHistory.Days(from: day($0.0), to: $0.1.map(day))] } ?? []
    var history = PersonHistory(person(number), [time])
    history.isSeen = seen
    history.countsInBreakdowns = true
    change(&history)
    return history
  }

  private func figure(
    _ id: FigureID, _ people: [PersonHistory], _ scope: ((inout FigureScope) -> Void)? = nil, over time: Period? = nil
  ) -> Figure? {
    var meant = FigureScope(time ?? autumn, today: today)
    scope?(&meant)
    var reckoning = Reckoning([id.indicator], in: [meant])
    for person in people { reckoning.add(person) }
    return reckoning.figures()[id]
  }

  private func counted(_ id: FigureID, _ people: [PersonHistory], over time: Period? = nil) -> [Int64] {
    guard case .list(let found)? = figure(id, people, over: time)?.people else { return [] }
    return found.map(\.value)
  }

  // MARK: Who needs us

  @Test func whoTakesPartIsAskedOnTheLastDay() {
    let people = [
      history(1), history(2, to: "2026-11-21"), history(3, to: "2026-11-20"), history(4, from: "2026-11-22"),
    ]
    #expect(counted(.takingPart, people) == [1, 2])
    #expect(counted(.takingPart, people, over: period("2026-11-01", "2026-11-20")) == [1, 2, 3])
  }

  @Test func whoeverHasNoContactThatDayIsTold() {
    let people = [
      history(1), history(2, contact: nil), history(3, contact: ("2026-01-01", "2026-11-20")),
      history(4, contact: ("2026-01-01", "2026-11-21")), history(5, contact: ("2026-11-22", nil)),
      history(6, to: "2026-10-01", contact: nil),
    ]
    #expect(counted(.withoutContact, people) == [2, 3, 5])
    #expect(figure(.withContact, people)?.value == .share(part: 2, of: 5))
    #expect(figure(.withContact, [])?.value == .share(part: 0, of: 0))
  }

  @Test func theThreeMonthsAfterTreatmentHaveTheirLastDay() {
    func after(_ number: Int64, _ ended: String?) -> PersonHistory {
      history(number) { $0.treatments = [TreatmentEpisode(admitted: day("2026-05-01"), ended: ended.map(day))] }
    }
    #expect(
      counted(
        .afterTreatment,
        [after(1, "2026-08-21"), after(2, "2026-08-20"), after(3, "2026-11-21"), after(4, nil), history(5)]) == [1, 3])
  }

  @Test func nobodyIsMissedBeforeTheyHaveBeenHereForFourteenDays() {
    let people = [
      history(1, seen: false), history(2, from: "2026-11-07", seen: false), history(3, from: "2026-11-08", seen: false),
      history(4), history(5, seen: false) { $0.treatments = [TreatmentEpisode(admitted: day("2026-11-01"))] },
    ]
    #expect(counted(.notSeen, people) == [1, 2])
    // Of any other day the register cannot tell.
    #expect(figure(.notSeen, people, over: period("2026-10-01", "2026-11-20"))?.value == .unknown)
  }

  // MARK: Places and waiting

  @Test func whoStartsAndEndsInTheNextThirtyDays() {
    let people = [
      history(1, from: "2026-12-21", status: .awaitingStart), history(2, from: "2026-12-22", status: .awaitingStart),
      history(3, to: "2026-11-21"), history(4, to: "2026-12-21"), history(5, to: "2026-12-22"),
      history(6, planned: "2026-12-01"), history(7, planned: "2026-11-01"),
    ]
    #expect(counted(.startingSoon, people) == [1])
    #expect(counted(.endingSoon, people) == [3, 4, 6])
  }

  @Test func waitingIsOfThoseWhoBeganInThePeriod() {
    let people = [
      history(1, from: "2026-09-01", applied: "2026-08-22"), history(2, from: "2026-11-21", applied: "2026-11-01"),
      history(3, from: "2026-08-31", applied: "2026-01-01"), history(4, from: "2026-10-01"),
      history(5, from: nil, status: .waitingList, applied: "2026-01-01"),
    ]
    #expect(figure(.waitedMedianDays, people)?.value == .medianDays(Median(halves: 30)))
    #expect(figure(.waitedLongestDays, people)?.value == .medianDays(Median(halves: 40)))
    #expect(figure(.waitedMedianDays, people)?.n == 2)
    #expect(figure(.waitedMedianDays, [])?.value == .medianDays(nil))
    #expect(figure(.waitingLongestDays, people)?.value == .medianDays(Median(halves: 648)))
  }

  @Test func participantDaysHaveBothEndsInAndStopToday() throws {
    let november = try #require(period("2026-11-01", "2026-11-30"))
    let people = [
      history(1, from: "2026-11-01", to: "2026-11-10"), history(2, from: "2026-10-01"),
      history(3, from: "2026-11-21"), history(4, from: "2026-11-25", status: .awaitingStart),
      history(5, from: "2026-09-01", to: "2026-10-31"),
    ]
    #expect(figure(.participantDays, people, over: november)?.value == .count(10 + 21 + 1))
    #expect(figure(.participantDays, [], over: november)?.value == .count(0))
  }

  @Test func useOfPlacesMayBeOverTheWholeAndLeavesOutUnitsWithoutPlaces() throws {
    let days = try #require(period("2026-11-12", "2026-11-21"))
    let people = [history(1, unit: 1), history(2, unit: 1), history(3, unit: 2)]
    func use(places: Int?) -> Figure.Value? {
      figure(
        .placeUse, people,
        {
          $0.places = places; $0.unitsWithoutPlaces = [UnitKey(2)]
        }, over: days)?.value
    }
    #expect(use(places: 1) == .share(part: 20, of: 10))
    #expect(use(places: nil) == .unknown)
  }

  @Test func aFunderIsAFilter() {
    let people = [history(1, funding: "NAV"), history(2, funding: "Kommunen"), history(3)]
    #expect(figure(.takingPart, people, { $0.funder = "NAV" })?.people == .list([person(1)]))
    #expect(figure(.takingPart, people, { $0.funder = "" })?.people == .list([person(3)]))
    #expect(figure(.takingPart, people, { $0.funder = "NAV" })?.filter.first == .funder("NAV"))
  }

  @Test("Whoever has a protected address is in the whole, and in nothing that it is divided into")
  func protectedPeople() {
    let people = [history(1, funding: "NAV"), history(2, funding: "NAV") { $0.countsInBreakdowns = false }]
    #expect(figure(.takingPart, people)?.people == .list([person(1), person(2)]))
    #expect(figure(.takingPart, people, { $0.funder = "NAV" })?.people == .list([person(1)]))
    #expect(figure(.takingPart, people, { $0.area = .housing })?.people == .list([person(1)]))
  }

  // MARK: Lights and life

  private func lit(_ number: Int64, _ lights: (String, String)...) -> PersonHistory {
    history(number) { history in
      history.lights = lights.map {
        PersonHistory.DatedLights(day: day($0.0), lights: Lights(letters: $0.1) ?? Lights())
      }
    }
  }

  @Test func lightsAreTheFirstAgainstTheLastPerArea() {
    let people = [
      lit(1, ("2026-01-10", "rrg-----"), ("2026-06-01", "ggg-----")),
      lit(2, ("2026-01-10", "g-------"), ("2026-11-21", "r-------")),
      lit(3, ("2026-01-10", "y-------"), ("2026-11-22", "g-------")),
      lit(4, ("2026-01-10", "yg------"), ("2026-02-10", "yr------")),
      lit(5, ("2026-01-10", "-y------"), ("2026-02-10", "-y------")),
    ]
    func area(_ id: FigureID, _ area: LifeDomain) -> Figure.Value? { figure(id, people, { $0.area = area })?.value }
    #expect(area(.lightsBetter, .housing) == .share(part: 1, of: 3))
    #expect(area(.lightsWorse, .housing) == .share(part: 1, of: 3))
    #expect(area(.lightsSame, .housing) == .share(part: 1, of: 3))
    #expect(area(.lightsWorse, .physicalHealth) == .share(part: 1, of: 3))
    #expect(area(.lightsBetter, .mentalHealth) == .share(part: 0, of: 0))
    // All areas together: one better, two worse, one as before; whoever was assessed once is not among them.
    #expect(figure(.lightsBetter, people)?.value == .share(part: 1, of: 4))
    #expect(figure(.lightsWorse, people)?.value == .share(part: 2, of: 4))
  }

  @Test func lifeIsBetterWhereTheLastAnswerIsHigher() {
    func asked(_ number: Int64, _ scores: (String, Int)...) -> PersonHistory {
      history(number) { $0.signs = scores.map { CaseSign(.score, from: day($0.0), value: $0.1) } }
    }
    let people = [
      asked(1, ("2026-02-01", 2), ("2026-09-01", 8)), asked(2, ("2026-02-01", 5), ("2026-11-21", 5)),
      asked(3, ("2026-02-01", 5), ("2026-11-22", 9)), asked(4),
    ]
    #expect(figure(.lifeBetter, people)?.value == .share(part: 1, of: 2))
    #expect(figure(.lifeMeasured, people)?.value == .share(part: 2, of: 4))
  }

  // MARK: A plan's measures

  private func with(_ number: Int64, _ signs: CaseSign...) -> PersonHistory { history(number) { $0.signs = signs } }

  @Test func aNoIsAnAnswerAndWhatComesLaterIsNot() {
    let people = [
      with(1, CaseSign(.consentAnswered, from: day("2026-11-21"))),
      with(2, CaseSign(.consentAnswered, from: day("2026-11-22"))),
      with(3),
    ]
    #expect(figure(.consentAnswered, people)?.value == .share(part: 1, of: 3))
    #expect(figure(.consentAnswered, people)?.people == .list([person(1)]))
  }

  @Test func whatHasADayIsToldOfEveryDayAndWhatHasNoneOfToday() throws {
    let before = autumn.yearBefore
    let people = [
      history(1, from: "2025-01-01") {
        $0.signs = [CaseSign(.ips, from: day("2025-03-01"), to: day("2025-12-31")), CaseSign(.doctor)]
      }
    ]
    #expect(figure(.inIPS, people, over: before)?.value == .share(part: 1, of: 1))
    #expect(figure(.inIPS, people)?.value == .share(part: 0, of: 1))
    #expect(figure(.hasDoctor, people)?.value == .share(part: 1, of: 1))
    #expect(figure(.hasDoctor, people, over: before)?.value == .unknown)
  }

  @Test func daysToTreatmentAreOfAdmissionsInThePeriod() {
    let people = [
      with(1, CaseSign(.treatment, from: day("2026-08-01"), to: day("2026-09-01"))),
      with(2, CaseSign(.treatment, from: day("2026-08-01"), to: day("2026-08-31"))),
      with(3, CaseSign(.treatment, from: day("2026-08-01"))),
    ]
    #expect(figure(.treatmentWaitMedianDays, people)?.value == .medianDays(Median(halves: 62)))
    #expect(figure(.treatmentWaitMedianDays, people)?.n == 1)
  }

  @Test func incidentsAreOfThePeriodAndOneNotGoneThroughYetIsNot() {
    let people = [
      with(
        1, CaseSign(.incident, from: day("2026-09-01"), to: day("2026-09-14")),
        CaseSign(.incident, from: day("2026-11-21"))),
      with(2, CaseSign(.incident, from: day("2026-08-31"), to: day("2026-09-01"))),
    ]
    #expect(figure(.incidentsReviewed, people)?.value == .share(part: 1, of: 2))
    #expect(figure(.incidentsReviewed, [])?.value == .share(part: 0, of: 0))
  }

  @Test func theWholePersonIsAskedOfEveryOtherMeasure() {
    let all = with(
      1, CaseSign(.kin), CaseSign(.children, from: day("2026-02-01")),
      CaseSign(.housingSupport, from: day("2026-02-01")),
      CaseSign(.carePlan, from: day("2026-02-01")), CaseSign(.team), CaseSign(.competence),
      CaseSign(.workGoal, from: day("2026-02-01")), CaseSign(.activity, from: day("2026-09-01"), to: day("2026-09-01")),
      CaseSign(.doctorInTeam), CaseSign(.keptWork, from: day("2026-02-01"), to: day("2026-09-01")),
      CaseSign(.volunteer),
      CaseSign(.overdoseTalk, from: day("2026-09-01")), CaseSign(.naloxoneTraining, from: day("2026-09-01")),
      CaseSign(.switchTalk, from: day("2026-09-01")), CaseSign(.fact, from: day("2026-02-01")))
    let people = [all, history(2)]
    for id in [
      FigureID.kinKnown, .housingSupport, .planAndTeam, .competenceMapped, .workGoal, .inActivity, .selfHelpOrVolunteer,
      .overdoseTalk, .naloxoneTraining, .inFACT,
    ] {
      #expect(figure(id, people)?.value == .share(part: 1, of: 2), "\(id)")
      #expect(figure(id, [])?.value == .share(part: 0, of: 0), "\(id)")
    }
    for id in [FigureID.childrenTalked, .doctorInTeam] {
      #expect(figure(id, people)?.value == .share(part: 1, of: 1), "\(id)")
    }
    for id in [FigureID.keptWork, .switchTalk] { #expect(figure(id, people)?.value == .count(1), "\(id)") }
  }

  @Test func thoseWhomAShareDoesNotCountAreFound() throws {
    let people = [with(1, CaseSign(.ips)), with(2), with(3)]
    var reckoning = Reckoning([FigureID.inIPS.indicator], in: [FigureScope(autumn, today: today)])
    for person in people { reckoning.add(person) }
    let found = reckoning.figures()
    let everyone = try #require(found[.takingPart])
    let lacking = try #require(found[.inIPS]?.lacking(of: everyone))
    #expect(lacking.value == .count(2) && lacking.people == .list([person(2), person(3)]))
  }
}
