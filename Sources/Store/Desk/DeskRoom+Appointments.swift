import Domain
import Ledger

/// Appointments: made, moved and cancelled by everyone, seen by all. What they are about is not the desk's to read or to write.
extension DeskRoom {
  /// The rooms in which the house meets people.
  public func meetingRooms() throws(StoreError) -> MeetingRooms {
    try session.reading(.openRegister) { try MeetingRooms($0) }
  }

  /// - Throws: ``RuleViolation/appointment(_:)``; ``StoreError/notAllowed(_:)``.
  public func makeAppointment(
    _ appointment: Appointment, with person: ParticipantKey
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.makeAppointment)
    try require(appointment)
    return try session.write(
      .appointmentChanged, about: person, detail: EntryDetail(day: appointment.day.iso, added: 1)
    ) { change throws(StoreError) in
      try session.requireOpen(person, change)
      try make(appointment, with: person, &change)
    }
  }

  /// The same with somebody whose card is known to open, in a change of which it is a part.
  func make(
    _ appointment: Appointment, with person: ParticipantKey, _ change: inout ChangeSet
  ) throws(StoreError) {
    try session.require(.makeAppointment)
    try require(appointment)
    try require(appointment.place, change)
    try change.requireAlive(person, on: appointment.day)
    try change.enter(AppointmentFact(key: try change.newKey(), person: person, appointment: writable(appointment)))
  }

  /// Changes what was entered; nobody has moved anything by that. What was not shown to whoever changes it stays.
  ///
  /// - Parameter row: the appointment that was read; when it is no longer in force somebody has been first.
  public func changeAppointment(_ appointment: Appointment, row: RowID) throws(StoreError) -> WriteReceipt {
    try session.require(.makeAppointment)
    try require(appointment)
    return try session.write(.appointmentChanged, detail: EntryDetail(day: appointment.day.iso, changed: 1)) {
      change throws(StoreError) in
      var fact = try open(row, &change)
      let before = fact.appointment
      fact.appointment = writable(appointment)
      if !seesTopic {
        fact.appointment.topic = before.topic
        if appointment.place == nil, before.withoutTopic.place == nil { fact.appointment.place = before.place }
      }
      if fact.appointment == before { throw .ledger(.unchanged) }
      try require(fact.appointment.place, before: before.place, change)
      try change.requireAlive(fact.person, on: fact.appointment.day)
      try change.enter(fact)
    }
  }

  /// Moves an appointment to another time, as one change. It goes on there as it is, its topic unread, and where it stood it
  /// stands as moved.
  ///
  /// - Parameter row: the appointment that was read.
  /// - Throws: ``LedgerError/unchanged`` when it is at that time already; ``RuleViolation/appointment(_:)``.
  public func moveAppointment(row: RowID, to day: Day, _ from: TimeOfDay) throws(StoreError) -> WriteReceipt {
    try session.require(.makeAppointment)
    return try session.write(.appointmentMoved, detail: EntryDetail(day: day.iso)) { change throws(StoreError) in
      var fact = try open(row, &change)
      let before = fact.appointment
      if (before.day, before.from) == (day, from) { throw .ledger(.unchanged) }
      fact.appointment = before.moved(to: day, from)
      try require(fact.appointment)
      try change.requireAlive(fact.person, on: day)
      try change.enter(fact)
      // What it is about goes along with it, and is not left behind.
      var left = AppointmentFact(key: try change.newKey(), person: fact.person, appointment: before)
      (left.appointment.topic, left.appointment.outcome) = (nil, .moved)
      try change.enter(left)
    }
  }

  /// What came of an appointment, also that it was cancelled; nil takes that away again.
  ///
  /// - Parameter row: the appointment that was read.
  /// - Throws: ``LedgerError/unchanged``; ``RuleViolation/appointment(_:)`` before its day, and of one that was moved.
  public func enterOutcome(_ outcome: Appointment.Outcome?, row: RowID) throws(StoreError) -> WriteReceipt {
    try session.require(.makeAppointment)
    return try session.write(.appointmentOutcome, detail: EntryDetail(name: outcome?.rawValue)) {
      change throws(StoreError) in
      var fact: AppointmentFact = try change.giveWay(row)
      try session.requireReach(fact.person, change.coder)
      if fact.appointment.outcome == outcome { throw .ledger(.unchanged) }
      // An appointment is moved with its new time, and never by this alone.
      if fact.appointment.outcome == .moved || outcome == .moved { throw .rule(.appointment(.isOver)) }
      change.about = fact.person
      fact.appointment.outcome = outcome
      if let problem = fact.appointment.outcomeProblem(today: session.today) { throw .rule(.appointment(problem)) }
      try change.enter(fact)
    }
  }

  /// The appointments of a day, or of all days from it to another, with the people this user works with, in order of time.
  public func appointments(on day: Day, to last: Day? = nil) throws(StoreError) -> [AppointmentFact] {
    try session.reading(.seeToday) { coder in
      let (reach, rooms) = (try ReachFilter(session, coder), try MeetingRooms(coder))
      return try DeskRoom.appointments(on: day, to: last ?? day, coder).filter { try reach.holds($0.fact.person) }
        .map { kept in
          var fact = kept.fact
          fact.appointment.place = rooms.recognised(fact.appointment.place)
          if !seesTopic { fact.appointment = fact.appointment.withoutTopic }
          return fact
        }
    }
  }

  /// When the same colleague or the same room is taken already: times only, whoever is there then.
  ///
  /// - Parameter row: the appointment that is being changed, which does not stand in its own way.
  public func clashes(
    with appointment: Appointment, besides row: RowID? = nil
  ) throws(StoreError) -> [AppointmentClash] {
    try session.reading(.makeAppointment) { coder in
      let rooms = try MeetingRooms(coder)
      let all = try DeskRoom.appointments(on: appointment.day, to: appointment.day, coder)
      return all.filter { $0.row != row }.flatMap { kept in
        var other = kept.fact.appointment
        other.place = rooms.recognised(other.place)
        return appointment.clashes(with: other)
      }
    }
  }

  private static func appointments(
    on day: Day, to last: Day, _ coder: FactCoder
  ) throws -> [KeptFact<AppointmentFact>] {
    try AppointmentFact.all(
      coder, where: "f.day BETWEEN ? AND ? ORDER BY f.day, f.minute, f.appointment", Int64(day.number),
      Int64(last.number))
  }

  // MARK: Rules

  private var seesTopic: Bool { AccessTable.sees(.appointmentTopic, session.role) }

  /// What of it is this user's to write: an outcome has its own entry.
  private func writable(_ appointment: Appointment) -> Appointment {
    var written = appointment
    written.outcome = nil
    if !seesTopic { written.topic = nil }
    return written
  }

  private func require(_ appointment: Appointment) throws(StoreError) {
    if let problem = appointment.problem(today: session.today) { throw .rule(.appointment(problem)) }
  }

  private func require(
    _ place: AppointmentPlace?, before: AppointmentPlace? = nil, _ change: borrowing ChangeSet
  ) throws(StoreError) {
    let coder = change.coder
    let rooms = try storing { try MeetingRooms(coder) }
    if !rooms.hold(place, before: before) { throw .rule(.appointment(.noSuchRoom)) }
  }

  /// One that has no outcome yet, and gives way to what it becomes.
  private func open(_ row: RowID, _ change: inout ChangeSet) throws(StoreError) -> AppointmentFact {
    var fact: AppointmentFact = try change.giveWay(row)
    try session.requireReach(fact.person, change.coder)
    if fact.appointment.outcome != nil { throw .rule(.appointment(.isOver)) }
    change.about = fact.person
    let coder = change.coder
    fact.appointment.place = try storing { try MeetingRooms(coder) }.recognised(fact.appointment.place)
    return fact
  }
}

extension MeetingRooms {
  /// Those that are set; none where nothing is.
  init(_ coder: FactCoder) throws {
    self.init(text: try RegisterSetting.appointmentRooms.value(coder.database) ?? "")
  }
}
