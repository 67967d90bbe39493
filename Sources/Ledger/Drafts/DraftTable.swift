import Domain

/// The drafts of one user, as they lie in the register: beside the journal, not in it.
package struct DraftTable {
  private let database: Database
  private let seal: DraftSeal
  private let user: Int64

  package init(_ database: Database, _ owner: DraftOwner) {
    self.database = database
    seal = DraftSeal(owner)
    user = owner.user.value
  }

  /// Newest first. One that does not open is left out: it must not stand in the way of the others.
  package func all() throws -> [Draft] {
    try rows("").compactMap { row in
      guard var draft = try? seal.open(row.sealed, code: row.code) else { return nil }
      (draft.at, draft.leftAt) = (row.at, row.leftAt)
      return draft
    }
  }

  /// - Throws: ``LedgerError/damaged(_:)`` when it does not open: edited, or moved here from another row.
  package func draft(_ form: String) throws -> Draft? {
    guard let row = try rows(" AND form = ?", seal.code(of: form)).first else { return nil }
    var draft = try seal.open(row.sealed, code: row.code)
    (draft.at, draft.leftAt) = (row.at, row.leftAt)
    return draft
  }

  private typealias Row = (code: [UInt8], at: Int64, leftAt: Int64?, sealed: [UInt8])

  private func rows(_ condition: String, _ code: [UInt8]? = nil) throws -> [Row] {
    let select = try PreparedStatement(
      database,
      "SELECT form, at, left_at, sealed FROM main.draft WHERE clerk = ?\(condition) ORDER BY at DESC, form")
    select.bind {
      $0.add(user)
      if let code { $0.add(code) }
    }
    var rows: [Row] = []
    while try select.step() {
      rows.append((Array(select.bytes(0)), select.integer(1), select.optionalInteger(2), Array(select.bytes(3))))
    }
    return rows
  }

  /// Puts a draft in place of the one of its form. One whose user is no more a user is not kept, nor one about somebody
  /// who has been erased.
  package func put(_ draft: Draft) throws {
    if try isAboutErased(draft) { return try remove(draft.form) }
    let insert = try PreparedStatement(
      database,
      """
      INSERT OR REPLACE INTO main.draft (clerk, form, at, left_at, sealed)
        SELECT id, ?, ?, ?, ? FROM main.slot WHERE id = ?
      """)
    let sealed = try seal.seal(draft)
    insert.bind {
      $0.add(seal.code(of: draft.form))
      $0.add(draft.at)
      $0.add(draft.leftAt)
      $0.add(sealed)
      $0.add(user)
    }
    try insert.run()
  }

  package func leave(_ form: String, at now: Int64) throws {
    let update = try PreparedStatement(database, "UPDATE main.draft SET left_at = ? WHERE clerk = ? AND form = ?")
    update.bind {
      $0.add(now)
      $0.add(user)
      $0.add(seal.code(of: form))
    }
    try update.run()
  }

  package func remove(_ form: String) throws {
    let delete = try PreparedStatement(database, "DELETE FROM main.draft WHERE clerk = ? AND form = ?")
    delete.bind {
      $0.add(user)
      $0.add(seal.code(of: form))
    }
    try delete.run()
  }

  /// Those that have been kept long enough. A clock set back keeps them longer, never shorter.
  package func removeOld(leftBefore left: Int64, untouchedSince untouched: Int64) throws {
    let delete = try PreparedStatement(database, "DELETE FROM main.draft WHERE clerk = ? AND (left_at < ? OR at < ?)")
    delete.bind(user, left, untouched)
    try delete.run()
  }

  /// The forms of drafts about people who have been erased.
  package func aboutErased() throws -> [String] { try all().filter { try isAboutErased($0) }.map(\.form) }

  private func isAboutErased(_ draft: Draft) throws -> Bool {
    try draft.about.map { try Eraser.isErased($0.value, database) } ?? false
  }

  /// When the oldest was written; nil when there is none.
  package func oldest() throws -> Int64? {
    let select = try PreparedStatement(database, "SELECT min(at) FROM main.draft WHERE clerk = ?")
    select.bind(user)
    return try select.step() ? select.optionalInteger(0) : nil
  }
}
