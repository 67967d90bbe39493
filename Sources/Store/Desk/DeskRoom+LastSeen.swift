import Domain
import Ledger

/// What a day is made of, besides appointments and tasks.
extension DeskRoom {
  /// Who of a list of people has come on a day or later; nobody for whoever may not know.
  public func seen(since day: Day, of roster: Roster) throws(StoreError) -> Set<ParticipantKey> {
    try session.require(.seeToday)
    guard AccessTable.sees(.lastSeen, session.role) else { return [] }
    return try session.reading { coder in
      var people: Set<ParticipantKey> = []
      try coder.database.each(
        "SELECT DISTINCT person FROM attendance_now WHERE mark = 'present' AND day BETWEEN ? AND ?", Int64(day.number),
        Int64(session.today.number)
      ) { row in
        let person = ParticipantKey(row.integer(0))
        if roster.line(of: person) != nil { people.insert(person) }
      }
      return people
    }
  }

  /// When each of these was seen last, for whoever may know: as many as one colleague can follow up.
  public func lastSeen(_ people: [ParticipantKey]) throws(StoreError) -> [LastSeen] {
    try session.require(.seeToday)
    guard AccessTable.sees(.lastSeen, session.role) else { return [] }
    return try session.reading { coder in
      let reach = try ReachFilter(session, coder)
      let latest = try PreparedStatement(
        coder.database,
        "SELECT day FROM attendance_now WHERE person = ? AND mark = 'present' AND day <= ? ORDER BY day DESC LIMIT 1")
      return try people.compactMap { person in
        guard try reach.holds(person) else { return nil }
        let memberships = try MembershipFact.all(coder, where: "f.person = ?", person.value)
        let since = memberships.map(\.fact.membership).filter { $0.isInForce(on: session.today) }.map(\.from).min()
        let day = try latest.number(person.value, Int64(session.today.number))
        return LastSeen(
          person: person, attendance: day.map { Day(number: Int32(truncatingIfNeeded: $0)) }, expectedSince: since)
      }
    }
  }
}
