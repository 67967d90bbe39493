/// Seals anew what the journal's chain is gone through for: every row of facts and every entry, each as it is passed, so
/// that it is read once. What is to be written is handed on.
package final class SealRenewal {
  private let exchange: SealExchange
  private let coders: (old: FactCoder, new: FactCoder)
  private let forms: [FactForm: Columns]
  private let erasedFacts: Set<Int64>
  private let erasedEntries: Set<Int64>
  private let emit: (Renewed) throws -> Void

  /// The columns of a table that hang on the keys.
  private struct Columns {
    let number: Int
    let sealed: [(place: Int32, side: Side)]
    let codes: [Int32]
  }

  /// - Parameters:
  ///   - erased: what erasures have emptied of the rows to come.
  ///   - emit: gets every row that is to be written.
  package init(
    _ database: Database, _ exchange: SealExchange, erased: ErasedRows, emit: @escaping (Renewed) throws -> Void
  ) throws {
    self.exchange = exchange
    self.emit = emit
    coders = (try FactCoder(database, exchange.old), try FactCoder(database, exchange.new).makingCodesOnly)
    var forms: [FactForm: Columns] = [:]
    for (number, form) in database.definitions.tables.enumerated() {
      let sealed = form.placed.compactMap { place, column in column.side.map { (place, $0) } }
      if !sealed.isEmpty { forms[form] = Columns(number: number, sealed: sealed, codes: form.codePlaces) }
    }
    self.forms = forms
    (erasedFacts, erasedEntries) = (erased.rows(of: CaseRow.table), erased.rows(of: "entry"))
  }

  /// Whether anything of a table hangs on the keys.
  package func seals(_ form: FactForm) -> Bool { forms[form] != nil }

  /// The seals of a row under the new keys; hands on what is to be written of it.
  package func seals(of row: PreparedStatement, _ form: FactForm) throws -> [RowSeal] {
    guard let columns = forms[form] else { return [] }
    let id = row.integer(0)
    let isCase = form == CaseRow.form
    // What hangs on nothing that can be seen hangs on its own row.
    let key = form.sealsHangOnRow ? row.integer(2) : row.integer(3)
    var (values, seals): ([[UInt8]?], [RowSeal]) = ([], [])
    for (column, side) in columns.sealed {
      if isCase { try requireHonest(row.bytes(column), erasedFacts, CaseRow.table, id) }
      let seal = try exchange.resealed(row, column, side, form.sealPlace, key: key, table: form.table, row: id)
      values.append(seal)
      if let seal { seals.append(RowSeal(column: column, bytes: seal)) }
    }
    if !columns.codes.isEmpty {
      let codes = try form.type.init(row, from: FactForm.firstColumn, coders.old).codes(coders.new)
      // What is erased is not to be found, nor what has not been taken in.
      for (code, column) in zip(codes, columns.codes) { values.append(row.isNull(column) ? nil : code) }
    }
    try emit(Renewed(place: .row(columns.number), id: id, values: values))
    return seals
  }

  /// The detail of an entry under the new keys.
  package func detail(of entry: PreparedStatement, _ column: Int32) throws -> [UInt8]? {
    if entry.isNull(column) { return nil }
    let (id, kind) = (entry.integer(0), entry.text(3))
    if kind == EntryWord.hidden {
      try requireHonest(entry.bytes(column), erasedEntries, "entry", id)
    }
    guard let anew = try EntrySecret.resealed(entry, column, kind: kind, entry: id, exchange) else { return nil }
    try emit(Renewed(place: .secret, id: id, values: [anew.seal, anew.label]))
    return anew.seal
  }

  /// The chain covers a row of the case side by the code before its seal, so that what stands in the seal is to be looked at.
  private func requireHonest(
    _ seal: UnsafeRawBufferPointer, _ erased: Set<Int64>, _ table: String, _ row: Int64
  ) throws {
    guard try exchange.old.isAsEntered(seal) || erased.contains(row) else {
      throw LedgerError.damaged(.seal(table: table, row: row))
    }
  }
}

/// What is to be written of a row that has been sealed anew.
package struct Renewed: Sendable {
  package enum Place: Hashable, Sendable {
    /// Of a table of facts, by its number in ``Definitions/tables``: its seals, then its codes.
    case row(Int)
    /// Of an entry: its detail and its label.
    case secret
    /// Of an entry: its code.
    case code
  }

  package let place: Place
  package let id: Int64
  package let values: [[UInt8]?]
}

/// Writes what has been sealed anew.
package struct RenewedWriter {
  private let rows: [PreparedStatement?]
  private let secret: PreparedStatement
  private let code: PreparedStatement

  package init(_ database: Database) throws {
    rows = try database.definitions.tables.map { form in
      let seals = form.columns.filter { $0.side != nil }
      if seals.isEmpty { return nil }
      let columns = (seals + form.columns.filter { $0.role == .code }).map(\.name)
      return try PreparedStatement(
        database, "UPDATE main.\(form.table) SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?")
    }
    secret = try PreparedStatement(database, "UPDATE main.entry SET detail = ?, label = ? WHERE id = ?")
    code = try PreparedStatement(database, "UPDATE main.entry SET code = ? WHERE id = ?")
  }

  package func write(_ renewed: Renewed) throws {
    let statement =
      switch renewed.place {
      case .row(let number): rows[number]
      case .secret: secret
      case .code: code
      }
    try statement?.run(renewed.values, of: renewed.id)
  }
}
