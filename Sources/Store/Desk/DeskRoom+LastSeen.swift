import Domain
import Ledger

/// What a day is made of, besides appointments and tasks.
extension DeskRoom {
  /// When each of these was seen last, for whoever may know: as many as one colleague can follow up.
  public func lastSeen(_ people: [ParticipantKey]) throws(StoreError) -> [LastSeen] {
    try session.require(.seeToday)
    guard AccessTable.sees(.lastSeen, session.role) else { return [] }
    return try session.reading { database, coder in
      let reach = try ReachFilter(session, database, coder)
      let latest = try PreparedStatement(
        database,
        "SELECT day FROM attendance_now WHERE person = ? AND mark = 'present' AND day <= ? ORDER BY day DESC LIMIT 1")
      return try people.compactMap { person in
        guard try reach.holds(person) else { return nil }
        let memberships: [KeptFact<MembershipFact>] = try KeptFact.all(
          database, coder, where: "f.person = ?", person.value)
        let since = memberships.map(\.fact.membership).filter { $0.isInForce(on: session.today) }.map(\.from).min()
        latest.bind(person.value, Int64(session.today.number))
        defer { latest.reset() }
        return LastSeen(person: person, attendance: try latest.step() ? latest.day(0) : nil, expectedSince: since)
      }
    }
  }
}
