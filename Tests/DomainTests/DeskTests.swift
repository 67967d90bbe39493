import Testing

@testable import Domain

/// What the desk's day rests on: notes, appointments, tasks, who may be told, who has not been seen.
@Suite struct DeskTests {
  private let today = day("2026-11-19")
  private let person = ParticipantKey(7)

  // MARK: Notes

  @Test func aNoteSaysSomethingAboutADayThatHasBeen() {
    func problem(_ text: String?, _ day: Day) -> Note.Problem? {
      Note(day: day, kind: .note, author: UserKey(1), text: text).problem(today: today)
    }
    #expect(problem("Ringte", today) == nil)
    #expect(problem("Ringte", today - 400) == nil)
    #expect(problem(" \t", today) == .textMissing)
    #expect(problem(nil, today) == .textMissing)
    #expect(problem("Ringte", today + 1) == .inTheFuture)
  }

  // MARK: Appointments

  @Test func appointmentsOfOneColleagueClashWhereTheyOverlap() {
    func appointment(_ from: Int, _ minutes: Int, _ with: String = "Tor Lie", _ day: Day? = nil) -> Appointment {
      Appointment(day: day ?? today, from: TimeOfDay(minutes: from) ?? .midnight, minutes: minutes, with: with)
    }
    let half = appointment(630, 30)
    #expect(half.times == "10:30–11:00")
    #expect(half.clashes(with: appointment(600, 31)).map(\.taken) == [.colleague("Tor Lie")])
    #expect(half.clashes(with: appointment(640, 5, " tor  lie ")).count == 1)
    #expect(half.clashes(with: appointment(600, 30)).isEmpty)
    #expect(half.clashes(with: appointment(660, 30)).isEmpty)
    #expect(half.clashes(with: appointment(630, 30, "Eva Moe")).isEmpty)
    #expect(half.clashes(with: appointment(630, 30, "Tor Lie", today + 1)).isEmpty)
    #expect(appointment(1430, 60).end.text == "23:59")
  }

