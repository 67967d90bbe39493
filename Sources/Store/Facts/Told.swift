import Domain

/// What somebody wrote down about a person: the clinical side reads it, and so does whoever wrote it.
///
/// It takes two columns, `told` and `own`.
struct Told {
  private let bytes: [UInt8]

  init(_ write: (inout DigestWriter) -> Void) {
    var writer = DigestWriter()
    write(&writer)
    writer.pad()
    bytes = writer.bytes
  }

  func bind(
    _ binder: inout Binder, _ table: FactTable, key: Int64, _ coder: FactCoder
  ) throws(StoreError) {
    binder.add(seal: try coder.keys.drop(bytes, table.sealPlace, key: key))
    binder.add(seal: try coder.keys.sealOwn(bytes, table.sealPlace, key: key))
  }
}

extension FactCoder {
  /// Opens what was told, from column `column` and the author's own copy in the one after it; nil for who may read neither.
  /// - Throws: ``StoreError/damaged(_:)`` when it does not open, or does not hold what `read` reads.
  func openTold<Value>(
    _ row: PreparedStatement, _ column: Int32, _ table: FactTable, key: Int64,
    _ read: (inout DigestReader) -> Value
  ) throws(StoreError) -> Value? {
    let id = row.integer(0)
    let plain: [UInt8]?
    if keys.holdsClinical {
      plain = try keys.openDropped(row.bytes(column), table.sealPlace, key: key, table: table.rawValue, row: id)
    } else {
      plain = row.isNull(column + 1) ? nil : keys.openOwn(row.bytes(column + 1), table.sealPlace, key: key)
    }
    guard let plain else { return nil }
    let value: (Value, Bool) = plain.withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      return (read(&reader), reader.isBroken)
    }
    if value.1 { throw .damaged(.value(table: table.rawValue, row: id)) }
    return value.0
  }

  func colleague(_ number: Int64?) throws(StoreError) -> String? {
    try number.map { number throws(StoreError) in try colleagues.name(number) }
  }

  func number(ofColleague name: String?) throws(StoreError) -> Int64? {
    try name.map { name throws(StoreError) in try colleagues.number(of: name) }
  }
}
