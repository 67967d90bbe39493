extension CanonicalBytes {
  /// The present row of a selection of `id`, `entered`, `root` and then the table's columns: as ``FactWriter`` binds them.
  init(_ row: PreparedStatement, of table: FactTable) {
    for column: Int32 in 0..<3 { row.addCanonical(column, to: &self) }
    for (index, column) in table.columns.enumerated() {
      let place = Int32(index) + 3
      switch column {
      case .plain: row.addCanonical(place, to: &self)
      case .sealed, .dropped, .own:
        if row.isNull(place) { add(Int64?.none) } else { add(seal: row.bytes(place)) }
      case .code: break
      }
    }
  }

  static func selection(of table: FactTable) -> String {
    "SELECT id, entered, root, \(table.columnNames.joined(separator: ", ")) FROM main.\(table.rawValue)"
  }
}
