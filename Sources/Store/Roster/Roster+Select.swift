import Domain

extension Roster {
  /// The lines a query asks for, in its order; of equals, by name. Where something is typed, those who are found best come
  /// first, whatever the order is, which is theirs among each other.
  public func select(_ query: RosterQuery) -> [Int32] {
    guard let filter = LineFilter(query, table) else { return [] }
    let order = query.sort == .number ? numberOrder : nameOrder
    let ranks = ranks(of: SearchText.words(typed: query.text), findsInside: query.findsInside)
    let lines = chosen(order, filter) { person in ranks.map { $0[Int(person)] != Roster.notFound } ?? true }
    let ordered =
      switch query.sort {
      case .name, .number: query.ascending ? lines : lines.reversed()
      case .step, .days, .contact, .lights, .lightsDate, .status, .born, .unit: sorted(lines, as: query)
      }
    guard let ranks else { return ordered }
    // Who has left the lists comes behind those found as well who have not.
    let keys = ordered.map { place in
      let line = table.lines[Int(place)]
      return 2 * Int32(ranks[Int(line.person)]) + (line.isShown || line.isNameOnly ? 0 : 1)
    }
    return put(ordered, inOrderOf: keys, ascending: true)
  }

  private func chosen(_ order: [Int32], _ filter: LineFilter, _ isFound: (Int32) -> Bool) -> [Int32] {
    var lines: [Int32] = []
    lines.reserveCapacity(order.count)
    for person in order where isFound(person) {
      if let line = filter.line(of: Int(person), table) { lines.append(line) }
    }
    return lines
  }

  // MARK: - Order

  private func sorted(_ lines: [Int32], as query: RosterQuery) -> [Int32] {
    let ranks = Ranks(
      contacts: query.sort == .contact ? rankContacts() : [],
      units: query.sort == .unit
        ? Dictionary(query.unitOrder.enumerated().map { ($0.element.value, Int32($0.offset)) }) { first, _ in first }
        : [:])
    return put(lines, inOrderOf: lines.map { key(Int($0), query.sort, ranks) }, ascending: query.ascending)
  }

  /// Counts how many have each key and puts every line where it belongs, which keeps the order of equals: the keys are
  /// small whole numbers, and there are far fewer of them than lines.
  private func put(_ lines: [Int32], inOrderOf keys: [Int32], ascending: Bool) -> [Int32] {
    let known = keys.lazy.filter { $0 != Roster.missing }
    guard let least = known.min(), let most = known.max() else { return lines }
    // What is missing has the place behind all others.
    let width = Int(most) - Int(least) + 1
    var starts = [Int](repeating: 0, count: width + 2)
    func slot(_ key: Int32) -> Int {
      if key == Roster.missing { return width }
      return ascending ? Int(key) - Int(least) : Int(most) - Int(key)
    }
    for key in keys { starts[slot(key) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var sorted = [Int32](repeating: 0, count: lines.count)
    for (index, key) in keys.enumerated() {
      let slot = slot(key)
      sorted[starts[slot]] = lines[index]
      starts[slot] += 1
    }
    return sorted
  }

  private static let missing = Int32.min

  /// Where what goes by a name belongs among its like.
  private struct Ranks {
    /// By their place in the table.
    let contacts: [Int32]
    let units: [Int64: Int32]
  }

  private func key(_ place: Int, _ sort: RosterQuery.Sort, _ ranks: Ranks) -> Int32 {
    let line = table.lines[place]
    if line.isNameOnly { return Roster.missing }
    switch sort {
    case .name, .number: return 0
    case .step: return line.step == 0 ? Roster.missing : Int32(line.step)
    case .days:
      return line.stepDay == RosterTable.noDay ? Roster.missing : daysSince(line.stepDay)
    case .contact:
      return line.contact < 0 ? Roster.missing : ranks.contacts[Int(line.contact)]
    case .lights:
      let packed = table.people[Int(line.person)].lights
      return packed == 0 ? Roster.missing : -Roster.gravity(packed)
    case .lightsDate:
      let day = table.people[Int(line.person)].lightsDay
      return day == RosterTable.noDay ? Roster.missing : -daysSince(day)
    case .status: return line.status == 0 ? Roster.missing : Int32(line.status)
    case .born:
      let year = table.people[Int(line.person)].birthYear
      return year == 0 ? Roster.missing : Int32(year)
    case .unit: return ranks.units[line.unit] ?? Roster.missing
    }
  }

  /// A day that no version writes would make the table of keys as wide as it is wrong.
  private func daysSince(_ day: Int32) -> Int32 { min(max(today.number &- day, -100_000), 100_000) }

  /// Reds first, then yellows. Two bits a light: 1 green, 2 yellow, 3 red.
  private static func gravity(_ packed: UInt16) -> Int32 {
    let low = packed & 0x5555
    let high = (packed >> 1) & 0x5555
    let reds = (low & high).nonzeroBitCount
    let yellows = (high & ~low).nonzeroBitCount
    return Int32(reds * (LifeDomain.allCases.count + 1) + yellows)
  }

  private func rankContacts() -> [Int32] {
    var keys = SortKeys()
    for name in table.contacts {
      var name = name
      name.withUTF8 { utf8 in keys.add { NorwegianCollation.append(UnsafeRawBufferPointer(utf8), to: &$0) } }
    }
    keys.sort()
    var ranks = [Int32](repeating: 0, count: table.contacts.count)
    for (rank, index) in keys.order.enumerated() { ranks[Int(index)] = Int32(truncatingIfNeeded: rank) }
    return ranks
  }
}
