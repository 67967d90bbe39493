import Domain

/// Reads the fields of a fact from the present row of a statement. Its first columns are `id`, `entered`, `root`.
package struct ColumnReader: FieldVisitor {
  package typealias Inside = SealReader
  private let row: PreparedStatement
  private var column: Int32
  private let form: FactForm
  private let known: FactCoder
  private var sealKey: Int64?
  private var broken: LedgerError?

  package init(_ row: PreparedStatement, from first: Int32, _ form: FactForm, _ coder: FactCoder) {
    self.row = row
    column = first
    self.form = form
    known = coder
    sealKey = form.sealsHangOnRow ? row.integer(2) : nil
  }

  package var reads: Bool { true }
  package var coder: FactCoder? { known }

  package var failure: LedgerError? {
    get { broken }
    set {
      // Whoever found the value wrong does not know where it stands.
      if case .damaged(.value(table: "", row: _)) = newValue { broken = damagedValue } else { broken = newValue }
    }
  }

  private var damagedValue: LedgerError { .damaged(.value(table: form.table, row: row.integer(0))) }

  private mutating func next() -> Int32 {
    defer { column += 1 }
    return column
  }

  package mutating func number(_ field: FactColumn, _ value: inout Int64?) {
    let column = next()
    value = row.optionalInteger(column)
    if value == nil, !field.isOptional { failure = failure ?? damagedValue }
    if sealKey == nil { sealKey = value ?? 0 }
  }

  package mutating func text(_ field: FactColumn, _ value: inout String?) { value = row.optionalText(next()) }
  package mutating func bytes(_ name: String, _ value: inout [UInt8]) {}
  package mutating func code(_ name: String, _ make: (FactCoder) throws(LedgerError) -> [UInt8]?) { column += 1 }

  package mutating func codes(
    _ names: [String], _ side: Side, unread: inout UnreadCodes, _ make: (FactCoder) throws(LedgerError) -> [[UInt8]?]
  ) {
    let columns = names.map { _ in next() }
    if known.keys.holds(side) { return }
    unread.codes = columns.map { row.isNull($0) ? nil : Array(row.bytes($0)) }
  }

  package mutating func seal(
    _ name: String, _ side: Side, unread: UnreadSeal?, _ body: (inout SealReader) -> Void
  ) -> UnreadSeal? {
    let column = next()
    if row.isNull(column) { return nil }
    if !known.keys.holds(side) { return UnreadSeal(bytes: Array(row.bytes(column))) }
    let (row, form) = (row, form)
    open(body) { (keys, place, key) throws(LedgerError) in
      let (sealed, id) = (row.bytes(column), row.integer(0))
      if form == CaseRow.form { return try keys.openCase(sealed, place, key: key, table: form.table, row: id) }
      return try keys.openEither(sealed, side, place, key: key, table: form.table, row: id)
    }
    return nil
  }

  package mutating func box(_ name: String, _ value: inout [UInt8]) { value = Array(row.bytes(next())) }

  package mutating func told(_ body: (inout SealReader) -> Void) {
    let (told, own) = (next(), next())
    let (row, form) = (row, form)
    open(body) { (keys, place, key) throws(LedgerError) in
      if keys.holdsClinical {
        return try keys.openDropped(row.bytes(told), place, key: key, table: form.table, row: row.integer(0))
      }
      return row.isNull(own) ? nil : keys.openOwn(row.bytes(own), place, key: key)
    }
  }

  /// What is erased, or not this user's to read, is as if it were not there.
  private mutating func open(
    _ body: (inout SealReader) -> Void,
    _ opened: (Keyring, SealPlace, Int64) throws(LedgerError) -> [UInt8]?
  ) {
    do throws(LedgerError) {
      guard let plain = try opened(known.keys, form.sealPlace, sealKey ?? 0) else { return }
      let failure = plain.withUnsafeBytes { bytes in
        var reader = SealReader(bytes, known)
        body(&reader)
        return reader.isBroken ? damagedValue : reader.failure
      }
      if let failure { self.failure = self.failure ?? failure }
    } catch { failure = failure ?? error }
  }
}

/// Reads the fields inside a seal. What may be missing and comes last was not yet there when an older one was made.
package struct SealReader: PlainVisitor {
  private var reader: DigestReader
  package let coder: FactCoder?
  package var failure: LedgerError?

  package init(_ bytes: UnsafeRawBufferPointer, _ coder: FactCoder?) {
    reader = DigestReader(bytes)
    self.coder = coder
  }

  package var reads: Bool { true }
  package var isBroken: Bool { reader.isBroken }

  package mutating func number(_ field: FactColumn, _ value: inout Int64?) {
    value = reader.isAtEnd ? nil : reader.optionalInteger()
    if value == nil, !field.isOptional { fail() }
  }

  package mutating func text(_ field: FactColumn, _ value: inout String?) {
    value = reader.isAtEnd ? nil : reader.optionalText()
  }

  package mutating func bytes(_ name: String, _ value: inout [UInt8]) { value = Array(reader.text()) }
}
