import Dispatch
import Domain
import Ledger
import Synchronization

/// Loads a roster: two workers, each with a connection of its own and half of the people.
struct RosterLoader {
  let register: Register
  let access: Access
  let today: Day
  /// The day on which it is decided who stands in it.
  let clockDay: Day
  /// Whether something else is shown than the register as it stands on that day.
  let isEarlier: Bool
  let isCancelled: @Sendable () -> Bool

  init(_ session: Session, isCancelled: @escaping @Sendable () -> Bool = { false }) {
    register = session.register
    access = session.access
    today = session.today
    clockDay = session.clockDay
    isEarlier = session.isEarlier
    self.isCancelled = isCancelled
  }

  /// What one worker has read.
  private struct Part: Sendable {
    var table: RosterTable
    var names: SortKeys
    var numbers: SortKeys
    /// The newest entry of the snapshot it was read in.
    var entry: Int64
  }

  /// Some pages of digests, both ends included.
  private struct PageRange {
    var first: Int64
    var last: Int64

    /// About how many people there are on them. Keys are given out one by one from 1, so anything else is a damaged register,
    /// which must not make anyone reserve room for it.
    var people: Int64 {
      let pages = last &- first
      return (0..<mostExpected).contains(pages) && first >= 0 ? (pages + 1) * DigestPage.people : 0
    }
    private var mostExpected: Int64 { 1 << 17 }
  }

  /// Below this a second connection costs more than it saves.
  private static let worthSharing: Int64 = 4000
  private static let rowsBetweenLooks = 2048

  func load(workers: Int) throws(StoreError) -> Roster {
    let range = try register.reading { try RosterLoader.pageRange($0) }
    // What is derived may be this connection's own.
    let alone = workers < 2 || register.derivesItself || range.people < RosterLoader.worthSharing
    if alone { return roster([try register.reading { try read($0, range, register.keys) }]) }
    let middle = range.first + (range.last - range.first) / 2
    let halves = [PageRange(first: range.first, last: middle), PageRange(first: middle + 1, last: range.last)]
    // Two snapshots are one as long as nothing was written between them.
    for _ in 0..<3 {
      let keys = register.keys
      let parts: [Part]
      do {
        parts = try inParallel(halves, keys)
      } catch {
        // This process exchanged the keys meanwhile: with the new ones all is well.
        if keys.generation != register.keys.generation { continue }
        throw error
      }
      if Set(parts.map(\.entry)).count == 1 { return roster(consume parts) }
    }
    return roster([try register.reading { try read($0, range, register.keys) }])
  }

  /// The people with these keys, whoever of them there is.
  func read(_ keys: [Int64]) throws(StoreError) -> (table: RosterTable, entry: Int64) {
    try register.reading { database in
      var reader = try reader(database, register.keys, expecting: keys.count)
      let pages = try DigestPages(database, register.keys)
      let wanted = Set(keys)
      for page in Set(keys.map(DigestPage.number)).sorted() {
        try pages.each(onPage: page) { part, other in
          if wanted.contains(part.person) { try reader.read(part, other) }
        }
      }
      return (reader.finish().table, try RosterLoader.newestEntry(database))
    }
  }

  private func inParallel(_ ranges: [PageRange], _ keys: Keyring) throws(StoreError) -> [Part] {
    let results = Mutex<[Int: Result<Part, StoreError>]>([:])
    DispatchQueue.concurrentPerform(iterations: ranges.count) { index in
      let result: Result<Part, StoreError>
      do throws(StoreError) {
        // Through the gate: a register that is being closed, and its folder removed, waits for this connection too.
        result = .success(
          try storing {
            try register.gate.pass {
              let connection = try Connection.open(
                register.path, Facts.definitions, readOnly: true, busyMilliseconds: register.options.busyMilliseconds,
                reading: .once)
              return try connection.read { database in
                try SlotTable(database).requireGeneration(keys.generation)
                return try read(database, ranges[index], keys)
              }
            }
          })
      } catch { result = .failure(error) }
      results.withLock { $0[index] = result }
    }
    var parts: [Part] = []
    for index in ranges.indices {
      guard let result = results.withLock({ $0.removeValue(forKey: index) }) else { throw .ledger(.cancelled) }
      parts.append(try result.get())
    }
    return parts
  }

