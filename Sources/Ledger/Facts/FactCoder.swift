import Domain

/// What turns facts into rows and back: the keys that seal them, and the whole numbers that names go by in columns and digests.
///
/// Made anew for each query: there are a handful of programmes, and another process may have added one. A class, since every
/// field of every row is handed it.
package final class FactCoder {
  /// The register, in the snapshot or the change in which facts are read and written.
  package let database: Database
  package let keys: Keyring
  package let colleagues: Colleagues
  /// What covers people in a past view; nil in the present, and where rows are looked at as they stand.
  package let cover: (any PastCover)?
  package private(set) var idByCode: [Int64: String] = [:]
  package private(set) var codeByID: [String: Int64] = [:]
  private var inForce: Set<Int64> = []
  /// Binding a fact makes its look-up codes, and to make those alone nothing need be sealed.
  let makesCodesOnly: Bool

  package init(_ database: Database, _ keys: Keyring) throws {
    self.database = database
    self.keys = keys
    colleagues = Colleagues(database, keys)
    cover = try NowViews.isEarlier(database) ? database.definitions.cover(database) : nil
    makesCodesOnly = false
    let kind = KeyKind.programme
    // Without a kind of fact that says what a code stands for there is none.
    let defining = database.definitions.defining(kind.rawValue).map { "\($0.table)_now" } ?? "\(kind.table) WHERE 0"
    let programmes = """
      SELECT k.key, k.id, k.key IN (SELECT \(kind.rawValue) FROM \(defining)) FROM \(kind.table) k ORDER BY k.key
      """
    try database.each(programmes) { learn(code: $0.integer(0), id: $0.text(1), isInForce: $0.integer(2) != 0) }
  }

  /// The code of a programme that is in force.
  /// - Throws: ``LedgerError/unknownName(_:)``.
  package func code(_ id: String) throws(LedgerError) -> Int64 {
    guard let code = codeByID[id], inForce.contains(code) else { throw .unknownName(id) }
    return code
  }

  /// The same, which gives people as they stand in their rows, whoever covers them now.
  package var uncovered: FactCoder { FactCoder(self, cover: nil, makesCodesOnly: makesCodesOnly) }

  /// The same for ``StoredFact/codes(_:)``.
  package var makingCodesOnly: FactCoder { FactCoder(self, cover: cover, makesCodesOnly: true) }

  private init(_ other: FactCoder, cover: (any PastCover)?, makesCodesOnly: Bool) {
    (database, keys, colleagues) = (other.database, other.keys, other.colleagues)
    (idByCode, codeByID, inForce) = (other.idByCode, other.codeByID, other.inForce)
    self.cover = cover
    self.makesCodesOnly = makesCodesOnly
  }

  package func learn(code: Int64, id: String, isInForce: Bool) {
    idByCode[code] = id
    codeByID[id] = code
    if isInForce { inForce.insert(code) }
  }
}
