import Domain
import Testing

/// Bydelsrusken 2's rule: the districts of the agreement have first priority if demand outgrows the places.
@Suite struct WaitingListTests {
  private func day(_ iso: String) throws -> Day { try #require(Day(iso)) }

  /// `A1102` is of the agreement and applied 2 November; `-1102` is not. Their keys follow the order they stand in.
  private func waiting(_ words: String) throws -> [Waiting] {
    try words.split(separator: " ").enumerated().map { index, word in
      let date = word.dropFirst()
      return Waiting(
        enrolment: EnrolmentKey(Int64(index + 1)), person: ParticipantKey(Int64(index + 101)),
        applied: date.isEmpty ? nil : try day("2026-\(date.prefix(2))-\(date.suffix(2))"),
        isOfAgreement: word.first == "A")
    }
  }

  private func order(_ list: WaitingList) -> [Int64] { list.places.map(\.waiting.enrolment.value) }

  @Test func asLongAsThereArePlacesForAllOnlyTheDateCounts() throws {
    let list = WaitingList(try waiting("-1102 A1103 -1101"), available: 3)
    #expect(!list.isShort)
    #expect(order(list) == [3, 1, 2])
    #expect(list.places.map(\.ground) == [.applied, .applied, .applied])
    #expect(list.places.map(\.number) == [1, 2, 3])
  }

  @Test func whenMoreWaitThanThereArePlacesTheAgreementGoesFirst() throws {
    let list = WaitingList(try waiting("-1102 A1103 -1101 A1104"), available: 3)
    #expect(list.isShort)
    #expect(order(list) == [2, 4, 3, 1])
    #expect(list.places.map(\.ground) == [.agreement, .agreement, .afterAgreement, .afterAgreement])
  }

  @Test func asManyPlacesAsPeopleIsEnough() throws {
    #expect(!WaitingList(try waiting("-1102 A1103"), available: 2).isShort)
    #expect(WaitingList(try waiting("-1102 A1103"), available: 1).isShort)
    // More people than places already is no place, not a debt.
    #expect(order(WaitingList(try waiting("-1102 A1103"), available: -4)) == [2, 1])
  }

  @Test func placesThatAreNotKnownAreNeverTooFew() throws {
    let list = WaitingList(try waiting("-1102 A1103"), available: nil)
    #expect(!list.isShort && order(list) == [1, 2])
  }

  @Test func ofTheSameDayWhoeverWasEnteredFirstIsFirst() throws {
    let list = WaitingList(try waiting("-1102 -1102 -1103"), available: 9)
    #expect(order(list) == [1, 2, 3])
    #expect(list.places.map(\.tie) == [.enteredFirst, .enteredLater, nil])
    // The same day in another class is no tie.
    let short = WaitingList(try waiting("-1102 A1102"), available: 0)
    #expect(order(short) == [2, 1])
    #expect(short.places.allSatisfy { $0.tie == nil })
    #expect(WaitingList(try waiting("-1102 A1102"), available: 2).places.map(\.tie) == [.enteredFirst, .enteredLater])
  }

  @Test func withoutADateOneComesAfterThoseWhoHaveOne() throws {
    #expect(order(WaitingList(try waiting("- -1231 -"), available: 9)) == [2, 1, 3])
  }

  @Test func whereNobodyIsOfTheAgreementItIsNoReason() throws {
    let list = WaitingList(try waiting("-1102 -1103"), available: 0)
    #expect(list.isShort && list.places.allSatisfy { $0.ground == .applied })
  }

  @Test func aTeamLeadPassesForwardBeforeEveryoneElse() throws {
    var all = try waiting("A1101 -1105 -1104")
    all[1].passedForward = try day("2026-11-20")
    let list = WaitingList(all, available: 0)
    #expect(order(list) == [2, 1, 3])
    #expect(list.places.first?.ground == .passedForward(try day("2026-11-20")))
    // Of two the one who was passed forward first.
    all[2].passedForward = try day("2026-11-19")
    #expect(order(WaitingList(all, available: 0)) == [3, 2, 1])
  }

  @Test func whoeverHasAnOfferHasAPlaceAndIsNoDemand() throws {
    var all = try waiting("-1101 A1102")
    #expect(WaitingList(all, available: 1).isShort)
    all[0].hasOffer = true
    // The offered place is taken: one is left for the one who is left.
    let list = WaitingList(all, available: 1)
    #expect(!list.isShort && order(list) == [1, 2])
    #expect(list.next?.waiting.enrolment.value == 2)
    #expect(list.withinReach.map(\.waiting.enrolment.value) == [2])
  }

  @Test func withTwoMorePlacesTheOrderMayBeAnother() throws {
    let now = WaitingList(try waiting("-1101 A1102 A1103"), available: 1)
    #expect(order(now) == [2, 3, 1])
    #expect(now.withinReach.map(\.waiting.enrolment.value) == [2])
    let then = now.with(morePlaces: 2)
    #expect(order(then) == [1, 2, 3] && then.available == 3)
    #expect(then.withinReach.count == 3)
    #expect(now.with(morePlaces: 0) == now)
    // Nothing is known of how many there are: two more are two.
    #expect(WaitingList(try waiting("-1101 A1102 -1103"), available: nil).with(morePlaces: 2).available == 2)
  }

  @Test func nobodyWaitingIsAListToo() {
    let list = WaitingList([], available: 0)
    #expect(list.places.isEmpty && !list.isShort && list.next == nil && list.withinReach.isEmpty)
  }

  // MARK: Days

  @Test func daysWaitedAreCalendarDays() throws {
    // Rang on Friday 23 October; on Monday the clocks have gone back.
    var one = try waiting("-1023")[0]
    #expect(one.days(on: try day("2026-10-26")) == 3)
    one.applied = try day("2026-03-27")
    #expect(one.days(on: try day("2026-03-30")) == 3)
    one.applied = nil
    #expect(one.days(on: try day("2026-03-30")) == nil)
  }

  @Test func whoWaits() {
    #expect(EnrolmentStatus.allCases.filter(\.isWaiting) == [.applied, .assessed, .waitingList])
  }

  // MARK: Places

  @Test func aPlaceIsFreeingWithinThirtyDays() throws {
    let today = try day("2026-11-21")
    func isFreeing(_ end: String?, planned: String?, status: EnrolmentStatus = .participating) throws -> Bool {
      UnitOccupancy.isFreeing(
        EnrolmentDates(status: status, start: try day("2026-01-01"), end: try end.map(day)),
        plannedEnd: try planned.map(day), today: today)
    }
    #expect(try isFreeing("2026-11-21", planned: nil))
    // The day after the last is the thirtieth from today.
    #expect(try isFreeing("2026-12-20", planned: nil))
    #expect(try !isFreeing("2026-12-21", planned: nil))
    #expect(try isFreeing(nil, planned: "2026-12-01"))
    // The end that is set is surer than the one that was planned.
    #expect(try !isFreeing("2027-03-01", planned: "2026-12-01"))
    // Still there after the planned end: nobody knows when.
    #expect(try !isFreeing(nil, planned: "2026-11-01"))
    #expect(try !isFreeing(nil, planned: nil))
    #expect(try !isFreeing(nil, planned: "2026-12-01", status: .waitingList))
  }

  @Test func whatIsAvailableIsNeverLessThanNothing() {
    func unit(_ places: Int?, taken: Int, freeing: Int) -> UnitOccupancy {
      UnitOccupancy(
        key: UnitKey(1), unit: Unit(programme: "p", name: "u", places: places), occupied: taken, taken: taken,
        freeing: freeing)
    }
    #expect(unit(10, taken: 8, freeing: 1).available == 3)
    #expect(unit(10, taken: 11, freeing: 1).available == 0)
    #expect(unit(10, taken: 13, freeing: 1).available == 0)
    #expect(unit(nil, taken: 3, freeing: 1).available == nil)
  }

  // MARK: Offers

  @Test func anOfferIsOpenUntilItIsAnsweredOrNobodyWaits() throws {
    let today = try day("2026-11-21")
    var state = OfferState(offer: Offer(day: today, by: "Tor Lie", start: today + 9), answers: [])
    #expect(state.isOpen(.waitingList) && state.isOpen(.assessed))
    for status in EnrolmentStatus.allCases where !status.isWaiting { #expect(!state.isOpen(status)) }
    state.answers = [OfferAnswer(day: today, answer: .noAnswer), OfferAnswer(day: today + 1, answer: .noAnswer)]
    #expect(state.isOpen(.waitingList) && state.callsInVain == 2)
    state.answers.append(OfferAnswer(day: today + 2, answer: .no))
    #expect(!state.isOpen(.waitingList) && state.settled?.answer == .no && state.callsInVain == 2)
    #expect(state.offer.start(answered: today + 2) == today + 9)
    #expect(state.offer.start(answered: today + 12) == today + 12)
  }

  // MARK: Agreements

  @Test func districtsHoldFromTheirDay() throws {
    let text = "2026-01-01 Gamle Oslo, Grünerløkka; 2027-01-01 Bjerke"
    let agreements = try #require(AgreementDistricts(text: text))
    #expect(agreements.text == text)
    #expect(agreements.holds(" gamle  oslo ", on: try day("2026-06-01")))
    #expect(!agreements.holds("Gamle Oslo", on: try day("2025-12-31")))
    #expect(!agreements.holds("Gamle Oslo", on: try day("2027-01-01")))
    #expect(agreements.holds("Bjerke", on: try day("2027-01-01")))
    for nowhere in [nil, "", " "] { #expect(!agreements.holds(nowhere, on: try day("2027-01-01"))) }
    let changed = agreements.setting(["Alna"], from: try day("2027-01-01"))
    #expect(changed.text == "2026-01-01 Gamle Oslo, Grünerløkka; 2027-01-01 Alna")
    #expect(AgreementDistricts(text: "i dag Alna") == nil)
    #expect(AgreementDistricts(text: "")?.agreements.isEmpty == true)
    #expect(AgreementDistricts.names(" Gamle  Oslo,Alna ,; ") == ["Gamle Oslo", "Alna"])
  }
}