  private func read(_ database: Database, _ range: PageRange, _ keys: Keyring) throws -> Part {
    var reader = try reader(database, keys, expecting: Int(range.people))
    var rows = 0
    try DigestPages(database, keys).each(from: range.first, to: range.last) { part, other in
      try reader.read(part, other)
      rows += 1
      if rows % RosterLoader.rowsBetweenLooks == 0, isCancelled() || register.gate.isClosing {
        throw StoreError.ledger(.cancelled)
      }
    }
    let (table, names, numbers) = reader.finish()
    return Part(table: table, names: names, numbers: numbers, entry: try RosterLoader.newestEntry(database))
  }

  private func reader(_ database: Database, _ keys: Keyring, expecting people: Int) throws -> RosterReader {
    let coder = try FactCoder(database, keys)
    let following =
      access.units.isEmpty ? [] : try ContactFact.followed(by: access.name, on: today, coder).map(\.enrolment)
    return RosterReader(
      coder: coder, endings: try ProgrammeEndings(database), access: access, today: today,
      daysAfterEnd: try EnrolmentRules.daysOnListAfterEnd(in: database, .shown),
      scopeNow: try PresentScope(access, on: clockDay, isEarlier: isEarlier, database),
      following: try FollowedServices(following, access, on: clockDay, coder), expecting: people)
  }

  /// Takes the parts over and lets go of each piece as soon as it is no longer needed: together they are as large as the
  /// roster itself.
  private func roster(_ parts: consuming [Part]) -> Roster {
    var rest = parts
    guard !rest.isEmpty else {
      return Roster(
        today: today, clockDay: clockDay, entry: 0, table: RosterTable(), nameOrder: [], numberOrder: [],
        ordered: 0)
    }
    var first = rest.removeFirst()
    var (nameOrder, numberOrder) = ([Int32](), [Int32]())
    if var second = rest.popLast() {
      nameOrder = SortKeys.merged(first.names, second.names)
      numberOrder = SortKeys.merged(first.numbers, second.numbers)
      (first.names, first.numbers, second.names, second.numbers) = (SortKeys(), SortKeys(), SortKeys(), SortKeys())
      first.table.take(&second.table)
    } else {
      (nameOrder, numberOrder) = (first.names.order, first.numbers.order)
    }
    return Roster(
      today: today, clockDay: clockDay, entry: first.entry, table: first.table, nameOrder: nameOrder,
      numberOrder: numberOrder, ordered: first.table.people.count)
  }

  private static func pageRange(_ database: Database) throws -> PageRange {
    let statement = try PreparedStatement(database, "SELECT min(page), max(page) FROM current_now")
    guard try statement.step() else { return PageRange(first: 0, last: 0) }
    return PageRange(first: statement.integer(0), last: statement.integer(1))
  }

  private static func newestEntry(_ database: Database) throws -> Int64 {
    let statement = try PreparedStatement(database, "SELECT max(id) FROM entry_now")
    return try statement.step() ? statement.integer(0) : 0
  }
}

extension PeopleRoom {
  /// Everyone, with what a list shows of them on the session's day.
  ///
  /// To be called from a worker: 100,000 people take some tenths of a second.
  /// - Parameters:
  ///   - workers: how many read at once, 1 or 2.
  ///   - isCancelled: asked now and then, on any thread; ``LedgerError/cancelled`` follows a yes.
  public func roster(
    workers: Int = 2, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(StoreError) -> Roster {
    try session.require(.seeParticipants)
    return try RosterLoader(session, isCancelled: isCancelled).load(workers: workers)
  }
}
