import Domain

// Domain's values as they stand in columns: days as whole numbers since 1970-01-01, closed lists by their raw value.

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
}
