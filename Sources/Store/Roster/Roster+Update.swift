import Domain

extension Roster {
  /// Some people as they stand now: after a change of a few, without loading all.
  ///
  /// - Parameters:
  ///   - keys: whose facts have changed; people who are new or gone too.
  ///   - session: on the same day, else everyone is loaded.
  public mutating func update(_ keys: some Collection<ParticipantKey>, from session: Session) throws(StoreError) {
    try session.require(.seeParticipants)
    let keys = Set(keys.map(\.value)).sorted()
    // Places left behind by earlier updates are cleared away by loading anew.
    if keys.count > Roster.mostAtOnce || session.today != today || session.clockDay != clockDay
      || table.people.count > people + people / 4 + Roster.mostAtOnce
    {
      self = try session.people.roster()
      return
    }
    var (news, entry) = try RosterLoader(session).read(keys)
    for place in keys.compactMap(place(of:)) {
      nameOrder.removeAll { $0 == place }
      numberOrder.removeAll { $0 == place }
      table.remove(place)
    }
    table.boards.remove(Set(keys))
    let first = table.people.count
    table.take(&news)
    for place in first..<table.people.count {
      let person = Int32(truncatingIfNeeded: place)
      nameOrder.insert(person, at: position(of: place, in: nameOrder, by: nameKey))
      numberOrder.insert(person, at: position(of: place, in: numberOrder, by: numberKey))
    }
    self.entry = entry
  }

  private static let mostAtOnce = RegisterChanges.most

  /// Where a person belongs in `order`.
  private func position(of place: Int, in order: [Int32], by key: (Int) -> OrderKey) -> Int {
    let sought = key(place)
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if key(Int(order[middle])).precedes(sought) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func nameKey(_ place: Int) -> OrderKey {
    let person = table.people[place]
    return OrderKey(bytes: table.name(person).withUnsafeBytes { NorwegianCollation.key($0) }, key: person.key)
  }

  private func numberKey(_ place: Int) -> OrderKey {
    let person = table.people[place]
    var bytes: [UInt8] = []
    table.number(person).withUnsafeBytes { ParticipantNumber.appendSortKey(of: $0, to: &bytes) }
    return OrderKey(bytes: bytes, key: person.key)
  }
}

/// What people are ordered by: the bytes, and of equals the key, as when everyone is loaded.
private struct OrderKey {
  var bytes: [UInt8]
  var key: Int64

  func precedes(_ other: OrderKey) -> Bool {
    if bytes == other.bytes { return key < other.key }
    return bytes.lexicographicallyPrecedes(other.bytes)
  }
}
