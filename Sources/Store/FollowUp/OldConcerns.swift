import Domain
import Ledger

/// Concerns of which nothing came, and which are to be kept no longer: ``Concern/days``.
enum OldConcerns {
  private struct Told: Hashable {
    let person: ParticipantKey
    let day: Day
    let toldBy: Concern.Teller
  }

  /// Their rows, in force or voided: one that was struck is not kept longer than one that was not. Of what a talk came to, the
  /// concern it began with stays.
  static func rows(on today: Day, _ coder: FactCoder) throws -> [(person: ParticipantKey, row: Int64)] {
    let form = CaseRow.form
    let isInForce = CaseRow.firstColumn + Int32(form.columns.count)
    var (old, settled): ([(told: Told, row: Int64)], Set<Told>) = ([], [])
    try coder.database.each(
      "SELECT \(CaseRow.selection("f")), f.voided IS NULL FROM main.\(CaseRow.table) f"
    ) { rows in
      let row = try CaseRow(rows, from: CaseRow.firstColumn, coder)
      guard var concern = try row.fact(ConcernFact.self, row: rows.integer(0), coder)?.concern else { return }
      let told = Told(person: row.person, day: concern.day, toldBy: concern.toldBy)
      if concern.cameTo != nil, rows.integer(isInForce) == 1 { settled.insert(told) }
      concern.cameTo = nil
      if concern.hasExpired(on: today) { old.append((told, rows.integer(0))) }
    }
    return old.filter { !settled.contains($0.told) }.map { ($0.told.person, $0.row) }
  }
}

extension EntryKind {
  /// Concerns of which nothing came were taken out; on the case side, as they were.
  public static let concernsErased = EntryKind("concerns_erased", .erasure, nil)
}

extension FollowUpRoom {
  /// Takes out concerns of which nothing came in time. Done by whoever comes first that day and can read that side.
  public func eraseOldConcerns() throws(StoreError) {
    guard !session.todayIsGiven, session.register.keys.holdsClinical, session.register.options.changes else { return }
    let today = session.today
    // Looked for without holding anybody up: mostly there are none.
    if try session.reading({ try OldConcerns.rows(on: today, $0) }).isEmpty { return }
    do throws(StoreError) {
      try session.write(.concernsErased) { change throws(StoreError) in
        let old = try storing { [coder = change.coder] in try OldConcerns.rows(on: today, coder) }
        if old.isEmpty { throw .ledger(.unchanged) }
        let erased = try storing { [coder = change.coder] in
          try Eraser.emptyCases(old.map(\.row), coder.database, coder.keys)
        }
        for (person, _) in old { change.ledger.touchAll(of: person) }
        (change.ledger.isHidden, change.ledger.tellsWhom) = (true, false)
        change.ledger.erased = erased
      }
    } catch {
      if error == .ledger(.unchanged) || error == .ledger(.busy) { return }
      throw error
    }
  }
}
