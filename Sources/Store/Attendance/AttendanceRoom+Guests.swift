import Domain
import Ledger

/// Guests: counted, and named for the day only.
extension AttendanceRoom {
  /// Those of the groups of this user's units on a day, in the order they came.
  public func guests(on day: Day) throws(StoreError) -> [KeptFact<GuestFact>] {
    try session.reading(.seeAttendance) { coder in
      let own = Set(try AttendanceReader(session, coder).groups().map(\.fact.key))
      return try GuestFact.all(coder, where: "f.day = ? ORDER BY f.arrived, f.guest", Int64(day.number))
        .filter { own.contains($0.fact.guest.group) }
        .map { kept in
          var kept = kept
          // What is not emptied yet is over all the same.
          if !kept.fact.guest.keepsName(on: session.today) { kept.fact.guest.name = nil }
          return kept
        }
    }
  }

  /// Enters guests, or what has become of them.
  ///
  /// - Parameter row: those on the screen that they take the place of; nil for new ones.
  /// - Throws: ``RuleViolation/guest(_:)``; ``LedgerError/unchanged``; ``StoreError/conflict(_:)`` when somebody has changed them
  ///   meanwhile.
  @discardableResult
  public func saveGuests(_ guest: Guest, replacing row: RowID? = nil) throws(StoreError) -> WriteReceipt {
    try session.require(.markAttendance)
    if let problem = guest.problem(today: session.today) { throw .rule(.guest(problem)) }
    var written = guest
    if !guest.keepsName(on: session.today) { written.name = nil }
    if let name = written.name { try NameRule.require(name) }
    return try session.write(.guestsEntered) { [written] change throws(StoreError) in
      let group = try require(written.group, &change)
      let present: GuestFact? = try change.giveWay(row)
      if present?.guest == written { throw .ledger(.unchanged) }
      let key = if let present { present.key } else { try change.newKey() as GuestKey }
      change.detail = EntryDetail(day: written.day.iso, name: group, added: written.count)
      try change.enter(GuestFact(key: key, guest: written))
    }
  }

  /// Takes guests away that were never there.
  @discardableResult
  public func removeGuests(row: RowID) throws(StoreError) -> WriteReceipt {
    try session.require(.markAttendance)
    return try session.write(.guestsEntered) { change throws(StoreError) in
      let present: GuestFact = try change.giveWay(row)
      let group = try require(present.guest.group, &change)
      change.detail = EntryDetail(day: present.guest.day.iso, name: group, added: 0)
    }
  }

  /// - Returns: what the group is called.
  private func require(_ group: GroupKey, _ change: inout ChangeSet) throws(StoreError) -> String {
    let kept = try change.fact(GroupFact.self, group)
    if !session.counts(kept.fact.group.unit) { throw .rule(.notInRegister) }
    return kept.fact.group.name
  }

  /// Takes out the names of guests whose day is over. Done by whoever comes first.
  public func emptyGuestNames() throws(StoreError) {
    guard !session.todayIsGiven, session.register.options.changes else { return }
    let today = session.today
    do throws(StoreError) {
      try session.write(.guestNamesEmptied) { change throws(StoreError) in
        let emptied = try storing { [database = change.database] in try GuestNames.empty(before: today, database) }
        if emptied.isEmpty { throw .ledger(.unchanged) }
        change.ledger.erased = emptied
      }
    } catch {
      if error == .ledger(.unchanged) || error == .ledger(.busy) { return }
      throw error
    }
  }
}

/// Names of guests, of rows in force and voided ones alike.
enum GuestNames {
  private static let seal = "sealed"

  /// Empties those of every row from before `day` to their hash.
  static func empty(before day: Day, _ database: Database) throws -> ErasedRows {
    let table = GuestFact.form.table
    let rows = "SELECT id, \(seal) FROM main.\(table) WHERE day < ?"
    let update = "UPDATE main.\(table) SET \(seal) = ? WHERE id = ?"
    var emptied = ErasedRows()
    let changed = try Eraser.empty(rows, Int64(day.number), by: update, in: database)
    emptied.add(ErasedRows.place(GuestFact.form, seal), changed)
    return emptied
  }
}