  @Test func aRoomIsTakenByWhoeverIsThere() {
    func appointment(_ from: Int, _ place: AppointmentPlace?, _ with: String) -> Appointment {
      Appointment(day: today, from: TimeOfDay(minutes: from) ?? .midnight, place: place, with: with)
    }
    let there = appointment(600, .room("Rom 2"), "Eva Moe")
    #expect(appointment(615, .room("Rom 2"), "Tor Lie").clashes(with: there).map(\.taken) == [.room("Rom 2")])
    #expect(appointment(615, .room("Rom 2"), "Eva Moe").clashes(with: there).count == 2)
    #expect(appointment(630, .room("Rom 2"), "Tor Lie").clashes(with: there).isEmpty)
    // Out of the house there is room for everybody, and what was typed once is no room.
    for place: AppointmentPlace? in [nil, .outside, .written("Rom 2"), .room("Rom 3")] {
      var other = there
      other.place = place
      #expect(
        appointment(600, place == .room("Rom 3") ? .room("Rom 2") : place, "Tor Lie").clashes(with: other).isEmpty)
    }
    var off = there
    off.outcome = .cancelled
    #expect(appointment(600, .room("Rom 2"), "Eva Moe").clashes(with: off).isEmpty)
  }

  @Test func anAppointmentIsWithSomebodyOnADayToCome() {
    func problem(_ with: String, _ minutes: Int, _ day: Day) -> Appointment.Problem? {
      Appointment(day: day, from: .midnight, minutes: minutes, with: with).problem(today: today)
    }
    #expect(problem("Tor Lie", 30, today) == nil)
    #expect(problem(" ", 30, today) == .withMissing)
    #expect(problem("Tor Lie", 0, today) == .length)
    #expect(problem("Tor Lie", 1441, today) == .length)
    #expect(problem("Tor Lie", 30, today - 1) == .inThePast)
  }

  @Test func nobodyIsWaitedForAtATimeThatWasMovedOrCancelled() {
    func appointment(_ outcome: Appointment.Outcome?, _ day: Day) -> Appointment {
      Appointment(day: day, from: .midnight, with: "Tor Lie", outcome: outcome)
    }
    let open = appointment(nil, today)
    #expect(Appointment.Outcome.allCases.filter { appointment($0, today).isOff } == [.moved, .cancelled])
    #expect(
      Appointment.Outcome.allCases.filter { appointment($0, today).clashes(with: open).isEmpty } == [
        .moved, .cancelled,
      ])
    #expect(open.isToCome(today: today) && !open.isToCome(today: today + 1))
    #expect(!appointment(.came, today).isToCome(today: today))
  }

  @Test func whetherSomebodyCameIsNotKnownBeforeTheDay() {
    for outcome in Appointment.Outcome.allCases {
      func problem(_ day: Day) -> Appointment.Problem? {
        Appointment(day: day, from: .midnight, with: "Tor Lie", outcome: outcome).outcomeProblem(today: today)
      }
      #expect(problem(today) == nil && problem(today - 1) == nil)
      #expect(problem(today + 1) == (outcome.tellsWhoCame ? .outcomeTooEarly : nil))
    }
    #expect(Appointment.Outcome.allCases.map(\.rawValue) == ["came", "did_not_come", "moved", "cancelled"])
  }

  @Test func aMovedAppointmentKeepsAllButItsTime() {
    let before = Appointment(
      day: today, from: .midnight, minutes: 45, place: .room("Kafeen"), with: "Tor Lie", topic: "Planen")
    var after = before.moved(to: today + 1, before.end)
    #expect(after.day == today + 1 && after.from == before.end)
    (after.day, after.from) = (before.day, before.from)
    #expect(after == before)
  }

  // MARK: Places

  @Test func aPlaceIsARoomOrOutsideTheHouse() {
    let rooms = MeetingRooms(text: " Møterom 1, Kafeen;møterom  1,, ")
    #expect(rooms.names == ["Møterom 1", "Kafeen"] && rooms.text == "Møterom 1, Kafeen" && rooms.tooLong == nil)
    #expect(rooms.places == [.room("Møterom 1"), .room("Kafeen"), .outside])
    #expect(rooms.hold(nil) && rooms.hold(.outside) && rooms.hold(.room("Kafeen")))
    #expect(!rooms.hold(.room("Poliklinikken")) && !rooms.hold(.written("Kafeen")))
    // Where it is already it may stay.
    #expect(rooms.hold(.room("Loftet"), before: .room("Loftet")))
    #expect(MeetingRooms(text: "").places == [.outside])
    let long = String(repeating: "m", count: MeetingRooms.longestName + 1)
    #expect(MeetingRooms(text: "Kafeen, \(long)").tooLong == long)
  }

  @Test func whatWasTypedIsTheDesksOnlyWhereItIsTheNameOfARoom() {
    let rooms = MeetingRooms(text: "Møterom 1, Kafeen")
    func seen(_ place: AppointmentPlace?) -> AppointmentPlace? {
      Appointment(day: today, from: .midnight, place: rooms.recognised(place), with: "Tor Lie", topic: "Planen")
        .withoutTopic.place
    }
    #expect(seen(.written(" kafeen ")) == .room("Kafeen"))
    #expect(seen(.written("Tyrili, poliklinikken")) == nil)
    #expect(seen(.outside) == .outside && seen(.room("Loftet")) == .room("Loftet") && seen(nil) == nil)
    #expect(rooms.recognised(.written("Tyrili")) == .written("Tyrili"))
  }

  // MARK: Tasks

  @Test func aTaskCanBeDoneByWhoeverReadsIt() {
    func problem(
      _ kind: DeskTask.Kind, _ text: String?, about person: ParticipantKey?, note: NoteKey? = nil, due: Day? = nil
    ) -> DeskTask.Problem? {
      DeskTask(kind: kind, due: due ?? today, assignee: nil, author: UserKey(1), note: note, text: text)
        .problem(about: person, today: today)
    }
    #expect(problem(.call, nil, about: person) == nil)
    #expect(problem(.call, nil, about: nil) == .saysNothing)
    #expect(problem(.other, " ", about: person) == .saysNothing)
    #expect(problem(.other, "Bestill hansker", about: nil) == nil)
    #expect(problem(.read, nil, about: person, note: NoteKey(3)) == nil)
    #expect(problem(.call, nil, about: person, due: today - 1) == .dueBeforeToday)
  }

  @Test func aTaskIsForWhoeverIsNamedForTheDeskAndForTheTeamLead() {
    func isFor(_ assignee: String?, _ name: String, _ role: Role) -> Bool {
      DeskTask(kind: .call, due: today, assignee: assignee, author: UserKey(9))
        .isFor(Access(user: UserKey(1), name: name, role: role))
    }
    for role in Role.allCases { #expect(isFor(nil, "Kari Holm", role)) }
    #expect(isFor("Tor Lie", "tor lie", .counsellor))
    #expect(!isFor("Tor Lie", "Eva Moe", .counsellor))
    #expect(!isFor("Tor Lie", "Kari Holm", .frontDesk))
    #expect(isFor("Tor Lie", "Eva Moe", .teamLead))
  }

  // MARK: What rules ask for

  @Test func whoTakesPartHasAContactPerson() {
    func task(_ status: EnrolmentStatus, _ start: Day, hasContact: Bool) -> RuleTask? {
      TaskRules.contactMissing(
        person, dates: EnrolmentDates(status: status, start: start, end: nil), hasContact: hasContact, today: today)
    }
    #expect(task(.participating, today - 3, hasContact: false)?.rule == .contactMissing)
    #expect(task(.participating, today - 3, hasContact: true) == nil)
    #expect(task(.awaitingStart, today + 3, hasContact: false) == nil)
  }

  @Test func anOfferIsAskedAboutUntilSomebodySaysYesOrNo() {
    func due(_ answers: [OfferAnswer]) -> Day? {
      TaskRules.offerUnanswered(person, offer: today - 3, answers: answers, today: today)?.due
    }
    #expect(due([]) == today - 3)
    #expect(due([OfferAnswer(day: today - 1, answer: .noAnswer)]) == today)
    #expect(due([OfferAnswer(day: today - 1, answer: .noAnswer), OfferAnswer(day: today, answer: .no)]) == nil)
    #expect(due([OfferAnswer(day: today, answer: .yes)]) == nil)
    #expect(TaskRules.offerUnanswered(person, offer: today + 1, answers: [], today: today) == nil)
  }

  @Test func whoAsksIsTalkedWith() {
    func task(_ events: [FollowUpTalk.Event], due: Day? = nil) -> RuleTask? {
      TaskRules.talkDue(
        nil, asked: today - 4, talks: events.map { FollowUpTalk(event: $0, day: today) }, due: due, today: today)
    }
    #expect(task([])?.due == nil)
    #expect(task([], due: today)?.due == today)
    #expect(task([.offered]) != nil)
    #expect(task([.offered, .held]) == nil)
    #expect(task([.declined]) == nil)
  }

  @Test func whoeverAConcernIsAboutIsCalledUntilTheTalk() {
    func since(_ concerns: Concern...) -> Day? {
      TaskRules.concernOpen(person, concerns: concerns, today: today).flatMap { $0.due == nil ? $0.since : nil }
    }
    let open = Concern(day: today - 3, toldBy: .nextOfKin)
    #expect(since(Concern(day: today, toldBy: .staff), open) == today - 3)
    #expect(since(Concern(day: today - 3, toldBy: .nextOfKin, cameTo: .lapse)) == nil)
    #expect(since(Concern(day: today - 90, toldBy: .staff)) == today - 90)
    #expect(since(Concern(day: today - 91, toldBy: .staff)) == nil)
    #expect(since() == nil)
  }

  @Test func onlyTheOfferIsTheDesksOfWhatRulesAskFor() {
    let desk = RuleTask.Rule.allCases.filter { AccessTable.may($0.action, .frontDesk) }
    #expect(desk == [.offerUnanswered])
  }

  @Test func withoutALimitNothingIsOverIt() {
    #expect(Due(nil, today: today) == .soon)
    #expect(Due(today, today: today) == .today)
    #expect(Due(today - 2, today: today) == .overLimit(days: 2))
    #expect(Due(today + 2, today: today) == .later(today + 2))
    #expect([Due.soon, .today, .later(today)].allSatisfy { !$0.isOverLimit })
  }

  // MARK: Who may be told

  @Test func withoutConsentNobodyIsTold() { #expect(MayBeTold([], on: today).parties.isEmpty) }

  @Test func onlyConsentsInForceCountAndTheLongestOfEach() {
    func consent(
      _ party: String, to: Day? = nil, from: Day? = nil, isGiven: Bool = true, withdrawn: Day? = nil
    ) -> Consent {
      Consent(
        purpose: .attendance, party: party, from: from ?? today - 10, validTo: to, isGiven: isGiven,
        withdrawn: withdrawn)
    }
    let told = MayBeTold(
      [
        consent("mor", to: today + 2), consent("mor", to: today + 11), consent("NAV"), consent("NAV", to: today),
        consent("far", isGiven: false), consent("søster", to: today - 1), consent("bror", withdrawn: today),
        consent("venn", from: today + 1), consent("tante", withdrawn: today + 1),
      ], on: today)
    #expect(told.parties.map(\.name) == ["NAV", "mor", "tante"])
    #expect(told.parties.map(\.until) == [nil, today + 11, nil])
  }

  // MARK: Not seen

  @Test func whoIsExpectedAndHasNotComeForTwoWeeksIsMissed() {
    func missed(_ attendance: Day?, contact: Day? = nil, since: Day?) -> Int? {
      LastSeen(person: person, attendance: attendance, contact: contact, expectedSince: since).missed(today: today)
    }
    #expect(missed(today - 14, since: today - 90) == 14)
    #expect(missed(today - 13, since: today - 90) == nil)
    #expect(missed(today - 30, contact: today - 2, since: today - 90) == nil)
    #expect(missed(nil, since: today - 20) == 20)
    #expect(missed(nil, since: today - 2) == nil)
    // Nobody expects them anywhere.
    #expect(missed(today - 90, since: nil) == nil)
  }
}
