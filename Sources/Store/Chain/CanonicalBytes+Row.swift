extension CanonicalBytes {
  /// The present row of a selection of `id`, `entered`, `root` and then the form's columns: as ``FactWriter`` binds them.
  init(_ row: PreparedStatement, of form: FactForm) {
    for column: Int32 in 0..<3 { row.addCanonical(column, to: &self) }
    for (index, column) in form.columns.enumerated() {
      let place = Int32(index) + 3
      if column.isSeal {
        if row.isNull(place) { add(Int64?.none) } else { add(seal: row.bytes(place)) }
      } else if column.role != .code {
        row.addCanonical(place, to: &self)
      }
    }
  }

  static func selection(of form: FactForm) -> String {
    "SELECT id, entered, root, \(form.columnNames.joined(separator: ", ")) FROM main.\(form.table)"
  }
}
