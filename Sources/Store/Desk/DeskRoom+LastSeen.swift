import Domain
import Ledger

/// What a day is made of, besides appointments and tasks.
extension DeskRoom {
  /// Who of a list of people has been seen on a day or later; nobody for whoever may not know.
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
      guard AccessTable.sees(.followUpContacts, session.role) else { return people }
      let kept = try AppointmentFact.all(
        coder, where: "f.day BETWEEN ? AND ?", Int64(day.number), Int64(session.today.number))
      for fact in kept.map(\.fact) where fact.appointment.outcome == .came && roster.line(of: fact.person) != nil {
        people.insert(fact.person)
      }
      guard coder.keys.holdsClinical else { return people }
      let apart = try ServicesApart(session, coder)
      try DigestPages(coder.database, coder.keys).each { part, other in
        var followed = Followed(ParticipantKey(part.person))
        guard roster.line(of: followed.person) != nil else { return }
        try other.call(into: &followed, apart)
        guard let last = followed.contacts.lastAchieved(by: session.today), last >= day else { return }
        people.insert(followed.person)
      }
      return people
    }
  }

  /// When each of these was seen last, for whoever may know: as many as one colleague can follow up.
  public func lastSeen(_ people: [ParticipantKey]) throws(StoreError) -> [LastSeen] {
    try session.require(.seeToday)
    guard AccessTable.sees(.lastSeen, session.role) else { return [] }
    return try session.reading { coder in
      let (reach, facts) = (try ReachFilter(session, coder), try DayFacts(coder, session.today))
      var contacts: [ParticipantKey: Followed] = [:]
      if AccessTable.sees(.followUpContacts, session.role), coder.keys.holdsClinical {
        let apart = try ServicesApart(session, coder)
        try CallColumn.each(of: Set(people.map(\.value)), coder) { part, other in
          var followed = Followed(ParticipantKey(part.person))
          try other.call(into: &followed, apart)
          contacts[followed.person] = followed
        }
      }
      return try people.compactMap { person in
        guard try reach.holds(person) else { return nil }
        var followed = contacts[person] ?? Followed(person)
        try facts.add(to: &followed)
        let memberships = try MembershipFact.all(coder, where: "f.person = ?", person.value)
        let since = memberships.map(\.fact.membership).filter { $0.isInForce(on: session.today) }.map(\.from).min()
        return LastSeen(
          person: person, attendance: followed.lastAttended, contact: followed.lastReached(by: session.today),
          expectedSince: since)
      }
    }
  }
}
