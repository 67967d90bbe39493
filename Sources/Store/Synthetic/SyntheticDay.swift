import Domain

/// Fills a register that has people with one full day: groups that meet, appointments, and tasks of which nearly all are done.
/// For trials and benchmarks.
public struct SyntheticDay {
  public var groups = 40
  public var members = 20
  public var appointments = 30
  public var tasks = 2000

  public init() {}

  /// Makes the day in one change.
  /// - Throws: ``LedgerError/unchanged`` in a register without people or units.
  @discardableResult
  public func make(_ session: Session) throws(StoreError) -> WriteReceipt {
    let people = try session.people.roster().table.people.prefix(groups * members).map { ParticipantKey($0.key) }
    let (today, author) = (session.today, session.access.user)
    guard let unit = try session.catalogue.units().first?.fact.key, let ten = TimeOfDay(minutes: 600), !people.isEmpty,
      let meetings = Timetable.meetings(typed: "10-12", weekday: today.weekday)
    else { throw .ledger(.unchanged) }
    return try session.write(.generated) { change throws(StoreError) in
      for group in 0..<groups {
        let listed = (0..<members).map { people[(group * members + $0) % people.count] }
        _ = try change.enter(
          Group(unit: unit, name: "Gruppe \(group)", timetable: Timetable(meetings)), listed, from: today - 60)
      }
      for index in 0..<appointments {
        try change.enter(
          AppointmentFact(
            key: try change.newKey(), person: people[index % people.count],
            appointment: Appointment(day: today, from: ten, with: "Tor Lie")))
      }
      for index in 0..<tasks {
        let key: TaskKey = try change.newKey()
        try change.enter(
          TaskFact(
            key: key, person: people[index % people.count],
            task: DeskTask(kind: .call, due: today - index % 300, assignee: nil, author: author)))
        if index % 50 != 0 { try change.enter(TaskDoneFact(task: key, day: today - index % 300)) }
      }
    }
  }
}
