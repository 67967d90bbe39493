import Crypto

/// Values in the one form the journal's chain covers them in: each with its kind and length before it, so that no two
/// rows are alike in their bytes.
struct ChainBytes {
  private(set) var bytes: [UInt8] = []

  private enum Kind: UInt8 { case null, integer, text, seal, other }

  mutating func add(_ value: Int64?) {
    guard let value else { return bytes.append(Kind.null.rawValue) }
    bytes.append(Kind.integer.rawValue)
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ value: String?) {
    guard var value else { return bytes.append(Kind.null.rawValue) }
    value.withUTF8 { add(text: UnsafeRawBufferPointer($0)) }
  }

  /// The bytes as they stand: decoded first, two broken texts would be alike.
  mutating func add(text: UnsafeRawBufferPointer) {
    bytes.append(Kind.text.rawValue)
    add(count: text.count)
    bytes.append(contentsOf: text)
  }

  /// A seal stands as the SHA-256 of its bytes; of an erased one that is all there is.
  mutating func add(seal: [UInt8]) { seal.withUnsafeBytes { add(seal: $0) } }

  mutating func add(seal: UnsafeRawBufferPointer) {
    bytes.append(Kind.seal.rawValue)
    if Keyring.isErased(seal) {
      bytes.append(contentsOf: seal.dropFirst())
    } else {
      bytes.append(contentsOf: SHA256.hash(data: seal))
    }
  }

  mutating func addOther(_ other: UnsafeRawBufferPointer) {
    bytes.append(Kind.other.rawValue)
    add(count: other.count)
    bytes.append(contentsOf: other)
  }

  private mutating func add(count: Int) {
    withUnsafeBytes(of: UInt64(count).littleEndian) { bytes.append(contentsOf: $0) }
  }
}

extension ChainBytes {
  /// The present row of a selection of `id`, `entered`, `root` and then the table's columns: as ``FactWriter`` binds them.
  init(_ row: PreparedStatement, of table: FactTable) {
    for column: Int32 in 0..<3 { row.addCanonical(column, to: &self) }
    for (index, column) in table.columns.enumerated() {
      let place = Int32(index) + 3
      switch column {
      case .plain: row.addCanonical(place, to: &self)
      case .sealed:
        if row.isNull(place) { add(Int64?.none) } else { add(seal: row.bytes(place)) }
      case .code: break
      }
    }
  }

  static func selection(of table: FactTable) -> String {
    "SELECT id, entered, root, \(table.columnNames.joined(separator: ", ")) FROM main.\(table.rawValue)"
  }
}
