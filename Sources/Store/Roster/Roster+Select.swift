import Domain

extension Roster {
  /// The lines a query asks for, in its order; of equals, by name.
  public func select(_ query: RosterQuery) -> [Int32] {
    guard let filter = LineFilter(query, table) else { return [] }
    let order = query.sort == .number ? numberOrder : nameOrder
    var lines: [Int32] = []
    if let found = people(matching: SearchText.words(typed: query.text)) {
      lines = chosen(order, filter) { found[Int($0)] }
    } else {
      lines = chosen(order, filter) { _ in true }
    }
    switch query.sort {
    case .name, .number: return query.ascending ? lines : lines.reversed()
    case .step, .days, .contact, .lights, .lightsDate, .status, .born, .unit: return sorted(lines, as: query)
    }
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

  /// Counts how many have each key and puts every line where it belongs, which keeps the order of equals: the keys are
  /// small whole numbers, and there are far fewer of them than lines.
  private func sorted(_ lines: [Int32], as query: RosterQuery) -> [Int32] {
    let ascending = query.ascending
    let ranks = Ranks(
      contacts: query.sort == .contact ? rankContacts() : [],
      units: query.sort == .unit
        ? Dictionary(query.unitOrder.enumerated().map { ($0.element.value, Int32($0.offset)) }) { first, _ in first }
        : [:])
    let keys = lines.map { key(Int($0), query.sort, ranks) }
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

  // MARK: - Search

  /// For each person whether every word begins one of theirs; nil when there are no words, and so everyone is found.
  private func people(matching words: [[UInt8]]) -> [Bool]? {
    // The longest word finds the fewest: it goes through all bytes, the others through those it found.
    guard let longest = words.max(by: { $0.count < $1.count }) else { return nil }
    let others = words.filter { $0 != longest }.map(WordFinder.init)
    var found = [Bool](repeating: false, count: table.people.count)
    let finder = WordFinder(longest)
    table.search.withUnsafeBytes { search in
      var region = 0
      var from = 0
      while let hit = finder.first(in: search, from: from, to: search.count) {
        while region + 1 < table.regions.count, Int(table.regions[region + 1].start) <= hit { region += 1 }
        let (words, person) = (table.words(region), table.regions[region].person)
        if person >= 0, others.allSatisfy({ $0.first(in: search, from: words.lowerBound, to: words.upperBound) != nil })
        {
          found[Int(person)] = true
        }
        // One is enough of each person.
        from = words.upperBound
      }
    }
    return found
  }
}

/// Finds a word's beginning among folded words, each with a space before it.
private struct WordFinder {
  /// The space and the word.
  private let needle: [UInt8]
  /// Its first bytes, up to eight, as one number, and which bits of eight bytes they take.
  private let head: UInt64
  private let mask: UInt64

  init(_ word: [UInt8]) {
    needle = [SearchText.space] + word
    var head: UInt64 = 0
    for (index, byte) in needle.prefix(8).enumerated() { head |= UInt64(byte) << (UInt64(index) * 8) }
    self.head = head
    mask = needle.count >= 8 ? .max : (1 << (UInt64(needle.count) * 8)) - 1
  }

  /// The place of the first beginning in `start..<end`; nil when there is none.
  func first(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int? {
    var place = start
    let last = end - needle.count
    // Eight bytes are read at once while there are eight left.
    let lastWide = min(last, bytes.count - 8)
    while place <= lastWide {
      let window = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      if window & mask == head, needle.count <= 8 || matches(bytes, place) { return place }
      place += 1
    }
    while place <= last {
      if matches(bytes, place) { return place }
      place += 1
    }
    return nil
  }

  private func matches(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Bool {
    for (offset, byte) in needle.enumerated() where bytes[place + offset] != byte { return false }
    return true
  }
}
