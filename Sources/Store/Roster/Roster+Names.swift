import Domain

extension Roster {
  /// What a list shows for a person's name; nil when the person is not in the roster.
  public func name(of person: ParticipantKey) -> String? {
    place(of: person.value).map { String(decoding: table.name(table.people[$0]), as: UTF8.self) }
  }

  /// What a list shows of some people, in order of their names; those who are not in the roster are left out.
  public func rows(of people: some Sequence<ParticipantKey>) -> [RosterRow] {
    let found = people.compactMap { person in
      line(of: person).flatMap { self[$0] }.map { (key: $0.shownName.norwegianOrder, row: $0) }
    }
    return found.sorted { left, right in
      left.key == right.key
        ? left.row.person < right.row.person : left.key.lexicographicallyPrecedes(right.key)
    }.map(\.row)
  }
}
