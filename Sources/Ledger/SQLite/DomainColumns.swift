import Domain

// Domain's values as they stand in columns: days as whole numbers since 1970-01-01, closed lists by their raw value,
// lights by their letters.

extension PreparedStatement {
  package func day(_ column: Int32) -> Day { Day(number: day(column)) }
  package func optionalDay(_ column: Int32) -> Day? { isNull(column) ? nil : day(column) }

  /// A word of a closed list.
  /// - Throws: ``LedgerError/damaged(_:)`` for a word that is not in it: no version of the program has written it.
  package func word<Word: RawRepresentable>(_ column: Int32, _ form: FactForm, row: Int64) throws(LedgerError) -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: text(column)) else {
      throw .damaged(.value(table: form.table, row: row))
    }
    return word
  }

  package func lights(_ column: Int32, _ form: FactForm, row: Int64) throws(LedgerError) -> Lights {
    guard let lights = Lights(letterBytes: bytes(column)) else {
      throw .damaged(.value(table: form.table, row: row))
    }
    return lights
  }
}

extension Lights {
  /// From the letters as SQLite holds them; nil for anything but eight of `gyr-`.
  package init?(letterBytes bytes: UnsafeRawBufferPointer) {
    guard bytes.count == LifeDomain.allCases.count else { return nil }
    var packed: UInt16 = 0
    var shift: UInt16 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "g"): packed |= 1 << shift
      case UInt8(ascii: "y"): packed |= 2 << shift
      case UInt8(ascii: "r"): packed |= 3 << shift
      case UInt8(ascii: "-"): break
      default: return nil
      }
      shift += 2
    }
    self.init(packed: packed)
  }
}
