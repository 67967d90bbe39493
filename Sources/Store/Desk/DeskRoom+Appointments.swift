import Domain
import Ledger

/// Appointments: made by counsellors and team leads, seen by all. What they are about is not the desk's.
extension DeskRoom {
  /// - Throws: ``RuleViolation/appointment(_:)``; ``StoreError/notAllowed(_:)``.
  public func makeAppointment(
    _ appointment: Appointment, with person: ParticipantKey
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.makeAppointment)
    if let problem = appointment.problem(today: session.today) { throw .rule(.appointment(problem)) }
    return try session.write(
      .appointmentChanged, about: person, detail: EntryDetail(day: appointment.day.iso, added: 1)
    ) { change throws(StoreError) in
      try session.requireOpen(person, change)
      try change.enter(AppointmentFact(key: try change.newKey(), person: person, appointment: appointment))
    }
  }

  /// - Parameter row: the appointment that was read; when it is no longer in force somebody has been first.
  public func changeAppointment(_ appointment: Appointment, row: RowID) throws(StoreError) -> WriteReceipt {
    try session.require(.makeAppointment)
    if let problem = appointment.problem(today: session.today) { throw .rule(.appointment(problem)) }
    return try session.write(.appointmentChanged, detail: EntryDetail(day: appointment.day.iso, changed: 1)) {
      change throws(StoreError) in
      var fact: AppointmentFact = try change.giveWay(row)
      try session.requireReach(fact.person, change.coder)
      if fact.appointment == appointment { throw .ledger(.unchanged) }
      change.about = fact.person
      fact.appointment = appointment
      try change.enter(fact)
    }
  }

  /// - Parameter row: the appointment that was read.
  public func cancelAppointment(row: RowID) throws(StoreError) -> WriteReceipt {
    try session.require(.makeAppointment)
    return try session.write(.appointmentChanged) { change throws(StoreError) in
      let fact: AppointmentFact = try change.giveWay(row)
      try session.requireReach(fact.person, change.coder)
      change.about = fact.person
      change.detail = EntryDetail(day: fact.appointment.day.iso, removed: 1)
    }
  }

  /// A day's appointments with the people this user works with, in order of time.
  public func appointments(on day: Day) throws(StoreError) -> [AppointmentFact] {
    try session.reading(.seeToday) { coder in
      let reach = try ReachFilter(session, coder)
      return try DeskRoom.appointments(on: day, coder).filter { try reach.holds($0.fact.person) }.map { kept in
        var fact = kept.fact
        if !AccessTable.sees(.appointmentTopic, session.role) { fact.appointment.topic = nil }
        return fact
      }
    }
  }

  /// When the same colleague is taken already: times only, whoever they are with.
  ///
  /// - Parameter row: the appointment that is being changed, which does not stand in its own way.
  public func clashes(with appointment: Appointment, besides row: RowID? = nil) throws(StoreError) -> [Appointment] {
    try session.reading(.makeAppointment) { coder in
      let all = try DeskRoom.appointments(on: appointment.day, coder)
      return all.filter { $0.row != row && $0.fact.appointment.clashes(with: appointment) }.map { kept in
        var other = kept.fact.appointment
        (other.topic, other.place) = (nil, nil)
        return other
      }
    }
  }

  private static func appointments(on day: Day, _ coder: FactCoder) throws -> [KeptFact<AppointmentFact>] {
    try AppointmentFact.all(coder, where: "f.day = ? ORDER BY f.minute, f.appointment", Int64(day.number))
  }
}
