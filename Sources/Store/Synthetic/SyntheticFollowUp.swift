import Domain

/// Fills a register that has people with years of what is entered on the way, some of them followed by whoever makes it: for
/// trials and benchmarks.
public struct SyntheticFollowUp {
  public var years = 5
  /// How many the user follows.
  public var followed = 60

  public init() {}

  private static let (daysBetweenContacts, daysBetweenAppointments) = (30, 60)

  /// - Throws: ``LedgerError/unchanged`` in a register without people.
  public func make(_ session: Session) throws(StoreError) {
    let roster = try session.people.roster()
    let people = roster.table.people.map { ParticipantKey($0.key) }
    if people.isEmpty { throw .ledger(.unchanged) }
    // Some hundreds in a change: what a change gathers lies in memory.
    for start in stride(from: 0, to: people.count, by: 500) {
      _ = try session.write(.generated) { change throws(StoreError) in
        for (index, person) in people[start..<min(start + 500, people.count)].enumerated() {
          try enter(person, start + index, session.today, &change)
        }
      }
    }
    let running = people.compactMap { person in
      roster.line(of: person).flatMap { roster[$0] }.flatMap { $0.status == .participating ? $0.enrolment : nil }
    }
    _ = try session.enrolments.assignContact(
      Array(running.prefix(followed)),
      ContactAssignment(name: session.access.name, role: .co, from: session.today - 30))
  }

  private func enter(
    _ person: ParticipantKey, _ index: Int, _ today: Day, _ change: inout ChangeSet
  ) throws(StoreError) {
    var told: [FollowUp] = []
    // Each a little apart from the others, as people are.
    let last = today - index % 40
    for days in stride(from: 0, to: years * 365, by: SyntheticFollowUp.daysBetweenContacts) {
      told.append(
        .contact(
          FollowUpContact(day: last - days, form: .phone, reachedOut: .service, isAchieved: days % 90 != 0)))
    }
    let home = today - 20 - index % 700
    told.append(.treatment(TreatmentEpisode(admitted: home - 90, ended: home)))
    if index % 4 == 0 { told.append(.relapse(Relapse(day: home + 10, known: home + 12))) }
    if index % 3 == 0 { told.append(.agreed(AgreedContact(from: today - 200, every: 14))) }
    for one in told { try change.enter(one.fact(of: person)) }
    for days in stride(from: 5, to: years * 365, by: SyntheticFollowUp.daysBetweenAppointments) {
      let appointment = Appointment(
        day: last - days, from: .midnight, with: "Tor Lie", outcome: days % 3 == 0 ? .didNotCome : .came)
      try change.enter(AppointmentFact(key: try change.newKey(), person: person, appointment: appointment))
    }
  }
}
