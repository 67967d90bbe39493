import Domain

extension Roster {
  /// A roster in which some people are as they stand now: after a change of a few, without loading all.
  ///
  /// - Parameters:
  ///   - keys: whose facts have changed; people who are new or gone too.
  ///   - session: on the same day, else everyone is loaded.
  public func updated(_ keys: some Collection<ParticipantKey>, from session: Session) throws(StoreError) -> Roster {
    try session.require(.seeParticipants)
    let keys = Set(keys.map(\.value)).sorted()
    let places = columns.keys.count
    // Places left behind by earlier updates are cleared away by loading anew.
    if keys.count > Roster.mostAtOnce || session.today != today || session.clockDay != clockDay
      || places > people + people / 4 + Roster.mostAtOnce
    {
      return try session.roster()
    }
    let loader = RosterLoader(session)
    let (news, entry) = try loader.read(keys)
    var columns = columns
    var (nameOrder, numberOrder) = (nameOrder, numberOrder)
    let gone = Set(keys.compactMap { place(of: $0).map { Int32(truncatingIfNeeded: $0) } })
    for place in gone { columns.remove(Int(place)) }
    nameOrder.removeAll { gone.contains($0) }
    numberOrder.removeAll { gone.contains($0) }
    columns.boards.remove(Set(keys))
    let first = columns.people
    columns.append(news)
    for place in first..<columns.people {
      let name = columns.nameKey(place)
      nameOrder.insert(
        Int32(truncatingIfNeeded: place), at: Roster.position(in: nameOrder) { columns.nameKey($0).precedes(name) })
      let number = columns.numberKey(place)
      numberOrder.insert(
        Int32(truncatingIfNeeded: place),
        at: Roster.position(in: numberOrder) { columns.numberKey($0).precedes(number) })
    }
    return Roster(
      today: today, clockDay: clockDay, entry: entry, columns: columns, nameOrder: nameOrder, numberOrder: numberOrder,
      ordered: ordered)
  }

  private static let mostAtOnce = RegisterChanges.most

  /// The first place in `order` whose person does not come before.
  private static func position(in order: [Int32], comesBefore: (Int) -> Bool) -> Int {
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      if comesBefore(Int(order[middle])) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension RosterColumns {
  /// Takes a person out: their place stays, and nothing finds it.
  fileprivate mutating func remove(_ place: Int) {
    for index in words(place) { search[index] = 0 }
    regionPeople[Int(regions[place])] = -1
    lineCounts[place] = 0
  }

  fileprivate func nameKey(_ place: Int) -> OrderKey {
    OrderKey(bytes: name(place).withUnsafeBytes { NorwegianCollation.key($0) }, key: keys[place])
  }

  fileprivate func numberKey(_ place: Int) -> OrderKey {
    var bytes: [UInt8] = []
    number(place).withUnsafeBytes { ParticipantNumber.appendSortKey(of: $0, to: &bytes) }
    return OrderKey(bytes: bytes, key: keys[place])
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
