import Domain
import Testing

@testable import Ledger
@testable import Store

/// Appointments in the register, between a counsellor and the desk.
@Suite struct AppointmentTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let today = RegisterTrial.today

  init() throws {
    trial = try RegisterTrial()
    person = try #require(try trial.add("P-1", "Moen", "Kai").about)
    try trial.addUser("siv", "Siv Ås", .frontDesk)
    try trial.addUser("ole", "Ole Vik", .counsellor)
    _ = try trial.session().settings.change([.appointmentRooms: "Møterom 1, Møterom 2"])
  }

  private func appointment(
    _ day: Day, _ time: String, place: AppointmentPlace? = .room("Møterom 2"), topic: String? = nil
  ) -> Appointment {
    Appointment(day: day, from: TimeOfDay(time) ?? .midnight, place: place, with: "Ole Vik", topic: topic)
  }

  private func make(_ session: Session, _ appointment: Appointment) throws -> Recorded<AppointmentFact> {
    _ = try session.desk.makeAppointment(appointment, with: person)
    return try #require(
      try trial.card(person).appointments.first {
        $0.fact.appointment.day == appointment.day && $0.fact.appointment.from == appointment.from
      })
  }

  private func all(_ session: Session, to last: Day? = nil) throws -> [Appointment] {
    try session.desk.appointments(on: today, to: last ?? today + 9).map(\.appointment)
  }

  // MARK: What it is about

  @Test func theDeskSeesWhenAndWhereAndNotWhatAbout() throws {
    let (ole, siv) = (try trial.login("ole"), try trial.login("siv"))
    _ = try make(ole, appointment(today + 1, "1030", topic: "Tilbakefallet"))
    _ = try make(ole, appointment(today, "9"))
    let desk = try trial.card(person, siv).appointments.map(\.fact.appointment)
    #expect(desk.map(\.day) == [today, today + 1])
    #expect(desk.allSatisfy { $0.topic == nil && $0.place == .room("Møterom 2") })
    #expect(try trial.card(person, ole).appointments.last?.fact.appointment.topic == "Tilbakefallet")
    #expect(try siv.desk.appointments(on: today).map(\.person) == [person])
    try trial.expectWhole()
  }

  @Test func theDeskMakesMovesAndCancelsAndWritesNoTopic() throws {
    let (ole, siv) = (try trial.login("ole"), try trial.login("siv"))
    _ = try make(siv, appointment(today, "9", topic: "Tilbakefallet"))
    #expect(try all(ole) == [appointment(today, "9")])
    _ = try siv.journal.undo()
    let made = try make(ole, appointment(today, "9", topic: "Planen"))
    var later = appointment(today, "9", place: .outside)
    _ = try siv.desk.changeAppointment(later, row: made.row)
    later.topic = "Planen"
    #expect(try all(ole) == [later], "what the desk may not read stays as it was")
    let changed = try #require(try trial.card(person, siv).appointments.first)
    _ = try siv.desk.moveAppointment(row: changed.row, to: today + 1, try #require(TimeOfDay("1030")))
    let moved = try #require(try trial.card(person, siv).appointments.last)
    #expect(try all(ole).last?.topic == "Planen")
    _ = try siv.desk.enterOutcome(.cancelled, row: moved.row)
    #expect(try all(ole).map(\.outcome) == [.moved, .cancelled])
    #expect(try all(ole).map(\.topic) == [nil, "Planen"])
    try trial.expectWhole()
  }

  // MARK: Changing and moving

  @Test func anAppointmentIsChangedAndCalledOffByWhoSawItLast() throws {
    let ole = try trial.login("ole")
    let seen = try make(ole, appointment(today, "9", topic: "Plan"))
    var later = seen.fact.appointment
    later.day = today + 2
    _ = try trial.session("tor").desk.changeAppointment(later, row: seen.row)
    #expect(conflict { _ = try ole.desk.enterOutcome(.cancelled, row: seen.row) }?.actor == "Tor Lie")
    let changed = try #require(try trial.card(person, ole).appointments.first)
    #expect(changed.fact.key == seen.fact.key && changed.fact.appointment == later)
    #expect(failure { _ = try ole.desk.changeAppointment(later, row: changed.row) } == .ledger(.unchanged))
    _ = try ole.desk.enterOutcome(.cancelled, row: changed.row)
    #expect(try all(ole).map(\.outcome) == [.cancelled])
    _ = try ole.journal.undo()
    #expect(try all(ole) == [later])
    try trial.expectWhole()
  }

  @Test func aMovedAppointmentIsOneChangeThatStandsAtBothTimes() throws {
    let siv = try trial.login("siv")
    let made = try make(try trial.login("ole"), appointment(today, "9", topic: "Planen"))
    let half = try #require(TimeOfDay("1030"))
    let receipt = try siv.desk.moveAppointment(row: made.row, to: today + 3, half)
    #expect(receipt.kind == .appointmentMoved)
    let both = try trial.card(person).appointments.map(\.fact)
    #expect(both.map(\.appointment.day) == [today, today + 3] && both.map(\.appointment.outcome) == [.moved, nil])
    #expect(both.map(\.appointment.topic) == [nil, "Planen"] && both.last?.appointment.from == half)
    #expect(both.last?.key == made.fact.key && both.last?.appointment.with == "Ole Vik")
    #expect(try all(siv).filter { !$0.isOff }.map(\.day) == [today + 3])
    _ = try siv.journal.undo()
    #expect(try all(trial.session()) == [appointment(today, "9", topic: "Planen")])
    try trial.expectWhole()
  }

  @Test func whatIsOverIsNotMovedAndNobodyIsMovedToADayThatHasBeen() throws {
    let ole = try trial.login("ole")
    var row = try make(ole, appointment(today, "9")).row
    let nine = try #require(TimeOfDay("9"))
    #expect(failure { _ = try ole.desk.moveAppointment(row: row, to: today, nine) } == .ledger(.unchanged))
    #expect(
      failure { _ = try ole.desk.moveAppointment(row: row, to: today - 1, nine) } == .rule(.appointment(.inThePast)))
    _ = try ole.desk.enterOutcome(.came, row: row)
    row = try #require(try trial.card(person).appointments.first).row
    let over = StoreError.rule(.appointment(.isOver))
    #expect(failure { _ = try ole.desk.moveAppointment(row: row, to: today + 1, nine) } == over)
    #expect(failure { _ = try ole.desk.changeAppointment(appointment(today + 1, "9"), row: row) } == over)
    #expect(failure { _ = try ole.desk.enterOutcome(.moved, row: row) } == over)
  }

  // MARK: What came of it

  @Test func whatCameOfItIsEnteredByTheDeskChangedAndTakenAway() throws {
    let (ole, siv) = (try trial.login("ole"), try trial.login("siv"))
    _ = try make(ole, appointment(today, "9", topic: "Planen"))
    func enter(_ outcome: Appointment.Outcome?) throws -> Appointment.Outcome? {
      _ = try siv.desk.enterOutcome(outcome, row: try #require(try trial.card(person).appointments.first).row)
      return try all(ole).first?.outcome
    }
    #expect(try enter(.didNotCome) == .didNotCome)
    #expect(try enter(.came) == .came)
    let newest = try trial.session().journal.entries(limit: 1)
    #expect(newest.map(\.kind) == [.appointmentOutcome] && newest.first?.detail?.name == "came")
    #expect(newest.first?.about == person)
    #expect(try enter(nil) == nil)
    #expect(try all(ole).first?.topic == "Planen")
    try trial.expectWhole()
  }

  @Test func whetherSomebodyCameIsNotEnteredBeforeTheDay() throws {
    let row = try make(try trial.login("ole"), appointment(today + 1, "9")).row
    let siv = try trial.login("siv")
    for outcome in [Appointment.Outcome.came, .didNotCome] {
      #expect(
        failure { _ = try siv.desk.enterOutcome(outcome, row: row) } == .rule(.appointment(.outcomeTooEarly)))
    }
    _ = try siv.desk.enterOutcome(.cancelled, row: row)
  }

  @Test func theCardAsksForWhatCameOfThoseOfTheLastDays() throws {
    let earlier = trial.session(today: today - 20)
    for age in [15, 14, 1] { _ = try earlier.desk.makeAppointment(appointment(today - age, "9"), with: person) }
    func open() throws -> [Recorded<AppointmentFact>] { try trial.card(person).appointments }
    #expect(try open().map(\.fact.appointment.day) == [today - 14, today - 1])
    _ = try trial.session().desk.enterOutcome(.came, row: try #require(try open().last).row)
    #expect(try open().map(\.fact.appointment.day) == [today - 14])
    // What came of it stands in the list of its day, and in what they are given of their own.
    #expect(try trial.session().desk.appointments(on: today - 1).map(\.appointment.outcome) == [.came])
    let record = try #require(try trial.session().keeping.dayRecord(of: person))
    #expect(record.appointments.map(\.fact.outcome) == [nil, nil, .came])
  }

  // MARK: Places

  @Test func aPlaceIsOneOfTheRoomsOrOutside() throws {
    let ole = try trial.login("ole")
    let wrong = StoreError.rule(.appointment(.noSuchRoom))
    for place in [AppointmentPlace.room("Tyrili"), .written("Tyrili")] {
      #expect(failure { _ = try make(ole, appointment(today, "9", place: place)) } == wrong)
    }
    let row = try make(ole, appointment(today, "9")).row
    #expect(
      failure { _ = try ole.desk.changeAppointment(appointment(today, "9", place: .room("Loftet")), row: row) } == wrong
    )
    // A room that is given up stays where it was agreed.
    _ = try trial.session().settings.change([.appointmentRooms: "Møterom 3"])
    _ = try ole.desk.changeAppointment(appointment(today, "10"), row: row)
    #expect(try all(try trial.login("siv")).map(\.place) == [.room("Møterom 2")])
  }

  /// As an earlier version left it: a text alone.
  private func typed(_ place: String, at time: String) throws -> Recorded<AppointmentFact> {
    let appointment = appointment(today, time, place: .written(place), topic: "Avrusning")
    _ = try trial.session().register.write(by: trial.session(), kind: .appointmentChanged, about: person) {
      change throws(StoreError) in
      try change.enter(AppointmentFact(key: try change.newKey(), person: person, appointment: appointment))
    }
    return try #require(try trial.card(person).appointments.last)
  }

  @Test func aPlaceThatWasTypedIsTheCounsellorsAndToTheDeskARoomOrNothing() throws {
    let (ole, siv) = (try trial.login("ole"), try trial.login("siv"))
    _ = try typed("møterom  2", at: "9")
    let away = try typed("Tyrili, poliklinikken", at: "10")
    let card = try trial.card(person, siv).appointments.map(\.fact.appointment.place)
    #expect(card == [.room("Møterom 2"), nil])
    #expect(try all(siv).map(\.place) == card)
    #expect(try all(ole).map(\.place) == [.room("Møterom 2"), .written("Tyrili, poliklinikken")])
    // The desk changes the time and moves it: where it is stays, unseen.
    var shown = away.fact.appointment.withoutTopic
    shown.minutes = 45
    _ = try siv.desk.changeAppointment(shown, row: away.row)
    let changed = try #require(try trial.card(person, siv).appointments.last)
    _ = try siv.desk.moveAppointment(row: changed.row, to: today + 1, changed.fact.appointment.from)
    #expect(try all(siv).map(\.place) == [.room("Møterom 2"), nil, nil])
    #expect(try all(ole).last?.place == .written("Tyrili, poliklinikken") && all(ole).last?.topic == "Avrusning")
    // What it chooses takes its place.
    let moved = try #require(try trial.card(person, siv).appointments.last)
    var chosen = moved.fact.appointment
    chosen.place = .outside
    _ = try siv.desk.changeAppointment(chosen, row: moved.row)
    #expect(try all(ole).last?.place == .outside)
    try trial.expectWhole()
  }

  /// Before there were rooms and outcomes a seal held the place alone; the longest of them fill it to the last byte.
  @Test(arguments: ["Kafeen", String(repeating: "ø", count: 30) + "mmm", nil])
  func aSealOfAnEarlierVersionIsRead(place: String?) {
    var writer = SealWriter(coder: nil)
    var written = place
    writer.text("place", &written)
    var fact = AppointmentFact.blank
    fact.appointment.outcome = .came
    writer.padded(false).withUnsafeBytes { bytes in
      var reader = SealReader(bytes, nil)
      fact.sealed(&reader)
      #expect(reader.failure == nil && !reader.isBroken)
      #expect(fact.appointment.place == place.map { .written($0) } && fact.appointment.outcome == nil)
    }
  }

  // MARK: Clashes

  @Test func aClashIsToldAndDoesNotBlock() throws {
    let ole = try trial.login("ole")
    let made = try make(ole, appointment(today, "1000", topic: "Plan"))
    let other = appointment(today, "1015")
    let clash = try trial.login("siv").desk.clashes(with: other)
    #expect(clash.map(\.taken) == [.colleague("Ole Vik"), .room("Møterom 2")])
    #expect(Set(clash.map(\.times)) == ["10:00–10:30"])
    let row = try make(ole, other).row
    #expect(try ole.desk.clashes(with: other, besides: row).count == 2)
    #expect(try ole.desk.clashes(with: appointment(today, "1045")).isEmpty)
    // Nobody waits at a time that was moved away from.
    _ = try ole.desk.moveAppointment(row: made.row, to: today + 1, made.fact.appointment.from)
    #expect(try ole.desk.clashes(with: other, besides: row).isEmpty)
  }

  // MARK: Whose they are

  @Test func nobodyWaitsForSomebodyWhoHasDied() throws {
    let earlier = trial.session(today: today - 2)
    for day in [today - 2, today, today + 1] {
      _ = try earlier.desk.makeAppointment(appointment(day, "9"), with: person)
    }
    let enrolment = try #require(try trial.card(person).enrolments.first).enrolment
    var ended = enrolment.fact
    (ended.status, ended.end, ended.endReason) = (.ended, today - 1, .died)
    _ = try trial.session().enrolments.changeEnrolment(ended, row: enrolment.row)
    func outcomes() throws -> [Appointment.Outcome?] {
      try trial.session().desk.appointments(on: today - 2, to: today + 1).map(\.appointment.outcome)
    }
    #expect(try outcomes() == [nil, .cancelled, .cancelled])
    _ = try trial.session().journal.undo()
    #expect(try outcomes() == [nil, nil, nil])
    try trial.expectWhole()
  }

  @Test func ofSomebodyCloseNoAppointmentIsListedMadeOrMoved() throws {
    let row = try make(trial.session(), appointment(today, "9")).row
    let close = Session(
      register: trial.register,
      access: Access(user: UserKey(3), name: "Kari Holm", role: .frontDesk, relatives: [person]), actor: "kari",
      today: today, todayIsGiven: false)
    #expect(try close.desk.appointments(on: today).isEmpty)
    let refused = StoreError.notAllowed(.relative)
    #expect(failure { _ = try close.desk.makeAppointment(appointment(today, "12"), with: person) } == refused)
    #expect(failure { _ = try close.desk.moveAppointment(row: row, to: today + 1, .midnight) } == refused)
    #expect(failure { _ = try close.desk.enterOutcome(.came, row: row) } == refused)
    // That a colleague is taken is told without with whom.
    #expect(try Set(close.desk.clashes(with: appointment(today, "9")).map(\.times)) == ["09:00–09:30"])
  }

  @Test func ofAProtectedAddressOnlyTheirOwnUnitSeesAnAppointment() throws {
    let ground = try AccessGround()
    let appointment = Appointment(day: today, from: .midnight, place: .outside, with: "Tor Lie")
    _ = try ground.trial.session().desk.makeAppointment(appointment, with: ground.hidden)
    func seen(_ unit: String?) throws -> [ParticipantKey] {
      try ground.session(AccessWho(role: .frontDesk, unit: unit)).desk.appointments(on: today).map(\.person)
    }
    #expect(try seen("Verkstedet").isEmpty)
    #expect(try seen("Rådhusgaten") == [ground.hidden])
  }
}
